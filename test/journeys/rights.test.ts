import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../src/catalogue/roles.ts';
import { openStore } from '../../src/db/open.ts';
import { currentProgramme } from '../../src/db/programmes.ts';
import { wholeProgramme } from '../../src/db/scope.ts';
import { programActor, type Actor } from '../../src/services/actor.ts';
import { createUser } from '../../src/services/accounts/create-user.ts';
import { hashPassword } from '../../src/services/accounts/password.ts';
import { saveProject } from '../../src/services/projects/save-project.ts';
import {
  answered,
  axeFindings,
  newVisitor,
  openBrowser,
  scrollsSideways,
  signIn,
  WIDTHS,
  type Visitor,
} from './browser.ts';
import { newInstallation, type Installation } from './installation.ts';

const PASSWORD = '海风吹过胶州湾畔';
const NOW = new Date('2023-07-01T02:00:00Z');
const PHONE = '0532-85550333';
const PEOPLE: readonly (readonly [string, Role, string | null])[] = [
  ['填报员', 'district', '370211'],
  ['核查一', 'district', '370211'],
  ['核查二', 'district', '370211'],
  ['外区员', 'district', '370215'],
  ['规划员', 'planner', null],
  ['验收员', 'verifier', null],
  ['查阅员', 'viewer', null],
  ['审计员', 'auditor', null],
];
const PROJECT = {
  name: '示例隐湾储罐综合治理', category: 'industry', type: 'tank', district: '370211', step: 'listed', content: '内浮顶改造',
  start: '2023-05-01', finish: '2023-06-30', run: '2023-07-10', owner: '示例甲', phone: PHONE, reduces: { VOC: { tonnes: 8 } },
}; // prettier-ignore
const CHECKED = { ...PROJECT, name: '示例隐湾油气回收', step: 'self-checked', started: '2023-05-02', finished: '2023-06-08', effective: '2023-06-12' }; // prettier-ignore

describe('each sees and does what is theirs', () => {
  let browser: Browser;
  let installation: Installation;
  /** Entered by 填报员: one that is listed, one that waits for 区级核查. */
  let listed: string;
  let waiting: string;
  const visitors = new Map<string, Visitor>();
  const at = (name: string): Page => visitors.get(name)!.page;

  beforeAll(async () => {
    [browser, installation] = await Promise.all([openBrowser(), newInstallation({}, () => NOW)]);
    const store = await openStore(installation.config.database);
    const { city } = installation.config;
    const scope = wholeProgramme((await currentProgramme(store.read, city))!);
    const passwordHash = await hashPassword(PASSWORD);
    [listed, waiting] = await store.write(async (trx) => {
      const ids = new Map<string, string>();
      for (const [name, role, district] of PEOPLE) {
        const made = await createUser(trx, programActor(NOW), city, { name, displayName: name, role, district, phone: null, passwordHash }); // prettier-ignore
        if (made.ok) ids.set(name, made.value.id);
      }
      const actor: Actor = { person: { id: ids.get('填报员')!, displayName: '填报员' }, now: NOW };
      const enter = async (input: object): Promise<string> => {
        const saved = await saveProject(trx, { actor, scope, asOf: '2023-07-01' }, input);
        if (saved.kind !== 'create') throw new Error(JSON.stringify(saved));
        return saved.record.id;
      };
      return [await enter(PROJECT), await enter(CHECKED)] as const;
    });
    await store.close();
    for (const [name] of PEOPLE) {
      const visitor = await newVisitor(browser, installation.address);
      await signIn(visitor.page, name, PASSWORD);
      visitors.set(name, visitor);
    }
  });
  afterAll(async () => {
    await browser.close();
    await installation.remove();
  });

  const press = async (page: Page, button: string): Promise<void> => {
    await answered(page, () => page.locator(button).click());
  };
  /** Is the page for everybody, on an office screen and a phone? */
  const lookAround = async (page: Page, name: string): Promise<void> => {
    for (const width of ['phone', 'office'] as const) {
      await page.setViewportSize(WIDTHS[width]);
      expect([name, await scrollsSideways(page)]).toEqual([name, false]);
    }
    expect([name, await axeFindings(page)]).toEqual([name, []]);
  };
  const status = async (page: Page, path: string): Promise<number> => (await page.goto(path))?.status() ?? 0;

  test('a branch asks for a new plan date, and the planner accepts it', async () => {
    const branch = at('填报员');
    await branch.goto(`/projects/${listed}/edit`);
    await branch.locator('#finish').fill('2023-09-30');
    await branch.locator('#reason').fill('设备到货推迟');
    await press(branch, 'main form[method=post] button.is-primary');
    expect(await branch.locator('main').innerText()).toMatch(/需要市局同意：.*现计划完工/);
    await lookAround(branch, 'asks');
    await press(branch, 'button[value=ask]');
    expect(await branch.locator('main').innerText()).toContain('变更申请');
    expect(await status(branch, '/projects/deleted')).toBe(403);

    const planner = at('规划员');
    await planner.goto('/requests');
    await press(planner, 'tbody th a');
    await lookAround(planner, 'request');
    await press(planner, 'button[value=accept]');
    await planner.goto(`/projects/${listed}/history`);
    const [answer, change] = await planner.locator('.history > li').allInnerTexts();
    expect(answer).toMatch(/规划员.*同意变更申请/);
    expect(change).toContain('规划员');
    expect(change).toMatch(/2023-06-30\s*→\s*2023-09-30/);
    expect(change).toContain('设备到货推迟');
  });

  test('what lies in another district is not there, wherever it is asked for', async () => {
    const page = at('外区员');
    for (const path of ['', '/edit', '/steps', '/progress', '/review', '/amounts', '/history'])
      expect([path, await status(page, `/projects/${listed}${path}`)]).toEqual([path, 404]);
    await lookAround(page, 'foreign');
    await page.goto('/projects');
    await page.locator('[type=search]').first().fill('隐湾');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    expect(await page.locator('main').innerText()).not.toContain(PROJECT.name);
    for (const path of ['/projects?q=隐湾', '/reviews?rows=all', '/progress', '/audit', '/notices', '/requests']) {
      expect([path, await status(page, path)]).toEqual([path, 200]);
      expect([path, (await page.content()).includes(PROJECT.name)]).toEqual([path, false]);
    }
  });

  test('nobody signs for what they entered; two others do, and a verifier is the last', async () => {
    const address = `/projects/${waiting}/steps`;
    const own = at('填报员');
    await own.goto(address);
    const section = 'section[aria-labelledby=s-move]';
    expect(await own.locator(`${section} form`).count()).toBe(0);
    expect(await own.locator(section).innerText()).toContain('录入');
    await lookAround(own, 'four-eyes');
    for (const name of ['规划员', '验收员', '查阅员']) {
      await at(name).goto(address);
      expect([name, await at(name).locator(`${section} form`).count()]).toEqual([name, 0]);
    }
    for (const [name, names] of [
      ['核查一', 1],
      ['核查二', 2],
    ] as const) {
      // prettier-ignore
      await at(name).goto(address);
      await at(name).locator('#opinion').fill('与申报一致');
      await press(at(name), `${section} form button`);
      await at(name).goto(address);
      expect(await at(name).locator('[aria-labelledby=s-signatures] li').count()).toBe(names);
    }
    await at('核查一').goto(address);
    expect(await at('核查一').locator(`${section} form`).count()).toBe(0);
    await at('验收员').goto(address);
    expect(await at('验收员').locator(section).innerText()).toContain('市级验收');
  });

  test('a viewer reads everything but telephone numbers, and changes nothing', async () => {
    const page = at('查阅员');
    await page.goto(`/projects/${listed}`);
    expect(await page.locator('main').innerText()).toContain('示例甲');
    expect(await page.locator('main a[href$="/edit"]').count()).toBe(0);
    await lookAround(page, 'viewer');
    for (const path of ['', '/history', '/steps', '/progress']) {
      await page.goto(`/projects/${listed}${path}`);
      expect([path, (await page.content()).includes(PHONE)]).toEqual([path, false]);
      expect([path, await page.locator('main form[method=post]').count()]).toEqual([path, 0]);
    }
    const files = await page.request.get(`/projects.csv?cols=all`);
    expect([files.status(), (await files.text()).includes(PHONE)]).toEqual([200, false]);
    expect((await (await at('规划员').request.get('/projects.csv?cols=all')).text()).includes(PHONE)).toBe(true);
    expect(await status(page, `/projects/${listed}/edit`)).toBe(403);
    await lookAround(page, 'not-allowed');
    expect(await status(page, '/audit')).toBe(403);
  });

  test('an auditor follows a figure: who, when, from what to what, why, and what was known on a day', async () => {
    const page = at('审计员');
    await page.goto(`/projects/${listed}/history`);
    const entries = await page.locator('.history > li').allInnerTexts();
    expect(entries.at(-1)).toContain('填报员');
    expect(await page.getByRole('link', { name: '恢复到此版本' }).count()).toBe(0);
    await page.locator('#field').selectOption('finish');
    await press(page, 'form:has(#field) button');
    const told = await page.locator('.history > li').allInnerTexts();
    expect(told.map((one) => /(规划员|填报员) (修改|变更申请 · 申请变更|新增)/.exec(one)?.[0])).toEqual([
      '规划员 修改',
      '填报员 变更申请 · 申请变更',
      '填报员 新增',
    ]);
    await lookAround(page, 'history');
    await page.locator('#as_of').fill('2023-07-01');
    await press(page, 'form:has(#as_of) button');
    expect(await page.locator('main').innerText()).toContain('2023-07-01');
    await page.goto(`/audit?id=${listed}`);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(1);
    expect(await page.locator('tbody').innerText()).toContain('设备到货推迟');
    await lookAround(page, 'audit');
    expect(await page.locator('main form[method=post]').count()).toBe(0);
  });

  test('a planner puts it back to what was entered, with a reason, and the trail says so', async () => {
    const page = at('规划员');
    await page.goto(`/projects/${listed}/history`);
    await page.getByRole('link', { name: '恢复到此版本' }).last().click();
    await page.waitForURL(/history\/1$/);
    await page.locator('#reason').fill('区市撤回推迟');
    await lookAround(page, 'revert');
    await press(page, 'main form button.is-primary');
    await page.goto(`/projects/${listed}/history`);
    const first = await page.locator('.history > li').first().innerText();
    expect(first).toContain('区市撤回推迟');
    expect(first).toMatch(/2023-09-30\s*→\s*2023-06-30/);
  });

  test('on the whole way no policy was broken and no script failed', () => {
    expect([...visitors.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
