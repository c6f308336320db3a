import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeWorkbookReaders, readWorkbook } from '../../src/exchange/read-workbook.ts';
import { readPdf } from '../briefings/pdf-text.ts';
import { answered, axeFindings, scrollsSideways, WIDTHS } from './browser.ts';
import { onTheSample } from './on-the-sample.ts';

/** What a planner does before the morning meeting: find, narrow, group, keep, compare, hand over. */
describe('a planner finds projects', { timeout: 180_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-finding-'));
  const visitor = onTheSample();
  let page: Page;

  const press = async (name: string): Promise<void> => {
    await answered(page, () => page.getByRole('button', { name, exact: true }).first().click());
  };
  const follow = async (name: string | RegExp): Promise<void> => {
    await answered(page, () => page.getByRole('link', { name }).first().click());
  };
  const rows = (): Promise<string[]> => page.locator('table[data-rows] tbody tr:not(.is-group) th').allInnerTexts();
  const sentence = (): Promise<string> => page.locator('.sentence').innerText();
  const asked = (): URLSearchParams => new URL(page.url()).searchParams;
  const fits = async (): Promise<void> => {
    await page.setViewportSize(WIDTHS.phone);
    expect([page.url(), await scrollsSideways(page)]).toEqual([page.url(), false]);
    expect([page.url(), await axeFindings(page)]).toEqual([page.url(), []]);
    await page.setViewportSize(WIDTHS.office);
  };

  beforeAll(() => {
    page = visitor.page;
  });
  afterAll(async () => {
    await closeWorkbookReaders();
    rmSync(folder, { recursive: true, force: true });
  });

  test('by a few letters, then by what the boxes say, one condition or the other', async () => {
    await page.goto('/projects');
    await page.keyboard.press('/');
    await page.keyboard.type('jlyc');
    await Promise.all([page.waitForURL(/q=jlyc/), page.keyboard.press('Enter')]);
    expect((await rows()).length).toBeGreaterThan(0);
    expect(await sentence()).toContain('搜索“jlyc”');
    await follow('清除条件');
    await page.locator('summary', { hasText: '区市' }).first().click();
    await page.getByRole('checkbox', { name: '黄岛区' }).check();
    await press('筛选');
    await page.getByLabel('添加条件').selectOption('lamp');
    await press('下一步');
    await page.getByRole('checkbox', { name: '滞后' }).check();
    await press('加入');
    expect(await sentence()).toContain('区市为黄岛区，灯色为滞后：');
    const both = Number(/共 ([\d,]+) 个/.exec(await sentence())![1]);
    await page.getByLabel('多个条件').selectOption('any');
    await press('筛选');
    expect(await sentence()).toContain('区市为黄岛区，或灯色为滞后：');
    expect(Number(/共 ([\d,]+) 个/.exec(await sentence())![1])).toBeGreaterThan(both);
    await fits();
  });

  test('in groups whose figures add up, and keeps the list as what opens first', async () => {
    await page.goto('/projects?status=building&sort=-season_voc');
    await page.locator('summary', { hasText: '排序与分组' }).click();
    await page.getByLabel('分组').selectOption('district');
    await press('筛选');
    expect(await page.locator('summary', { hasText: '排序与分组' }).innerText()).toContain(
      '按区市分组，VOCs臭氧季减排',
    );
    const [heads, sums] = [page.locator('.groups tbody td'), page.locator('.groups tfoot td')];
    const cells = (await heads.allInnerTexts()).map((text) => Number(text.replace('−', '-').replaceAll(',', '')));
    const totals = (await sums.allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
    totals.forEach((total, column) => {
      const own = cells.filter((_, at) => at % totals.length === column);
      expect(own.reduce((sum, value) => sum + Math.round(value * 100), 0)).toBe(Math.round(total * 100));
    });
    await page.locator('summary', { hasText: '存为视图' }).click();
    await page.locator('.views [name=name]').fill('晨会：在建按区市');
    await page.locator('.views [name=scope]').selectOption({ label: '全市' });
    await press('保存');
    const kept = await rows();
    await follow('管理视图');
    await press('把“晨会：在建按区市”设为默认');
    await page.goto('/projects');
    expect(asked().get('group')).toBe('district');
    expect(await rows()).toEqual(kept);
  });

  test('what changed since a day, and how the map looked then', async () => {
    await page.goto('/projects?district=370211&sort=-season_voc');
    await page.locator('[name=since]').fill('2023-05-31');
    await Promise.all([page.waitForURL(/since=2023-05-31/), page.locator('form:has([name=since]) button').click()]);
    expect(await page.locator('.turn.is-up').count()).toBeGreaterThan(0);
    expect(await page.locator('tbody del').count()).toBeGreaterThan(0);
    await fits();
    await follow('返回清单');
    await page.locator('[name=as_of]').fill('2023-05-31');
    await Promise.all([page.waitForURL(/as_of=2023-05-31/), page.locator('form:has([name=as_of]) button').click()]);
    const then = await page.locator('.sentence strong').innerText();
    await follow('在区市图上看');
    expect(await page.locator('.sentence strong').innerText()).toBe(then);
    expect(asked().get('as_of')).toBe('2023-05-31');
    await fits();
    await follow('返回清单');
    expect(asked().get('sort')).toBe('-season_voc');
  });

  test('and hands the list over: a workbook that says what it holds and goes back in, a page with the sums once', async () => {
    await page.goto('/settings/fields/new');
    await page.locator('#zh').fill('绩效级别');
    await page.locator('#kind').selectOption('choice');
    await page.locator('#word').fill('grade');
    await page.locator('[name="words.0.zh"]').fill('甲级');
    await page.locator('[name="words.1.zh"]').fill('乙级');
    await press('保存');
    await page.goto('/projects?district=370211&status=building&cols=id,name,season_voc,x_choice_grade');
    const [listed] = await rows();
    await page.goto(`/projects/${listed!}/edit`);
    await page.locator('#x_choice_grade').selectOption({ label: '甲级' });
    await page.locator('#reason').fill('示例：补录级别');
    await answered(page, () => page.locator('button.is-primary[value="save"]').first().click());
    await page.goto('/projects?group=x_choice_grade&status=building&district=370211');
    expect(await page.locator('.groups tbody th').allInnerTexts()).toEqual(['甲级', '（未填）']);
    const address = '/projects.xlsx?district=370211&status=building&cols=all';
    const bytes = await (await page.request.get(address)).body();
    const said = JSON.stringify(await readWorkbook(bytes));
    for (const words of ['区市为黄岛区，状态为在建', '数据指纹', '绩效级别', '甲级']) expect(said).toContain(words);
    const file = join(folder, 'projects.xlsx');
    writeFileSync(file, bytes);
    await page.goto('/imports');
    await page.getByLabel('文件').setInputFiles(file);
    await press('下一步：核对各列');
    await page.getByRole('button', { name: '试导入', exact: true }).click();
    await page.locator('.tiles').waitFor({ timeout: 120_000 });
    expect((await page.locator('.tiles dd').allInnerTexts()).slice(0, 4)).toEqual(['126', '0', '0', '126']);
    await page.goto('/projects?district=370211&per=50');
    const sheets = readPdf(await page.pdf({ format: 'A4', landscape: true }));
    const words = sheets.map(({ text }) => text);
    expect(words.length).toBeGreaterThan(1);
    expect(words.filter((text) => text.includes('项目编号'))).toHaveLength(words.length);
    expect(words.map((text) => text.includes('计划账合计'))).toEqual(words.map((_, at) => at === words.length - 1));
    expect(visitor.complaints).toEqual([]);
  });
});
