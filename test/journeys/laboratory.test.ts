import { describe, expect, test } from 'vitest';
import { answered, faultsOnScreens } from './browser.ts';
import { onTheSample } from './on-the-sample.ts';

/** From a ready-made scenario to its run, its origin, the comparison and the panel, with scripts and without. */
describe('a manager asks the questions everybody asks', () => {
  const visitor = onTheSample();

  const lookAround = async () => expect(await faultsOnScreens(visitor.page)).toEqual([]);

  test('one click makes the scenario, one more runs it; the answer is in dust', async () => {
    const { page } = visitor;
    await page.goto('/scenarios/new');
    await page.getByRole('button', { name: '独立粉磨站全部在臭氧季前完成' }).click();
    expect(await page.locator('h1').innerText()).toBe('独立粉磨站全部在臭氧季前完成');
    await page.getByRole('button', { name: '运行', exact: true }).click();
    expect(await page.locator('.tiles dt').allInnerTexts()).toContain('臭氧季 PM10 差值');
  });

  test('the result is for everybody, on every screen', lookAround);

  test('so are the ready-made scenarios', async () => {
    const { page } = visitor;
    const result = page.url();
    await page.goto('/scenarios/new');
    await lookAround();
    await page.goto(result);
  });

  test('the run says where it comes from', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: '这次运行的来历与此后的变动' }).click();
    expect(await page.locator('h1').innerText()).toBe('运行 R0001 的来历');
    await lookAround();
  });

  test('beside what stands it is compared, after a run of what has none', async () => {
    const { page } = visitor;
    await page.goto('/scenarios');
    await page.getByLabel('选择“独立粉磨站全部在臭氧季前完成”作比较').check();
    await page.getByRole('button', { name: '比较所选情景' }).click();
    await answered(page, () => page.getByRole('button', { name: '运行这 1 个' }).click());
    expect(await page.locator('section:has(#c-pictures) figcaption').count()).toBeGreaterThan(2);
    await lookAround();
  });

  test('the panel answers while a slider moves', async () => {
    const { page } = visitor;
    await page.goto('/scenarios/S1/live');
    const before = await page.locator('#answer .sentence').innerText();
    await page.locator('[name="scale.industry"]').fill('50');
    await page.waitForURL(/scale\.industry=50/);
    expect(await page.locator('#answer .sentence').innerText()).not.toBe(before);
    await lookAround();
  });

  test('and without scripts by its button, to the same words', async () => {
    const { page } = visitor;
    const said = await page.locator('#answer .sentence').innerText();
    const context = await visitor.browser.newContext({
      baseURL: visitor.installation.address,
      javaScriptEnabled: false,
      locale: 'zh-CN',
      storageState: await visitor.context.storageState(),
    });
    try {
      const plain = await context.newPage();
      await plain.goto('/scenarios/S1/live');
      await plain.locator('[name="scale.industry"]').fill('50');
      await plain.getByRole('button', { name: '试算', exact: true }).first().click();
      expect(await plain.locator('#answer .sentence').innerText()).toBe(said);
    } finally {
      await context.close();
    }
  });

  test('a slip says at once what it loses and who makes up for it', async () => {
    const { page } = visitor;
    await page.goto('/projects?sort=safe_day&cols=id,name,safe_day,safe_slack,safe_loss_voc');
    await page.getByRole('link', { name: 'QD-2023-0013-J' }).click();
    await page.getByRole('link', { name: '推迟与提前' }).click();
    await page.getByRole('link', { name: '推迟30天' }).click();
    expect(await page.locator('#slip .sentence').innerText()).toMatch(/少减NOx [\d.]+吨、VOCs [\d.]+吨.*达标情况改变/);
    expect(await page.locator('section:has(#slip-makeups) tbody tr').count()).toBeGreaterThan(1);
    await lookAround();
  });

  test('on the whole way no policy was broken and no script failed', () => {
    expect(visitor.complaints).toEqual([]);
  });
});
