import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answered, axeFindings, enterAsAdministrator, newVisitor, openBrowser, scrollsSideways, WIDTHS, type Visitor } from './browser.ts'; // prettier-ignore
import { newInstallation, type Installation } from './installation.ts';

const PROJECT = {
  name: '示例程序对接储罐治理', category: 'industry', type: 'tank', district: '370211', step: 'reserve', reduces: { VOC: { tonnes: 3 } },
}; // prettier-ignore
interface Made {
  readonly id: string;
  readonly version: number;
}

describe('a program is connected', () => {
  let browser: Browser;
  let installation: Installation;
  let visitor: Visitor;
  let secret = '';
  let made: Made;

  beforeAll(async () => {
    [browser, installation] = await Promise.all([openBrowser(), newInstallation()]);
    visitor = await newVisitor(browser, installation.address);
    await enterAsAdministrator(visitor.page, installation.link!, '蓝天常在 海风不息');
  });
  afterAll(async () => {
    await browser.close();
    await installation.remove();
  });

  const ask = (method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${installation.address}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });

  test('its keeper makes a token and finds on one page how to use it', async () => {
    const { page } = visitor;
    await page.goto('/settings/tokens');
    await page.locator('#name').fill('数据中台每日同步');
    await answered(page, () => page.locator('main form .is-primary').click());
    secret = await page.locator('#token').inputValue();
    await page.goto('/settings/tokens');
    await page.getByRole('link', { name: '接口说明' }).click();
    await page.waitForURL(/\/api$/);
    const words = await page.locator('main').innerText();
    for (const said of ['/api/v1/projects/{id}', 'Idempotency-Key', 'If-Match', '已被他人修改', '项目名称'])
      expect(words).toContain(said);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(WIDTHS.phone);
    expect(await scrollsSideways(page)).toBe(false);
    await page.setViewportSize(WIDTHS.office);
  });

  test('sending twice what it adds makes one, found by the query of the page', async () => {
    const once = { 'Idempotency-Key': 'e6b1' };
    const [first, second] = [
      await ask('POST', '/projects', PROJECT, once),
      await ask('POST', '/projects', PROJECT, once),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    made = (await first.json()) as Made;
    expect(((await second.json()) as Made).id).toBe(made.id);
    const list = (await (await ask('GET', '/projects?q=对接&district=370211')).json()) as {
      total: number;
      rows: Made[];
    };
    expect([list.total, list.rows.map(({ id }) => id)]).toEqual([1, [made.id]]);
  });

  test('what it replaces it must have read; what somebody changed meanwhile comes back with all three values', async () => {
    const { page } = visitor;
    const record = (await (await ask('GET', `/projects/${made.id}`)).json()) as object;
    expect((await ask('PUT', `/projects/${made.id}`, record)).status).toBe(428);
    await page.goto(`/projects/${made.id}/edit`);
    await page.locator('#owner').fill('示例乙');
    await answered(page, () => page.locator('main form[method=post] button.is-primary').click());
    const late = await ask('PUT', `/projects/${made.id}`, { ...record, owner: '示例丙' }, { 'If-Match': `"${String(made.version)}"` }); // prettier-ignore
    expect([late.status, late.headers.get('content-type')]).toEqual([412, expect.stringContaining('application/problem+json')]); // prettier-ignore
    expect(await late.text()).toMatch(/示例乙[\s\S]*示例丙/);
    const bad = await ask('POST', '/projects', { ...PROJECT, name: '', progress: 120 });
    const { errors } = (await bad.json()) as { errors: { field: string }[] };
    expect([bad.status, errors.map(({ field }) => field)]).toEqual([422, expect.arrayContaining(['name', 'progress'])]);
    const fresh = (await (await ask('GET', `/projects/${made.id}`)).json()) as Made;
    const done = await ask('PUT', `/projects/${made.id}?reason=对账`, { ...fresh, owner: '示例丙' }, { 'If-Match': `"${String(fresh.version)}"` }); // prettier-ignore
    expect(done.status).toBe(200);
    await page.goto(`/projects/${made.id}/history`);
    expect(await page.locator('.history > li').first().innerText()).toMatch(/示例乙\s*→\s*示例丙/);
  });

  test('without its token, and once it is revoked, it is nobody', async () => {
    const { page } = visitor;
    expect((await fetch(`${installation.address}/api/v1/projects`)).status).toBe(401);
    await page.goto('/settings/tokens');
    await answered(page, () => page.locator('tbody form button').click());
    expect((await ask('GET', `/projects/${made.id}`)).status).toBe(401);
    expect(visitor.complaints).toEqual([]);
  });
});
