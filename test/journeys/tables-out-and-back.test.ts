import { openXlsx, saveXlsx, writeXlsx } from 'hucre';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { axeFindings, newVisitor, openBrowser, scrollsSideways, signIn, WIDTHS, type Visitor } from './browser.ts';
import { newInstallation, type Installation } from './installation.ts';

const PASSWORD = '海风吹过胶州湾畔';
const HEAD = ['项目名称', '六大类', '项目类型', '区市', '信用代码', '申报与核定量'];
/** The second row's code fails the inner check only: rare, not wrong. */
const CELLS = [
  HEAD,
  ['示例一号窑脱硝', '工业企业', 'voc-capture', '黄岛区', '', 'NOx 申报 12'],
  ['示例二号窑脱硝', '工业企业', 'voc-capture', '黄岛区', '91370211MA3C00012Q', 'NOx 申报 8'],
];
const REASON = '执照原件已核对，为早期代码';

/** A province's form: groups of columns under merged heads, the unit over them; an empty row, a sum. */
function blank(): Promise<Uint8Array> {
  const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({ startRow, startCol, endRow, endCol }); // prettier-ignore
  const rows = [
    ['减排核算表', null, null, null, null],
    ['序号', '项目名称', 'NOx（千克/年）', null, '核减原因'],
    [null, null, '申报量', '核定量', null],
    [null, null, null, null, null],
    ['合计', null, null, null, null],
  ];
  const merges = [merge(0, 0, 0, 4), merge(1, 0, 2, 0), merge(1, 1, 2, 1), merge(1, 2, 1, 3), merge(1, 4, 2, 4)];
  return writeXlsx({ sheets: [{ name: '核算表', rows, merges }] });
}

describeOnBothEngines('tables come in and go out', (_, place) => {
  let installation: Installation;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    const location = await place();
    const database = location.dialect === 'postgres' ? { DATABASE_URL: location.url } : {};
    installation = await newInstallation({ LANTIAN_ADMIN_PASSWORD: PASSWORD, ...database });
    browser = await openBrowser();
    visitor = await newVisitor(browser, installation.address);
    page = visitor.page;
    await signIn(page, 'admin', PASSWORD);
  });
  afterAll(async () => {
    await browser.close();
    await installation.remove();
  });

  const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click();
  const tiles = () => page.locator('.tiles dd').allInnerTexts();
  const looksRight = async (): Promise<void> => {
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(WIDTHS.phone);
    expect(await scrollsSideways(page)).toBe(false);
    await page.setViewportSize(WIDTHS.office);
  };

  it('pasted cells are left and come back to, a reminder is confirmed beside its row, and the history keeps why', async () => {
    await page.goto('/imports');
    expect(await page.locator('main').innerText()).toContain('粘贴单元格');
    await page.locator('#cells').fill(CELLS.map((row) => row.join('\t')).join('\n'));
    await press('下一步：核对各列');
    await page.waitForURL(/columns$/);
    await looksRight();
    await page.goto('/imports');
    await looksRight();
    await page.getByRole('link', { name: '粘贴的单元格' }).click();
    await page.waitForURL(/columns$/);
    await press('试导入');
    await page.locator('.tiles').waitFor();
    expect(await tiles()).toEqual(['2', '2', '0', '0', '1', '0']);
    await looksRight();
    await page.getByLabel('第 3 行提醒的理由').fill(REASON);
    await press('确认此行');
    await page.getByText(`提醒已确认，理由：${REASON}`).waitFor();
    expect(await tiles()).toEqual(['2', '2', '0', '0', '0', '0']);
    await press('全部成功才写入');
    await page.getByText(/已写入，批次 B/).waitFor();
    await page.getByRole('link', { name: '查看写入的项目' }).click();
    await page.getByRole('link', { name: '示例二号窑脱硝' }).click();
    await page.waitForURL(/\/projects\/QD-\d{4}-0002-.$/);
    await page.goto(`${page.url()}/history`);
    expect(await page.locator('main').innerText()).toContain(REASON);
  });

  it('a form of the province goes out filled in its own units and comes back with its cuts', async () => {
    await page.goto('/workbooks');
    const buffer = Buffer.from(await blank());
    const file = { name: '省核算表.xlsx', mimeType: 'application/octet-stream', buffer };
    await page.locator('main input[type=file]').setInputFiles(file);
    await press('上传空白表');
    await page.waitForURL(/\/workbooks\/W1$/);
    await looksRight();
    const bound = await page.locator('[id^=column-]').evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value)); // prettier-ignore
    expect(bound).toEqual(['number', 'name', 'amount.NOx.declared', 'amount.NOx.province', 'cut']);
    const filled = await (await page.request.get('/workbooks/W1/filled')).body();
    const workbook = await openXlsx(filled, { readStyles: true });
    const sheet = workbook.sheets[0]!;
    expect(sheet.rows[2]!.slice(2, 4)).toEqual(['申报量', '核定量']);
    expect(sheet.rows.slice(3, 5).map((row) => row[2])).toEqual([12000, 8000]);
    sheet.rows[3]!.splice(3, 2, 9000, 'R05 收集率虚高');
    const back = { ...file, name: '退回.xlsx', buffer: Buffer.from(await saveXlsx(workbook)) };
    await page.locator('form[enctype] input[type=file]').setInputFiles(back);
    await page.locator('#document').fill('示例〔2023〕8号');
    await page.locator('form[enctype] button').click();
    await page.waitForURL(/return/);
    expect(await page.locator('main').innerText()).toContain('9.00 吨/年（申报 12.00）R05 收集率虚高');
    await looksRight();
    await page.locator('main button.is-primary').click();
    await page.waitForURL(/\/batches\/B/);
    const project = await page.locator('table[data-rows] tbody a').first().getAttribute('href');
    await page.goto(`${project!}/amounts`);
    expect(await page.locator('figure').first().innerText()).toMatch(/R05|收集率/);
    await looksRight();
    expect(visitor.complaints).toEqual([]);
  });
});
