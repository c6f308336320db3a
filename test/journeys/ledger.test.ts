import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx, saveXlsx } from 'hucre';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { gb18030 } from '../exchange/gb18030.ts';
import { answered, axeFindings, scrollsSideways, WIDTHS } from './browser.ts';
import { onTheSample } from './on-the-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'lantian-journey-'));
const TABLE = [
  '即墨区2023年减排项目调度表,,,,,,',
  '项目名称,六大类,项目类型,区市,计划,,VOCs（吨/年）',
  ',,,,开工,完工,',
  '示例走查喷涂一,工业企业,voc-capture,即墨市,2023.3.1,6月底前,1.2',
  '示例走查喷涂二,工业企业,voc-capture,火星区,2023年3月9日,20230930,约50',
  '合计,,,,,,51.2',
].join('\r\n');

describe('a planner works through the ledger', { timeout: 180_000 }, () => {
  const visitor = onTheSample();
  let page: Page;

  const rows = (of: Page = page): Promise<string[]> =>
    of.locator('table[data-rows] tbody th[scope=row]').allInnerTexts();
  const press = async (name: string, of: Page = page): Promise<void> => {
    await answered(of, () => of.getByRole('button', { name, exact: true }).first().click());
  };

  beforeAll(() => {
    page = visitor.page;
  });

  test('complaint 09: finds without any script, by conditions and order; back, reload and a mailed link show the same rows', async () => {
    const storageState = await visitor.context.storageState();
    const bare = {
      baseURL: visitor.installation.address,
      viewport: WIDTHS.office,
      javaScriptEnabled: false,
      storageState,
    };
    const plain = await (await visitor.browser.newContext(bare)).newPage();
    await plain.goto('/projects');
    await plain.getByLabel('添加条件').selectOption('capital');
    await press('下一步', plain);
    await plain.locator('[name="add.op"]').selectOption('gte');
    await plain.locator('[name="add.value"]').fill('300');
    await press('加入', plain);
    expect(new URL(plain.url()).searchParams.get('capital.gte')).toBe('300');
    await plain.locator('summary', { hasText: '排序与分组' }).click();
    await plain.locator('.filters .sort-key select').nth(0).selectOption('capital');
    await plain.locator('.filters .sort-key select').nth(1).selectOption('desc');
    await press('筛选', plain);
    const [first, address] = [await rows(plain), plain.url()];
    expect(first).toHaveLength(25);
    await plain.getByRole('link', { name: '下一页' }).click();
    await plain.waitForLoadState();
    const second = await rows(plain);
    expect(second.filter((id) => first.includes(id))).toEqual([]);
    await plain.reload();
    expect(await rows(plain)).toEqual(second);
    await plain.goBack();
    expect(await rows(plain)).toEqual(first);
    const mailed = await (await visitor.browser.newContext(bare)).newPage();
    await mailed.goto(address);
    expect(await rows(mailed)).toEqual(first);
    await plain.context().close();
    await mailed.context().close();
  });

  test('keeps a grouped list under a name and opens it again', async () => {
    await page.goto('/projects?status=building&group=district');
    await page.locator('summary', { hasText: '存为视图' }).click();
    await page.locator('.views [name=name]').fill('在建按区市');
    await press('保存');
    expect(await page.locator('.views [aria-current]').innerText()).toBe('在建按区市');
    const kept = await rows();
    await page.goto('/projects');
    await page.getByRole('link', { name: '在建按区市' }).click();
    await page.waitForURL(/group=district/);
    expect(await rows()).toEqual(kept);
  });

  test('goes down the rows, ticks and opens one by keyboard, and no key acts while a word is composed', async () => {
    await page.goto('/projects?group=district&status=building');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    const [first, second] = await rows();
    expect(await focused()).toBe(second);
    await page.evaluate(
      `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', bubbles: true, isComposing: true }))`,
    );
    expect(await focused()).toBe(second);
    await page.keyboard.press('x');
    expect(await page.locator('td.tick input:checked').getAttribute('value')).toBe(second);
    await page.keyboard.press('k');
    expect(await focused()).toBe(first);
    await Promise.all([page.waitForURL(`**/projects/${first!}`), page.keyboard.press('Enter')]);
    await page.keyboard.press('/');
    await page.keyboard.type('sljt');
    await Promise.all([page.waitForURL(/q=sljt/), page.keyboard.press('Enter')]);
    await Promise.all([page.waitForURL('**/help'), page.keyboard.press('?')]);
  });

  test('enters a project by keyboard alone', async () => {
    await page.goto('/projects/new');
    await page.locator('#name').focus();
    await page.keyboard.type('示例键盘录入项目');
    const lists = ['category', 'type', 'district'];
    const focused = () => page.evaluate<string>('document.activeElement.id');
    for (let at = 'name'; lists.length > 0 || at !== 'lon'; at = await focused()) {
      if (at === lists[0]) {
        await page.keyboard.press('ArrowDown');
        lists.shift();
      }
      await page.keyboard.press('Tab');
    }
    await Promise.all([page.waitForURL(/\/projects\/QD-2023-\d{4}-/), page.keyboard.press('Enter')]);
    expect(await page.locator('h1').innerText()).toBe('示例键盘录入项目');
  });

  const upload = async (file: string): Promise<string[]> => {
    await page.goto('/imports');
    await page.getByLabel('文件').setInputFiles(file);
    await press('下一步：核对各列');
    await page.getByRole('button', { name: '试导入', exact: true }).click();
    await page.locator('.tiles').waitFor({ timeout: 120_000 });
    return page.locator('.tiles dd').allInnerTexts();
  };

  test('a table goes in, its errors go back as a workbook, the mended copy goes in, and the import is undone', async () => {
    const file = join(folder, '即墨3月.csv');
    writeFileSync(file, gb18030(TABLE));
    expect(await upload(file)).toEqual(['2', '1', '0', '0', '0', '1']);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(WIDTHS.phone);
    expect(await scrollsSideways(page)).toBe(false);
    await page.setViewportSize(WIDTHS.office);
    await press('只写入合格行');
    await page.getByText(/已写入，批次 B/).waitFor({ timeout: 120_000 });
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '退回错误表（.xlsx）' }).click();
    const returned = join(folder, '退回.xlsx');
    await (await download).saveAs(returned);
    const workbook = await openXlsx(readFileSync(returned), { readStyles: true });
    const sheet = workbook.sheets[0]!;
    for (const [column, value] of [
      [3, '即墨区'],
      [6, '50'],
    ] as const) {
      sheet.rows[4]![column] = value;
      sheet.cells!.set(`4,${String(column)}`, { value, type: 'string' });
    }
    writeFileSync(returned, await saveXlsx(workbook));
    expect(await upload(returned)).toEqual(['2', '1', '0', '1', '0', '0']);
    await press('全部成功才写入');
    await page.getByText(/已写入，批次 B/).waitFor({ timeout: 120_000 });
    await page.getByRole('link', { name: '查看写入的项目' }).click();
    await page.waitForURL(/batch=B/);
    expect(await page.locator('table[data-rows] tbody tr').allInnerTexts()).toHaveLength(1);
    await page.goBack();
    await page.getByRole('link', { name: '查看批次或撤销' }).click();
    await page.getByRole('link', { name: '撤销本批次' }).click();
    await page.locator('#reason').fill('示例：先不报');
    await page.getByRole('button', { name: /撤销/ }).click();
    await page.waitForURL(/\/batches\/B\d+$/);
    await page.goto('/projects?q=示例走查喷涂二');
    expect(await page.locator('table[data-rows]').count()).toBe(0);
  });

  test('changes ticked projects at once after a preview, takes it back, and the history shows both', async () => {
    await page.goto('/projects?district=370211&status=building');
    const [first] = await rows();
    await page.locator('td.tick input').nth(0).check();
    await page.locator('td.tick input').nth(1).check();
    await press('批量修改勾选的项目');
    await page.locator('[name="op.owner"]').selectOption('set');
    await page.locator('[name="to.owner"]').fill('示例接任');
    await page.locator('#reason').fill('示例：岗位调整');
    await press('预览');
    expect(await page.locator('main').innerText()).toContain('示例接任');
    expect(await axeFindings(page)).toEqual([]);
    await press('确认修改');
    await page.waitForURL(/\/batches\/B\d+/);
    await page.getByRole('link', { name: '撤销本批次' }).click();
    await page.locator('#reason').fill('示例：改错了');
    await page.getByRole('button', { name: /撤销/ }).click();
    await page.waitForURL(/\/batches\/B\d+$/);
    await page.goto(`/projects/${first!}/history`);
    const entries = await page.locator('.history li').allInnerTexts();
    expect(entries[0]).toContain('示例：改错了');
    expect(entries.some((text) => text.includes('示例接任') && text.includes('示例：岗位调整'))).toBe(true);
  });

  test('puts a project back to an earlier version, and a list says what changed since a day', async () => {
    await page.goto('/projects/QD-2023-0013-J/history');
    await page.getByRole('link', { name: '恢复到此版本' }).first().click();
    await page.locator('#reason').fill('示例：误改');
    await press('确认恢复');
    await page.waitForURL(/QD-2023-0013-J/);
    await page.goto('/projects/QD-2023-0013-J/history');
    expect(await page.locator('.history li').first().innerText()).toContain('示例：误改');
    await page.goto('/projects?since=2023-05-31&district=370211');
    expect(await page.locator('.tiles').innerText()).toMatch(/\d/);
    expect(await page.locator('table[data-rows] tbody del').count()).toBeGreaterThan(0);
  });

  test('on pages that are accessible and fit a phone', async () => {
    for (const path of ['/settings/aliases', '/drafts', '/batches']) {
      await page.goto(path);
      expect([path, await axeFindings(page)]).toEqual([path, []]);
      await page.setViewportSize(WIDTHS.phone);
      expect([path, await scrollsSideways(page)]).toEqual([path, false]);
      await page.setViewportSize(WIDTHS.office);
    }
    expect(visitor.complaints).toEqual([]);
  });
});
