import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, openBrowser, signIn, type Visitor } from './browser.ts';
import { newInstallation, type Installation } from './installation.ts';

const PASSWORD = '海风吹过胶州湾畔';
const WORDS = '第一行 “引号” & <尖括号>\n第二行，末尾有空格 ';

describe('complaint 04: nothing typed is lost', () => {
  let installation: Installation;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    installation = await newInstallation({ LANTIAN_ADMIN_PASSWORD: PASSWORD });
    browser = await openBrowser();
    visitor = await newVisitor(browser, installation.address);
    await signIn(visitor.page, 'admin', PASSWORD);
  });
  afterAll(async () => {
    await browser.close();
    await installation.remove();
  });

  const said = () => visitor.page.locator('[data-draft-said]');

  it('complaint 04: the sign-in ends in mid-form and every character is found after signing in', async () => {
    const { page } = visitor;
    await page.goto('/projects/new');
    await page.locator('#name').fill('写到一半的项目');
    await page.locator('#content').fill(WORDS);
    await page.locator('#capital').fill('约 50');
    await visitor.context.clearCookies();
    await page.locator('.actions button[value=save]').click();
    await expect.poll(() => said().textContent()).toContain('登录已失效');
    expect(page.url()).toContain('/projects/new');
    expect(await page.locator('#content').inputValue()).toBe(WORDS);

    await signIn(page, 'admin', PASSWORD, '/projects/new');
    await expect.poll(() => page.locator('#name').inputValue()).toBe('写到一半的项目');
    expect(await page.locator('#content').inputValue()).toBe(WORDS);
    expect(await page.locator('#capital').inputValue()).toBe('约 50');
    await expect.poll(() => said().textContent()).toContain('草稿已保存');
  });

  it('complaint 04: the browser goes offline in mid-save; the page stays, and is saved once the network is back', async () => {
    const { page, context } = visitor;
    await page.goto('/projects/new');
    await page.locator('#name').fill('离线时的项目');
    await context.setOffline(true);
    await page.locator('.actions button[value=save]').click();
    await expect.poll(() => said().textContent()).toContain('连不上服务器');
    expect(await page.locator('#name').inputValue()).toBe('离线时的项目');
    await context.setOffline(false);
    await expect.poll(() => said().textContent()).toContain('草稿已保存');
    await page.goto('/drafts');
    expect(await page.locator('main').textContent()).toContain('离线时的项目');
    expect(visitor.complaints).toEqual([]);
  });
});
