import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRoutes } from '../../../src/http/places.ts';
import { openHouse, type TestHouse } from '../house.ts';

/** Pages without a parameter in their address, as they stand in the application's own table. */
const pages = allRoutes()
  .filter(({ method, path }) => method === 'GET' && !path.includes(':'))
  .map(({ path }) => path);

describe('the headers', () => {
  let plain: TestHouse;
  let tls: TestHouse;

  beforeAll(async () => {
    [plain, tls] = await Promise.all([
      openHouse(),
      openHouse({ environment: { PUBLIC_URL: 'https://lantian.example' } }),
    ]);
  });

  afterAll(async () => {
    await plain.remove();
    await tls.remove();
  });

  test.each(pages)('of %s let nothing foreign in and nothing be kept', async (path) => {
    const { headers } = await (await plain.visitor()).get(path);
    const policy = headers['content-security-policy'] as string;
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'same-origin',
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('ask for TLS for a year, and bind the cookie to it, where the address is https', async () => {
    const agent = await tls.visitor();
    const { headers } = await agent.get('/sign-in').set('X-Forwarded-Proto', 'https');
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
    expect(headers['set-cookie']?.[0]).toMatch(/^__Host-lantian=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test('set a plain cookie at http, out of reach of scripts and other sites', async () => {
    const { headers } = await (await plain.visitor()).get('/sign-in');
    expect(headers['set-cookie']?.[0]).toMatch(/^lantian=.*; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('of style sheets let a browser keep them for ever, under a name that changes with their content', async () => {
    const agent = await plain.visitor();
    const address = /href="(\/assets\/[0-9a-f]{12}\/lantian\.css)"/.exec((await agent.get('/sign-in')).text)![1]!;
    expect((await agent.get(address)).headers['cache-control']).toContain('immutable');
    expect((await agent.get('/assets/lantian.css')).headers.etag).toBeDefined();
    expect((await agent.get('/assets/..%2flayout.hbs')).status).toBe(404);
    const font = await agent.get('/fonts/noto-sans-sc-chinese-simplified-400-normal.woff2');
    expect(font.type).toBe('font/woff2');
  });
});
