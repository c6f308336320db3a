import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, newVisitor, openBrowser, scrollsSideways, signIn, WIDTHS, type Visitor } from './browser.ts';
import { newInstallation, type Installation } from './installation.ts';
import { PASSWORD, serve } from './killable-server.ts';

/** A manager asks how sure a scenario is, and the server dies in the middle of the answer. */
describe('a manager asks how sure it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-chances-'));
  let browser: Browser;
  let server: { child: ChildProcess; address: string };
  /** The server that comes back after the kill. */
  let revived: Installation | undefined;
  let visitor: Visitor;

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), serve(folder)]);
    visitor = await newVisitor(browser, server.address);
    await signIn(visitor.page, 'admin', PASSWORD);
    const { page } = visitor;
    await page.goto('/projects?type=ule-coking');
    await page.getByRole('link', { name: '以此筛选建情景' }).click();
    await page.getByLabel('名称').fill('焦化推迟三个月');
    await page.getByLabel('推迟天数').fill('90');
    await page.getByRole('button', { name: '保存情景' }).click();
  });

  afterAll(async () => {
    server.child.kill('SIGKILL');
    await revived?.remove();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Waits for words on the page, which refreshes by itself. */
  const until = (text: string | RegExp) => visitor.page.getByText(text).first().waitFor({ timeout: 180_000 });

  test('starts, sees how far it is, stops it', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: '有多大把握' }).click();
    await page.getByRole('button', { name: '开始模拟' }).click();
    await until(/已抽样 [\d,]+ \/ [\d,]+ 次/);
    await page.getByRole('button', { name: '停止模拟' }).click();
    await until('模拟 S0001 已停止，没有结果。');
  });

  test('starts again; the server is killed and comes back; the work begins anew and says so', async () => {
    const { page } = visitor;
    await page.getByLabel('抽样次数').selectOption('1000');
    await page.getByRole('button', { name: '开始模拟' }).click();
    await until('模拟 S0002 正在进行');
    const { port } = new URL(server.address);
    server.child.kill('SIGKILL');
    await once(server.child, 'exit');
    revived = await newInstallation({ LANTIAN_DATA: folder, PORT: port });
    await page.goto('/scenarios/S1/chances');
    await until(/模拟结果 S0002/);
    expect(await page.locator('#c-trace + dl').innerText()).toMatch(/中断后重新开始次数\s*1/);
    // Neither lost nor doubled: the two that were asked for, each with its end.
    expect(await page.locator('#c-list + ul li .chip').allInnerTexts()).toEqual(['完成', '已停止']);
  }, 240_000);

  test('reads how likely it is, on an office screen and a phone', async () => {
    const { page } = visitor;
    expect(await page.locator('.sentence').innerText()).toMatch(/全部 26 项目标同时达标的概率为 [\d.]+%/);
    expect(await page.locator('figure.chart').count()).toBe(4);
    for (const width of ['phone', 'office'] as const) {
      await page.setViewportSize(WIDTHS[width]);
      expect(await scrollsSideways(page)).toBe(false);
      expect(await axeFindings(page)).toEqual([]);
    }
    expect(visitor.complaints).toEqual([]);
  });
});
