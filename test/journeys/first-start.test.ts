import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, newVisitor, openBrowser, scrollsSideways, signIn, WIDTHS, type Visitor } from './browser.ts';
import { newInstallation, type Installation } from './installation.ts';

const PASSWORD = '蓝天常在 海风不息';

describe('the first start', () => {
  let browser: Browser;
  let installation: Installation;
  let visitor: Visitor;

  beforeAll(async () => {
    [browser, installation] = await Promise.all([openBrowser(), newInstallation()]);
    visitor = await newVisitor(browser, installation.address);
  });

  afterAll(async () => {
    await browser.close();
    await installation.remove();
  });

  test('the one-time link lets the administrator in once, and asks for a password', async () => {
    const { page } = visitor;
    await page.goto(installation.link!);
    expect(await page.locator('h1').innerText()).toBe('一次性登录');
    await page.locator('main button').click();
    expect(await page.locator('h1').innerText()).toBe('设置密码');
    await page.goto(installation.link!);
    expect(await page.locator('h1').innerText()).toBe('链接已失效');
  });

  test('two different passwords are told apart, at the field and in the summary', async () => {
    const { page } = visitor;
    await page.goto('/settings/password');
    await page.locator('#password').fill(PASSWORD);
    await page.locator('#again').fill('别的什么什么什么');
    await page.locator('main button').click();
    await page.locator('.error-summary').waitFor();
    expect(await page.title()).toContain('错误：');
    await page.locator('.error-summary a').click();
    expect(await page.evaluate('document.activeElement.id')).toBe('again');
    expect(await axeFindings(page)).toEqual([]);
  });

  test('a password is set, the old session goes, and the same password opens the door again', async () => {
    const { page } = visitor;
    await page.goto('/settings/password');
    await page.locator('#password').fill(PASSWORD);
    await page.locator('#again').fill(PASSWORD);
    await page.locator('main button').click();
    expect(await page.locator('.notice').innerText()).toContain('密码已保存');
    await page.locator('.who button').click();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await signIn(page, 'admin', '不是这个密码', '/audit');
    expect(await page.locator('.error-summary').innerText()).toContain('用户名或密码不正确');
    expect(await page.locator('#name').inputValue()).toBe('admin');
    await page.locator('#password').fill(PASSWORD);
    await page.locator('main button').click();
    expect(new URL(page.url()).pathname).toBe('/audit');
    expect(await page.locator('tbody').innerText()).toContain('登录');
  });

  const pages = [
    '/sign-in/link/none',
    '/settings',
    '/settings/password',
    '/settings/programme',
    '/settings/users',
    '/settings/users/new',
    '/settings/users/U1',
    '/audit',
    '/audit?id=nothing',
    '/help',
    '/no-such-page',
  ];
  test.each(pages)('%s is accessible in Chinese at a desk and in English on a phone', async (address) => {
    const { page } = visitor;
    const url = new URL(address, installation.address);
    for (const [lang, width] of [
      ['en', WIDTHS.phone],
      ['zh-CN', WIDTHS.office],
    ] as const) {
      await page.setViewportSize(width);
      url.searchParams.set('lang', lang);
      await page.goto(url.href);
      expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      expect(await scrollsSideways(page)).toBe(false);
      expect(await axeFindings(page)).toEqual([]);
    }
  });

  test('the sign-in page is accessible to whoever is not signed in', async () => {
    const stranger = await newVisitor(browser, installation.address);
    await stranger.page.goto('/sign-in');
    expect(await axeFindings(stranger.page)).toEqual([]);
    await stranger.page.setViewportSize(WIDTHS.phone);
    expect(await scrollsSideways(stranger.page)).toBe(false);
    expect(stranger.complaints).toEqual([]);
  });

  test('on the whole way no policy was broken and no script failed', () => {
    expect(visitor.complaints).toEqual([]);
  });
});
