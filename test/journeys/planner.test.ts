import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, newVisitor, scrollsSideways, WIDTHS } from './browser.ts';
import { onTheSample } from './on-the-sample.ts';

const COKING = 'QD-2023-0013-J';
const folder = mkdtempSync(join(tmpdir(), 'lantian-journey-'));

/** The cells of one row of a table, by the text of its first cell. */
const rowOf = async (page: Page, table: string, first: string): Promise<string[]> =>
  page
    .locator(`${table} tr`, { has: page.locator('th', { hasText: first }) })
    .first()
    .locator('th, td')
    .allInnerTexts();

describe('a planner at work on the sample', () => {
  const visitor = onTheSample();
  let page: Page;

  beforeAll(() => {
    page = visitor.page;
  });

  test('today says which zones miss their targets and whom to call', async () => {
    await page.goto('/');
    expect(await page.locator('.flag').first().innerText()).toBe('示例数据');
    expect(await page.locator('.sentence').innerText()).toContain('8 项分区臭氧季目标中 2 项达不到');
    expect(await page.locator('.tiles').innerText()).toContain('2,814');
    expect(await page.locator('section:has(#today-late) tbody tr').count()).toBe(10);
  });

  test('a filter says itself, restores itself, and its downloads hold the same rows', async () => {
    await page.goto('/projects');
    await page.locator('summary', { hasText: '区市' }).click();
    await page.getByLabel('黄岛区', { exact: true }).check();
    await page.getByRole('button', { name: '筛选' }).click();
    expect(await page.locator('.sentence').innerText()).toMatch(/^区市为黄岛区：共 660 个项目/);
    const shown = await page.locator('tbody tr').allInnerTexts();
    await page.goto('/targets');
    await page.goBack();
    await page.reload();
    expect(await page.locator('tbody tr').allInnerTexts()).toEqual(shown);
    const json = (await (await page.request.get('/projects.json?district=370211')).json()) as {
      id: string;
      district: string;
    }[];
    expect(json).toHaveLength(660);
    expect(new Set(json.map(({ district }) => district))).toEqual(new Set(['370211']));
  });

  test('an old address with words nobody knows opens and names them', async () => {
    await page.goto('/projects?colour=red&district=370211&sort=shape');
    expect(await page.locator('.notice').innerText()).toContain('colour=red');
    expect(await page.locator('.sentence').innerText()).toContain('660');
  });

  test('a project shows what it brings, why, and what its zone would be without it', async () => {
    await page.goto(`/projects/${COKING}`);
    expect(await rowOf(page, '[aria-labelledby=p-reduction] table', 'NOx')).toEqual(['NOx', '95.0', '45.5', '21.6']);
    const derivation = page.locator('.derivation').first();
    expect(await derivation.innerText()).toContain('焦炭产量');
    expect(await page.locator('[aria-labelledby=p-reduction]').innerText()).toContain('由不达标变为达标');
  });

  test('sources are found as one types the enterprise, and taken with one press', async () => {
    await page.goto('/projects/new');
    await page.locator('#enterprise').pressSequentially('示例企业');
    const found = page.locator('[data-found] button');
    await expect.poll(() => found.count()).toBeGreaterThan(0);
    const source = (await found.first().innerText()).split(' · ')[0]!;
    await found.first().click();
    await page.waitForURL('**/projects/estimate**');
    expect(await page.locator('#source').inputValue()).toBe(source);
    expect(await page.locator('#enterprise').inputValue()).toBe('示例企业');
  });

  test('a new project is estimated while it is entered, saved once, and found by the initials of its name', async () => {
    await page.goto('/projects/new');
    await page.getByLabel('项目名称').fill('示例胶州湾涂装线源头替代');
    await page.getByLabel('六大类').selectOption({ label: '工业企业' });
    await page.getByLabel('项目类型').selectOption('low-voc-materials');
    await page.getByLabel('区市').selectOption({ label: '胶州市' });
    await page.getByLabel('阶段').selectOption({ label: '立项' });
    await page.getByLabel('现计划稳定运行').fill('2023-07-01');
    await page.getByRole('button', { name: '添加减排方法' }).click();
    await page.locator('[name="m0.method"]').selectOption('voc-source-substitution');
    await page.getByRole('button', { name: '显示参数并试算' }).click();
    const inputs = { amount_before: '120', content_before: '0.55', amount_after: '110', content_after: '0.1' };
    const abatement = { capture_before: '0.8', removal_before: '0.5', capture_after: '0.8', removal_after: '0.5' };
    const uptimes = { uptime_before: '0.95', uptime_after: '0.95' };
    for (const [name, value] of Object.entries({ ...inputs, ...abatement, ...uptimes }))
      await page.locator(`[name="m0.${name}"]`).fill(value);
    await page.getByRole('button', { name: '试算', exact: true }).click();
    expect(await page.locator('#estimate').innerText()).toContain('VOCs');
    expect((await rowOf(page, '#estimate table', 'VOCs')).slice(0, 2)).toEqual(['VOCs', '34.1']);
    await page.getByRole('button', { name: '提交', exact: true }).last().dblclick();
    await page.waitForURL(/\/projects\/QD-2023-3001-/);
    expect(await page.locator('h1').innerText()).toBe('示例胶州湾涂装线源头替代');
    await page.goto('/projects?q=sljzwtz');
    expect(await page.locator('tbody tr').count()).toBe(1);
  });

  test('what is wrong is said all at once, beside the field, and nothing typed is lost', async () => {
    await page.goto(`/projects/${COKING}/edit`);
    await page.getByLabel('总投资').fill('约9800');
    await page.getByLabel('投用率').fill('0.95');
    await page.getByLabel('责任人').fill('示例壬');
    await page.getByRole('button', { name: '提交', exact: true }).last().click();
    await page.locator('.error-summary').waitFor();
    expect(await page.title()).toContain('错误：');
    const summary = await page.locator('.error-summary').innerText();
    expect(summary).toContain('约9800');
    expect(summary).toContain('95');
    expect(await page.getByLabel('责任人').inputValue()).toBe('示例壬');
    expect(await page.getByLabel('总投资').inputValue()).toBe('约9800');
  });

  test('a correction moves the season, and the history says who, from, to and why', async () => {
    await page.goto(`/projects/${COKING}/edit`);
    await page.getByLabel('现计划稳定运行').fill('2023-08-10');
    await page.getByLabel('修改原因').fill('设备到货推迟');
    await page.getByRole('button', { name: '提交', exact: true }).last().click();
    await page.waitForURL(`**/projects/${COKING}`);
    const season = await rowOf(page, '[aria-labelledby=p-reduction] table', 'NOx');
    expect(Number(season[3])).toBeLessThan(21.6);
    const history = await page.locator('.history li').first().innerText();
    expect(history).toContain('设备到货推迟');
    expect(history).toContain('2023-07-10');
    expect(history).toContain('2023-08-10');
  });

  test('two people at one project: the slower one sees both changes and loses nothing', async () => {
    const other = await newVisitor(visitor.browser, visitor.installation.address);
    await other.context.addCookies(await visitor.context.cookies());
    await page.goto(`/projects/${COKING}/edit`);
    await other.page.goto(`/projects/${COKING}/edit`);
    await other.page.getByLabel('责任人').fill('示例癸');
    await other.page.getByRole('button', { name: '提交', exact: true }).last().click();
    await other.page.waitForURL(`**/projects/${COKING}`);
    await page.getByLabel('形象进度').fill('95');
    await page.getByRole('button', { name: '提交', exact: true }).last().click();
    await page.locator('h1', { hasText: '保存前有人改过这个项目' }).waitFor();
    const sides = await page.locator('main table').innerText();
    expect(sides).toContain('示例癸');
    expect(sides).toContain('95');
    await page.getByRole('button', { name: '按所选保存' }).click();
    await page.waitForURL(`**/projects/${COKING}`);
    expect(await page.locator('.history').innerText()).toContain('95');
  });

  /** Uploads a file, confirms its columns, waits for the dry run: the counts of its tiles. */
  async function tryFile(file: string): Promise<string[]> {
    await page.goto('/imports');
    await page.getByLabel('文件').setInputFiles(file);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.waitForURL(/columns$/);
    await page.getByRole('button', { name: '试导入', exact: true }).click();
    await page.locator('.tiles').waitFor({ timeout: 120_000 });
    return page.locator('.tiles dd').allInnerTexts();
  }

  test('an untouched export goes back in and changes nothing', async () => {
    for (const format of ['xlsx', 'csv']) {
      const file = join(folder, `projects.${format}`);
      writeFileSync(file, await (await page.request.get(`/projects.${format}?cols=all`)).body());
      expect(await tryFile(file), format).toEqual(['3001', '0', '0', '3001', '0', '0']);
    }
  });

  test('three thousand rows go in by one page, whole, and one bad row keeps all of them out', async () => {
    const head = '项目名称,六大类,项目类型,区市,阶段,现计划稳定运行,计划减排,总投资（万元）,使用年限,折现率（%）';
    const line = (n: number, district: string): string =>
      `示例导入项目${String(n)},工业企业,voc-capture,${district},立项,2023年9月${String((n % 28) + 1)}日,VOC 0.${String((n % 9) + 1)},12.5,10,5`;
    const rows = Array.from({ length: 3000 }, (_, n) => line(n, n % 2 === 0 ? '即墨区' : '莱西'));
    const file = join(folder, 'rows.csv');
    writeFileSync(file, [head, ...rows, line(3000, '火星区')].join('\n'));
    expect(await tryFile(file)).toEqual(['3001', '3000', '0', '0', '0', '1']);
    expect(await page.getByRole('button', { name: '全部成功才写入' }).isDisabled()).toBe(true);
    await page.getByRole('link', { name: /^有问题（1）/ }).click();
    expect(await page.locator('tbody tr').last().innerText()).toContain('火星区');
    expect(await axeFindings(page)).toEqual([]);
    writeFileSync(file, [head, ...rows].join('\n'));
    expect(await tryFile(file)).toEqual(['3000', '3000', '0', '0', '0', '0']);
    await page.getByRole('button', { name: '全部成功才写入' }).click();
    await page.getByText(/已写入，批次 B/).waitFor({ timeout: 120_000 });
    await page.goto('/projects');
    expect(await page.locator('.sentence').innerText()).toContain('6,001 个');
  });

  test('a sheet of nonsense is refused with a sentence', async () => {
    const file = join(folder, 'picture.xlsx');
    writeFileSync(file, Buffer.concat([Buffer.from('PK'), readFileSync(import.meta.filename).subarray(0, 5000)]));
    await page.goto('/imports');
    await page.getByLabel('文件').setInputFiles(file);
    await page.getByRole('button', { name: '下一步' }).click();
    expect(await page.locator('.error-summary').innerText()).toContain('这不是可以识别的工作簿');
  });

  test.each([`/projects/${COKING}/edit`, `/projects/${COKING}/delete`, '/projects?district=370211&cols=all'])(
    '%s is accessible in English on a phone and loses nothing there',
    async (address) => {
      await page.setViewportSize(WIDTHS.phone);
      const url = new URL(address, visitor.installation.address);
      url.searchParams.set('lang', 'en');
      await page.goto(url.href);
      expect(await scrollsSideways(page)).toBe(false);
      expect(await axeFindings(page)).toEqual([]);
    },
  );

  test('on the whole way no policy was broken and no script failed', () => {
    expect(visitor.complaints).toEqual([]);
  });
});
