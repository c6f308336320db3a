import { describe, expect, test } from 'vitest';
import { faultsOnScreens } from './browser.ts';
import { onTheSample } from './on-the-sample.ts';

/** A planner is asked in a meeting: what if the coking retrofit slips three months? */
describe('a planner asks what a slip costs', () => {
  const visitor = onTheSample();

  const lookAround = async () => expect(await faultsOnScreens(visitor.page)).toEqual([]);

  test('from the filtered list to a saved scenario', async () => {
    const { page } = visitor;
    await page.goto('/projects?type=ule-coking');
    await page.getByRole('link', { name: '以此筛选建情景' }).click();
    expect(await page.locator('.reach').innerText()).toContain('现有 1 个项目符合');
    await page.getByRole('button', { name: '保存情景' }).click();
    expect(await page.locator('.error-summary li').allInnerTexts()).toEqual([
      '名称：请填写此项',
      '这项变更还没有内容：从“是否实施”到“费用按百分比计”的各项至少填写一项',
    ]);
    await lookAround();
    await page.getByLabel('名称').fill('焦化推迟三个月');
    await page.getByLabel('推迟天数').fill('90');
    await page.getByRole('button', { name: '保存情景' }).click();
    expect(await page.locator('h1').innerText()).toBe('焦化推迟三个月');
    await lookAround();
  });

  test('the run says what the season loses and which targets turn', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: '运行', exact: true }).click();
    expect(new URL(page.url()).search).toBe('?run=R0001');
    expect(await page.locator('.tiles dd').allInnerTexts()).toEqual([
      '−21.6吨',
      '−23.7吨',
      '17 → 14/ 26 项',
      '0.0万元/年',
    ]);
    expect(await page.locator('tr.is-turned .chip').allInnerTexts()).toEqual(Array(3).fill('变为不达标'));
    await lookAround();
  });

  test('a second change, its count first, then the new run beside the old one', async () => {
    const { page } = visitor;
    await page.getByText('添加变更').click();
    await page.locator('details.pick', { hasText: '六大类' }).locator('summary').first().click();
    await page.getByLabel('移动源').first().check();
    await page.getByRole('button', { name: '查看匹配的项目数' }).last().click();
    expect(await page.locator('.reach').innerText()).toMatch(/六大类为移动源.*现有 \d+ 个项目符合/);
    await page.getByLabel('VOCs 减排量按百分比计').fill('50');
    await page.getByRole('button', { name: '加入此变更' }).click();
    expect(await page.locator('.change-list li span').allInnerTexts()).toHaveLength(2);
    expect(await page.locator('#result .notice').innerText()).toContain('变更有改动');
    await page.getByRole('button', { name: '重新运行' }).click();
    expect(new URL(page.url()).search).toBe('?run=R0002');
    expect(await page.getByRole('link', { name: /^R000[12]，/ }).count()).toBe(2);
    await page.goto('/scenarios');
    await lookAround();
  });

  test('the method behind the tonnes explains itself', async () => {
    const { page } = visitor;
    await page.goto('/methods/ule-coking');
    await page.getByLabel('焦炭产量').fill('1000000');
    await page.getByLabel('改造前NOx浓度').fill('150');
    await page.getByRole('button', { name: '试算' }).click();
    expect(await page.locator('.tree').first().innerText()).toContain('焦炭产量');
    await lookAround();
  });

  test('on the whole way no policy was broken and no script failed', () => {
    expect(visitor.complaints).toEqual([]);
  });
});
