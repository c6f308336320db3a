import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../house.ts';

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('moving one day', () => {
  let at: TestHouse;
  let manager: Agent;
  let open: { readonly id: string; readonly safe_day: string; readonly safe_slack: number }[];

  const page = async (address: string): Promise<string> => text((await manager.get(address).expect(200)).text);

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    manager = await at.visitor('manager');
    const list = '/projects.csv?safe_verdict=until&sort=safe_slack&cols=id,safe_day,safe_slack';
    const [, ...lines] = (await manager.get(list).expect(200)).text.trim().split('\r\n');
    open = lines.map((line) => {
      const [id = '', safe_day = '', safe_slack] = line.split(',');
      return { id, safe_day, safe_slack: Number(safe_slack) };
    });
  });
  afterAll(() => at.remove());

  it('shows the list sorted by how long each project may still slip', () => {
    expect(open.length).toBeGreaterThan(3);
    expect(open.map(({ safe_slack }) => safe_slack)).toEqual(open.map((one) => one.safe_slack).sort((a, b) => a - b));
  });

  it('keeps every target on the last safe day and loses one the day after', async () => {
    const [first] = open;
    const next = new Date(`${first!.safe_day}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    const safe = await page(`/projects/${first!.id}/slip?day=${first!.safe_day}`);
    expect(safe).toContain(`最晚${first!.safe_day}稳定运行`);
    expect(safe).not.toContain('变为不达标');
    const late = await page(`/projects/${first!.id}/slip?day=${next.toISOString().slice(0, 10)}`);
    expect(late).toContain('变为不达标');
    expect(late).toMatch(/个目标的达标情况改变/);
  });

  it('names who makes up for it, and leaves the project as it is', async () => {
    const before = await at.store.read.selectFrom('programmes').select('data_version').execute();
    const late = await page('/projects/QD-2023-0017-C/slip?day=2023-09-20');
    expect(late).toMatch(/补得回来的项目.*由20\d\d-\d\d-\d\d提前到20\d\d-\d\d-\d\d/);
    expect(await at.store.read.selectFrom('programmes').select('data_version').execute()).toEqual(before);
  });

  it('names who does it together where nobody does alone, and what is then still missing', async () => {
    const month = await page('/projects/QD-2023-0013-J/slip?day=2023-08-01');
    expect(month).toMatch(
      /没有哪一个项目能单独补齐。下列 \d+ 个项目一起提前可以补齐：共补回 NOx [\d.]+、VOCs [\d.]+ 吨/,
    );
    expect(await page('/projects/QD-2023-0013-J/slip?day=2023-09-01')).toMatch(/下列 10 个项目一起提前，.*仍差 NOx/);
  });

  it('takes an impossible day for the planned one, and says when nothing can move', async () => {
    expect(await page('/projects/QD-2023-0017-C/slip?day=2023-02-31')).toContain('没有改动');
    expect(await page('/projects/QD-2023-0017-C/slip?day=9999-01-01')).toContain('没有改动');
    expect(await page('/projects/QD-2023-0003-3/slip')).toContain('没有还能改动的投运日');
  });

  it('is nothing for a branch, whose page knows no totals of its zone', async () => {
    const branch = await at.visitor('district');
    await branch.get('/projects/QD-2023-0017-C/slip').expect(403);
    expect((await branch.get('/projects.csv?cols=id,safe_day').expect(200)).text).not.toMatch(/,20\d\d-/);
  });
});
