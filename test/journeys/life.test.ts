import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/catalogue/roles.ts';
import { openStore } from '../../src/db/open.ts';
import { currentProgramme } from '../../src/db/programmes.ts';
import { findProject } from '../../src/db/projects.ts';
import { wholeProgramme } from '../../src/db/scope.ts';
import type { Store } from '../../src/db/store.ts';
import { programActor } from '../../src/services/actor.ts';
import { createUser } from '../../src/services/accounts/create-user.ts';
import { hashPassword } from '../../src/services/accounts/password.ts';
import { saveProject } from '../../src/services/projects/save-project.ts';
import { answered, newVisitor, openBrowser, signIn } from './browser.ts';
import { newInstallation, type Installation } from './installation.ts';

const PASSWORD = '海风吹过胶州湾畔';
const NOW = new Date('2023-07-01T02:00:00Z');
const PEOPLE: readonly (readonly [string, Role, string | null])[] = [
  ['填报员', 'district', '370211'],
  ['核查一', 'district', '370211'],
  ['核查二', 'district', '370211'],
  ['验收员', 'verifier', null],
  ['规划员', 'planner', null],
];
const PROJECT = {
  name: '示例炉窑清洁能源替代', category: 'industry', type: 'furnace-fuel', district: '370211', step: 'listed', content: '煤改气',
  start: '2023-05-01', finish: '2023-06-10', run: '2023-06-12', progress: 60, reduces: { NOx: { tonnes: 8 } },
}; // prettier-ignore
/** A picture of one dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('the life of a project, each step by whose it is', () => {
  let browser: Browser;
  let installation: Installation;
  let store: Store;
  let id: string;
  const pages = new Map<string, Page>();

  beforeAll(async () => {
    [browser, installation] = await Promise.all([openBrowser(), newInstallation({}, () => NOW)]);
    store = await openStore(installation.config.database);
    const { city } = installation.config;
    const scope = wholeProgramme((await currentProgramme(store.read, city))!);
    const passwordHash = await hashPassword(PASSWORD);
    id = await store.write(async (trx) => {
      for (const [name, role, district] of PEOPLE)
        await createUser(trx, programActor(NOW), city, { name, displayName: name, role, district, phone: null, passwordHash }); // prettier-ignore
      const made = await saveProject(trx, { actor: programActor(NOW), scope, asOf: '2023-07-01' }, PROJECT);
      if (made.kind !== 'create') throw new Error(JSON.stringify(made));
      return made.record.id;
    });
    for (const [name] of PEOPLE) {
      const { page } = await newVisitor(browser, installation.address);
      await signIn(page, name, PASSWORD);
      pages.set(name, page);
    }
  });
  afterAll(async () => {
    await browser.close();
    await store.close();
    await installation.remove();
  });

  const press = async (page: Page, button: string): Promise<void> => {
    await answered(page, () => page.locator(button).click());
  };
  /** Opens the page of steps, fills what the step asks for and moves. */
  const move = async (name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> => {
    const page = pages.get(name)!;
    await page.goto(`/projects/${id}/steps`);
    for (const [field, value] of Object.entries(fields)) await page.locator(`#${field}`).fill(value);
    await press(page, 'section[aria-labelledby=s-move] form button');
  };
  const handIn = async (name: string, kind: string): Promise<void> => {
    const page = pages.get(name)!;
    await page.goto(`/projects/${id}/steps`);
    await page.locator('#kind').selectOption(kind);
    await page.locator('#file').setInputFiles({ name: `示例 ${kind}.png`, mimeType: 'image/png', buffer: Buffer.from(DOT, 'base64') }); // prettier-ignore
    await press(page, 'form[enctype] button');
  };
  const step = async (): Promise<string> => {
    const scope = wholeProgramme((await currentProgramme(store.read, installation.config.city))!);
    return (await findProject(store.read, scope, id))!.step;
  };

  it('goes from 开工 to 销号', async () => {
    // Nothing can be sent while papers are missing: the page names them instead.
    const branch = pages.get('填报员')!;
    const lacksPapers = async (named: string): Promise<void> => {
      await branch.goto(`/projects/${id}/steps`);
      expect(await branch.locator('section[aria-labelledby=s-move]').innerText()).toContain(`缺佐证材料：${named}`);
      expect(await branch.locator('section[aria-labelledby=s-move] form').count()).toBe(0);
    };
    await lacksPapers('施工合同或开工照片');
    await handIn('填报员', 'contract');
    await move('填报员', { day: '2023-05-04' });
    expect(await step()).toBe('started');
    await move('填报员');
    expect(await step()).toBe('building');
    await lacksPapers('');
    for (const kind of ['photos', 'cancelled-registration', 'fuel']) await handIn('填报员', kind);
    await move('填报员', { day: '2023-06-14', run: '2023-06-12' });
    expect(await step()).toBe('finished');
    await move('填报员', { day: '2023-06-14', run: '2023-06-12' });
    expect(await step()).toBe('self-checked');

    await move('核查一', { day: '2023-06-16', opinion: '与申报一致' });
    expect(await step()).toBe('self-checked');
    await move('核查二', { day: '2023-06-16', opinion: '与申报一致' });
    expect(await step()).toBe('checked');

    const judge = pages.get('核查一')!;
    for (const at of [0, 1, 2, 3]) {
      await judge.goto(`/projects/${id}/steps`);
      await judge.locator('.papers li').nth(at).locator('summary').click();
      await press(judge, `.papers li:nth-child(${String(at + 1)}) button[value=accepted]`);
    }
    await move('验收员', { day: '2023-06-19', opinion: '同意验收', 'found-NOx': '8' });
    expect(await step()).toBe('accepted');
    await move('规划员', { 'notice-place': '市局网站', 'notice-from': '2023-06-19', 'notice-to': '2023-06-28' });
    expect(await step()).toBe('published');
    await move('规划员');
    expect(await step()).toBe('closed');
    const history = await pages.get('规划员')!.locator('[aria-labelledby=s-moves]').innerText();
    for (const [name] of PEOPLE.filter(([one]) => one !== '核查一')) expect(history).toContain(name);
  });

  it('is reported in the grid, and a closed month takes corrections with a reason only', async () => {
    const branch = pages.get('填报员')!;
    const scope = wholeProgramme((await currentProgramme(store.read, installation.config.city))!);
    const made = await store.write((trx) =>
      saveProject(trx, { actor: programActor(NOW), scope, asOf: '2023-07-01' }, { ...PROJECT, name: '示例二期', step: 'building', started: '2023-05-02' }),
    ); // prettier-ignore
    if (made.kind !== 'create') throw new Error(JSON.stringify(made));
    const report = async (progress: string, correction: string): Promise<void> => {
      await branch.goto('/progress/grid?all=1');
      await branch.locator(`[name="r.${made.record.id}.progress"]`).fill(progress);
      await branch.locator('#day').fill('2023-06-30');
      await branch.locator('#correction').fill(correction);
      await press(branch, 'button[value=save]');
    };
    const progress = async () => (await findProject(store.read, scope, made.record.id))!.progress;
    await report('70', '');
    expect(await progress()).toBe(70);

    const june = (page: Page) => page.locator('tbody tr', { hasText: '2023-06' });
    const actOn = async (page: Page): Promise<void> => {
      await page.goto('/progress/months');
      await answered(page, () => june(page).locator('button').click());
    };
    await actOn(branch);
    await actOn(pages.get('规划员')!);
    expect(await june(pages.get('规划员')!).innerText()).toContain('已关账');
    await report('75', '');
    expect(await branch.locator('.error-summary').innerText()).toContain('关账');
    expect(await branch.locator(`[name="r.${made.record.id}.progress"]`).inputValue()).toBe('75');
    expect(await progress()).toBe(70);
    await report('75', '现场复核');
    expect(await progress()).toBe(75);
  });
});
