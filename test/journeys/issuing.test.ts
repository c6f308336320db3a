import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { listen } from '../../src/cli/listen.ts';
import { PASSWORD } from '../http/house.ts';
import { type IssuingCity, issuingCity } from '../http/issuing-city.ts';
import { axeFindings, newVisitor, openBrowser, signIn, WIDTHS } from './browser.ts';

const PEOPLE = ['planner', 'manager', 'district'] as const;
type Role = (typeof PEOPLE)[number];

describe('a sheet is issued as an office issues it', () => {
  let browser: Browser;
  let city: IssuingCity;
  let server: Awaited<ReturnType<typeof listen>>;
  const pages = new Map<Role, Page>();
  const of = (role: Role): Page => pages.get(role)!;
  let issued: string;
  let first: Buffer;

  beforeAll(async () => {
    [browser, city] = await Promise.all([openBrowser(), issuingCity()]);
    server = await listen(createApp(city.at.house), 0, '127.0.0.1');
    for (const name of PEOPLE) {
      const { page } = await newVisitor(browser, `http://127.0.0.1:${String(server.port)}`);
      await signIn(page, name, PASSWORD);
      pages.set(name, page);
    }
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
    await city.at.remove();
  });

  /** Presses a button and waits for the page that answers. */
  const press = async (page: Page, name: string): Promise<void> => {
    await Promise.all([
      page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame()),
      page.getByRole('button', { name, exact: true }).first().click(),
    ]);
    await page.waitForLoadState();
  };
  const main = (page: Page) => page.locator('main').innerText();
  const order = async (kind: string, district: string): Promise<string> => {
    const page = of('planner');
    await page.goto('/briefings/drafts');
    await page.locator(`#kind input[value=${kind}]`).check();
    await page.locator('#district').selectOption(district);
    await press(page, '起草');
    return new URL(page.url()).pathname;
  };
  /** The planner reviews, the manager issues; where the issued sheet lies. */
  const issue = async (draft: string): Promise<string> => {
    await of('planner').goto(draft);
    await press(of('planner'), '核稿通过');
    await of('manager').goto(draft);
    await press(of('manager'), '签发');
    return new URL(of('manager').url()).pathname;
  };
  const reprint = async (role: Role, at: string) => (await of(role).request.get(`${at}/reprint.html`)).body();

  test('ordered, edited, reviewed by the planner and issued by the manager as the first of its year', async () => {
    const draft = await order('bulletin', '');
    const page = of('planner');
    const next = page.locator('form', { has: page.locator('#text-next') });
    await page.locator('#text-next').fill('对逾期项目逐一盯办，限期完成。');
    await Promise.all([page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame()), next.getByRole('button', { name: '保存文字' }).click()]); // prettier-ignore
    await page.waitForLoadState();
    expect(await main(page)).toContain('人工修改');
    expect(await main(page)).toContain('没有可比的上一期');
    issued = await issue(draft);
    expect(await of('manager').locator('h1').innerText()).toContain('2023年第1期（总第1期）');
    first = await reprint('manager', issued);
    expect(first.toString()).toContain('对逾期项目逐一盯办，限期完成。');
  });

  test('stays byte by byte what it was when the ledger moves on, and says what differs', async () => {
    const page = of('planner');
    await page.goto(`/projects/${city.late[1]!.id}/delete`);
    await page.locator('#reason').fill('重复登记');
    await press(page, '确认删除');
    await of('manager').goto(issued);
    expect(await main(of('manager'))).toMatch(/在册项目：现值 1，本期 2/);
    expect((await reprint('planner', issued)).equals(first)).toBe(true);
  });

  test('is corrected by a second one that prints old and new, which is withdrawn in the end', async () => {
    const page = of('planner');
    await page.goto(issued);
    await page.locator('#reason').fill('一个项目重复登记');
    await press(page, '起草更正');
    const draft = new URL(page.url()).pathname;
    for (const [name, size] of Object.entries(WIDTHS)) {
      await page.setViewportSize(size);
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect([name, wide <= 0]).toEqual([name, true]);
    }
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(WIDTHS.office);
    const since = await page.locator('section:has(#d-since)').innerText();
    expect(since).toContain('退出1个');
    expect(since).toMatch(/在册项目\s+个\s+2\s+1\s+-?−?1/);
    const second = await issue(draft);
    const html = (await reprint('manager', second)).toString();
    expect(html).toContain('2023年第2期（总第2期）　更正2023年第1期（总第1期）');
    expect(html).toMatch(/在册项目<\/td><td class="figure">2<\/td><td class="figure">1</);
    const manager = of('manager');
    await manager.locator('#why').fill('印错');
    await press(manager, '作废');
    expect(await main(manager)).toContain('作废');
    await manager.goto('/briefings');
    expect(await main(manager)).toContain('2023年第2期（总第2期）');
  });

  test('a district reads what was issued for it, and nothing of the city’s', async () => {
    const own = await issue(await order('dispatch', '370211'));
    const district = of('district');
    expect((await district.goto(issued))?.status()).toBe(404);
    await district.goto('/briefings/drafts');
    expect(await district.locator('main tbody').count()).toBe(0);
    await district.goto('/briefings');
    const list = await main(district);
    expect(list).toContain('调度表');
    expect(list).not.toContain('工作简报 2023年第1期');
    expect((await district.goto(own))?.status()).toBe(200);
    expect((await reprint('district', own)).equals(await reprint('manager', own))).toBe(true);
  });

  test('a reminder is answered by its district with a paper and closed by the city with its reason', async () => {
    const at = (await issue(await order('supervision', '370211'))).replace('/briefings/issued/', '/supervisions/');
    const [district, planner] = [of('district'), of('planner')];
    await district.goto('/notices');
    await district.getByRole('link', { name: /督办〔2023〕1号/ }).click();
    await district.waitForURL(`**${at}`);
    for (const [name, size] of Object.entries(WIDTHS)) {
      await district.setViewportSize(size);
      const wide = await district.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect([name, wide <= 0]).toEqual([name, true]);
    }
    expect(await axeFindings(district)).toEqual([]);
    await district.locator('#words').fill('设备到货推迟，8月31日完成。');
    await district.locator('#papers').setInputFiles({ name: '到货单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') }); // prettier-ignore
    await press(district, '提交回复');
    expect(await main(district)).toContain('待审核');
    await planner.goto(at);
    await press(planner, '办结');
    expect(await main(planner)).toContain('仍有1个项目逾期，办结请说明理由');
    await planner.locator('#words').fill('同意，8月再督办。');
    await press(planner, '办结');
    for (const words of ['已办结', '到货单.pdf', '同意，8月再督办。']) expect(await main(planner)).toContain(words);
    await district.goto(`/projects/${city.late[0]!.id}`);
    expect(await main(district)).toContain('督办〔2023〕1号 已办结');
  });
});
