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

/** A planner asks for the best plan, and the server dies in the middle of the answer. */
describe('a planner asks what is best', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-plans-'));
  let browser: Browser;
  let server: { child: ChildProcess; address: string };
  /** The server that comes back after the kill. */
  let revived: Installation | undefined;
  let visitor: Visitor;

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), serve(folder)]);
    visitor = await newVisitor(browser, server.address);
    await signIn(visitor.page, 'admin', PASSWORD);
  });

  afterAll(async () => {
    server.child.kill('SIGKILL');
    await revived?.remove();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Waits for words on the page, which refreshes by itself. */
  const until = (text: string | RegExp) => visitor.page.getByText(text).first().waitFor({ timeout: 180_000 });

  test('finds the form beside the scenarios, asks, sees how far it is, stops it', async () => {
    const { page } = visitor;
    await page.goto('/scenarios');
    await page.getByRole('link', { name: '最优方案' }).click();
    await page.getByRole('link', { name: '新建方案' }).first().click();
    await page.getByRole('link', { name: '储备和未建成项目，可提前 60 天' }).click();
    await page.getByLabel('方案名称').fill('提前六十天');
    await page.getByRole('button', { name: '开始求解' }).click();
    await until(/已完成 \d+ \/ \d+ 步/);
    await page.getByRole('button', { name: '停止求解' }).click();
    await until('方案 P0001 已停止，没有结果。');
  });

  test('asks for less; the server is killed and comes back; the work begins anew and says so', async () => {
    const { page } = visitor;
    await page.goto('/plans/new');
    await page.getByLabel('方案名称').fill('储备达标');
    await page.getByRole('button', { name: '开始求解' }).click();
    await until('正在求解');
    // The page asks again by itself: leave it, or it meets the dead server.
    await page.goto('about:blank');
    const { port } = new URL(server.address);
    server.child.kill('SIGKILL');
    await once(server.child, 'exit');
    revived = await newInstallation({ LANTIAN_DATA: folder, PORT: port });
    await page.goto('/plans/P0002');
    await until('为什么不能全部达标');
    expect(await page.locator('#p-trace + dl').innerText()).toMatch(/中断后重新开始次数\s*1/);
    // Neither lost nor doubled.
    await page.goto('/plans');
    expect(await page.locator('tbody .chip').allInnerTexts()).toEqual(['不能全部达标', '已停止']);
  }, 240_000);

  test('reads it on an office screen and a phone, and makes a scenario of it', async () => {
    const { page } = visitor;
    for (const address of ['/plans/P0002', '/plans/P0002/shares', '/plans/new']) {
      await page.goto(address);
      for (const width of ['phone', 'office'] as const) {
        await page.setViewportSize(WIDTHS[width]);
        expect(await scrollsSideways(page)).toBe(false);
        expect(await axeFindings(page)).toEqual([]);
      }
    }
    await page.goto('/plans/P0002');
    await page.getByRole('button', { name: '存为情景' }).click();
    await until('储备达标（方案 P0002）');
    expect(visitor.complaints).toEqual([]);
  });
});
