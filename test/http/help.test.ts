import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '../../src/catalogue/roles.ts';
import { openHouse, type TestHouse } from './house.ts';

/** What the page offers a person: name and address of every task. */
function tasksOf(html: string): readonly { readonly href: string; readonly name: string }[] {
  const part = html.slice(html.indexOf('<dl class="tasks">'), html.lastIndexOf('</dl>'));
  return [...part.matchAll(/<dt><a href="([^"]+)">([^<]+)<\/a><\/dt>/g)].map(([, href = '', name = '']) => ({
    href: href.replaceAll('&amp;', '&'),
    name,
  }));
}

describe('the page that says how things are done', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.remove());

  test.each(ROLES)('leads %s only to pages that open', async (role) => {
    const person = await house.visitor(role);
    const tasks = tasksOf((await person.get('/help').expect(200)).text);
    expect(tasks.length).toBeGreaterThan(5);
    for (const { href } of tasks) expect(`${href} ${String((await person.get(href)).status)}`).toBe(`${href} 200`);
  });

  test('offers each what they may do, and nothing else', async () => {
    const offered = async (role: (typeof ROLES)[number]) =>
      tasksOf((await (await house.visitor(role)).get('/help')).text).map(({ name }) => name);
    const branch = await offered('district');
    expect(branch).toEqual(expect.arrayContaining(['新建项目', '导入表格', '申请变更', '填报进展']));
    expect(branch).not.toEqual(expect.arrayContaining(['市级验收']));
    expect(await offered('verifier')).toContain('市级验收');
    expect(await offered('viewer')).not.toContain('新建项目');
    expect(await offered('admin')).toEqual(expect.arrayContaining(['管账号', '设年度和口径']));
  });
});
