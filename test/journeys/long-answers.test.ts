import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOnScreens, newVisitor, openBrowser, signIn, type Visitor } from './browser.ts';
import { newInstallation, type Installation } from './installation.ts';
import { PASSWORD, serve } from './killable-server.ts';

/** A manager asks how sure a scenario is and what would be best, and the server dies in the middle of both answers. */
describe('answers that take long', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-long-answers-'));
  let browser: Browser;
  let server: { child: ChildProcess; address: string };
  /** The server that comes back after the kill. */
  let revived: Installation | undefined;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), serve(folder)]);
    visitor = await newVisitor(browser, server.address);
    page = visitor.page;
    await signIn(page, 'admin', PASSWORD);
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
  const until = (text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 180_000 });

  test('a simulation starts, says how far it is, and stops when told to', async () => {
    await page.getByRole('link', { name: '有多大把握' }).click();
    await page.getByRole('button', { name: '开始模拟' }).click();
    await until(/已抽样 [\d,]+ \/ [\d,]+ 次/);
    await page.getByRole('button', { name: '停止模拟' }).click();
    await until('模拟 S0001 已停止，没有结果。');
  });

  test('so does a plan, found beside the scenarios', async () => {
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

  test('both are asked for again; the server is killed and comes back; they begin anew and say so', async () => {
    await page.goto('/scenarios/S1/chances');
    await page.getByRole('button', { name: '开始模拟' }).click();
    await until('模拟 S0002 正在进行');
    // Both pages ask again by themselves: each is left, or it would meet the dead server.
    await page.goto('about:blank');
    await page.goto('/plans/new');
    await page.getByLabel('方案名称').fill('储备达标');
    await page.getByRole('button', { name: '开始求解' }).click();
    await until('正在求解');
    await page.goto('about:blank');
    const { port } = new URL(server.address);
    server.child.kill('SIGKILL');
    await once(server.child, 'exit');
    revived = await newInstallation({ LANTIAN_DATA: folder, PORT: port });
    await page.goto('/plans/P0002');
    await until('为什么不能全部达标');
    expect(await page.locator('#p-trace + dl').innerText()).toMatch(/中断后重新开始次数\s*1/);
    // Neither lost nor doubled: what was asked for, each with its end.
    await page.goto('/plans');
    expect(await page.locator('tbody .chip').allInnerTexts()).toEqual(['不能全部达标', '已停止']);
    await page.goto('/scenarios/S1/chances');
    await until(/模拟结果 S0002/);
    expect(await page.locator('#c-trace + dl').innerText()).toMatch(/中断后重新开始次数\s*1/);
    expect(await page.locator('#c-list + ul li .chip').allInnerTexts()).toEqual(['完成', '已停止']);
  }, 240_000);

  test('how likely it is can be read on an office screen and a phone', async () => {
    expect(await page.locator('.sentence').innerText()).toMatch(/全部 26 项目标同时达标的概率为 [\d.]+%/);
    expect(await page.locator('figure.chart').count()).toBe(4);
    expect(await faultsOnScreens(page)).toEqual([]);
  });

  test('what is best can be read there too, and becomes a scenario', async () => {
    for (const address of ['/plans/P0002', '/plans/P0002/shares', '/plans/new']) {
      await page.goto(address);
      expect(await faultsOnScreens(page)).toEqual([]);
    }
    await page.goto('/plans/P0002');
    await page.getByRole('button', { name: '存为情景' }).click();
    await until('储备达标（方案 P0002）');
    expect(visitor.complaints).toEqual([]);
  });
});
