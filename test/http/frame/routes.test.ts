import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Agent } from 'supertest';
import { NotAllowed, NotFound } from '../../../src/errors.ts';
import { readSetting, writeSetting } from '../../../src/db/settings.ts';
import { readFields } from '../../../src/http/form.ts';
import { file, json, notFound, page, problem, redirect, sheet } from '../../../src/http/reply.ts';
import { prepareThenWrite, read, write } from '../../../src/http/route.ts';
import { paths } from '../../../src/paths.ts';
import { openHouse, post, tokenOf, type TestHouse } from '../house.ts';
import { withPlace } from './one-place.ts';

const CITY = '370200';
const PDF = Buffer.from('%PDF-1.7');

const routes = [
  read('/probe/page', 'signed-in', ({ t }) =>
    page('errors/problem', { title: t('frame.product'), detail: '<b>&', id: 'x', signIn: false }),
  ),
  read('/probe/who', 'public', ({ person, query }) => json({ name: person?.name ?? null, q: query.getAll('q') })),
  read('/probe/audit', 'audit.read', () => json('for few')),
  read('/probe/list', 'signed-in', ({ format }) => json({ format }), { formats: ['csv', 'json'] }),
  read('/probe/rows/:id', 'signed-in', ({ params }) => (params.id === 'P1' ? json(params) : notFound())),
  read('/probe/throws/not-found', 'signed-in', () => {
    throw new NotFound('project', 'P9');
  }),
  read('/probe/throws/not-allowed', 'signed-in', () => {
    throw new NotAllowed('x');
  }),
  read('/probe/throws/bug', 'signed-in', () => {
    throw new TypeError('secret detail of the inside');
  }),
  read('/probe/throws/disk', 'signed-in', () => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  }),
  read('/probe/throws/away', 'signed-in', () => {
    throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  }),
  read('/probe/file', 'signed-in', () =>
    file(PDF, { name: '减排项目清单\ud800\u202e.pdf', type: 'application/pdf', untrusted: true }),
  ),
  read('/probe/sheet', 'signed-in', () => sheet('<!doctype html><style>p{color:red}</style><p>x')),
  write('/probe/save', 'signed-in', async ({ form }, trx) => {
    const { value } = readFields(form, ['value']);
    await writeSetting(trx, CITY, 'probe', value);
    if (value === 'breaks') throw new Error('after the write');
    return redirect(paths.help.to(), { notice: '已保存这一次' });
  }),
  prepareThenWrite(
    '/probe/upload',
    'signed-in',
    ({ files }) => Promise.resolve(files.map(({ name, bytes }) => `${name}:${String(bytes.length)}`)),
    (_request, _trx, names) => json(names),
    { uploads: { files: 2, maxBytes: 1000 } },
  ),
  read('/api/v1/probe', 'project.read', () => json({ rows: [] })),
  write('/api/v1/probe', 'project.edit', ({ json: body }) =>
    typeof body === 'object'
      ? json({ got: body }, { status: 201 })
      : problem(422, [{ field: 'name', message: '请填写' }]),
  ),
] as const;

describe('a route', () => {
  let house: TestHouse;
  let stranger: Agent;
  let viewer: Agent;

  beforeAll(async () => {
    house = await openHouse({ places: withPlace(...routes) });
    stranger = await house.visitor();
    viewer = await house.visitor('viewer');
  });

  afterAll(() => house.remove());

  test('sends a stranger to the sign-in page and back to where they wanted to be', async () => {
    const answer = await stranger.get('/probe/page?q=1');
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/sign-in?next=%2Fprobe%2Fpage%3Fq%3D1');
    expect((await stranger.post('/probe/save')).status).toBe(401);
  });

  test('is open to anybody when it is public, and a repeated query key keeps its values', async () => {
    const answer = await stranger.get('/probe/who?q=a&q=b&__proto__=x');
    expect(answer.body).toEqual({ name: null, q: ['a', 'b'] });
  });

  test('refuses a role that does not hold its action, in a page with the frame and the request number', async () => {
    const answer = await viewer.get('/probe/audit');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain(answer.headers['x-request-id']);
    expect(answer.text).toContain('没有权限');
    expect((await (await house.visitor('auditor')).get('/probe/audit')).status).toBe(200);
  });

  test('escapes what it shows', async () => {
    const { text } = await viewer.get('/probe/page');
    expect(text).toContain('&lt;b&gt;&amp;');
    expect(text).not.toContain('<b>');
  });

  test.each([
    ['/probe/list', 'html'],
    ['/probe/list.csv', 'csv'],
    ['/probe/list.json', 'json'],
  ])('%s is asked for as %s', async (path, format) => {
    expect((await viewer.get(path)).body).toEqual({ format });
  });

  test.each([
    ['/probe/list.xlsx', 404],
    ['/probe/rows/P1', 200],
    ['/probe/rows/P2', 404],
    ['/probe/rows/..%2f..%2fetc', 404],
    ['/probe/rows/a%00b', 404],
    ['/probe/rows/a%0d%0ab', 404],
    ['/probe/rows/%E0%A4%A', 400],
    ['/probe/throws/not-found', 404],
    ['/probe/throws/not-allowed', 403],
    ['/probe/throws/disk', 507],
    ['/probe/throws/away', 503],
    ['/no/such/place', 404],
  ])('GET %s answers %i', async (path, status) => {
    const answer = await viewer.get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('that meets a fault of ours shows a number to quote and nothing of the inside', async () => {
    const answer = await viewer.get('/probe/throws/bug');
    expect(answer.status).toBe(500);
    expect(answer.text).toContain(answer.headers['x-request-id']);
    expect(answer.text).not.toMatch(/secret detail|TypeError|\.ts:/);
  });

  test('answers other methods with 405 and the ones it knows', async () => {
    const answer = await viewer.delete('/probe/save');
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('POST');
  });

  test('that writes commits when it returns, and leaves a sentence for the next page once', async () => {
    expect((await post(viewer, '/probe/save', { value: '一' })).status).toBe(303);
    expect(await readSetting(house.store.read, CITY, 'probe')).toBe('一');
    expect((await viewer.get('/help')).text).toContain('已保存这一次');
    expect((await viewer.get('/help')).text).not.toContain('已保存这一次');
  });

  test('that writes and then throws leaves nothing behind', async () => {
    await post(viewer, '/probe/save', { value: '一' });
    expect((await post(viewer, '/probe/save', { value: 'breaks' })).status).toBe(500);
    expect(await readSetting(house.store.read, CITY, 'probe')).toBe('一');
  });

  test.each([
    ['an unknown field', 'value=1&role=admin'],
    ['a scalar given twice', 'value=1&value=2'],
    ['a field of the prototype', 'value=1&__proto__=x'],
  ])('refuses %s with 400', async (_, body) => {
    const token = await tokenOf(viewer);
    const answer = await viewer.post('/probe/save').type('form').send(`${body}&_csrf=${token}`);
    expect(answer.status).toBe(400);
  });

  test.each([
    ['no token', {}, {}],
    ['a token of somebody else', { _csrf: 'f'.repeat(64) }, {}],
  ])('refuses a form with %s', async (_, fields, headers) => {
    const answer = await viewer
      .post('/probe/save')
      .set(headers)
      .type('form')
      .send({ value: '1', ...fields });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('页面已过期');
  });

  test.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['a null origin', { Origin: 'null' }],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('refuses a form from %s though its token is right', async (_, headers) => {
    const fields = { value: '1', _csrf: await tokenOf(viewer) };
    expect((await viewer.post('/probe/save').set(headers).type('form').send(fields)).status).toBe(403);
  });

  test.each([
    ['too large', 'application/x-www-form-urlencoded', `value=${'x'.repeat(1_100_000)}`, 413],
    ['of another type', 'text/xml', '<a/>', 415],
    ['JSON where a form is due', 'application/json', '{"value":1}', 415],
    ['in an unknown character set', 'application/x-www-form-urlencoded; charset=x-none', 'value=1', 415],
  ])('refuses a body %s', async (_, type, body, status) => {
    expect((await viewer.post('/probe/save').set('Content-Type', type).send(body)).status).toBe(status);
  });

  test('takes files up to its limits and cleans their names', async () => {
    const token = await tokenOf(viewer);
    const upload = () => viewer.post('/probe/upload').field('_csrf', token);
    const taken = await upload().attach('a', Buffer.alloc(10), '../项目\u202e清单.csv');
    expect(taken.body).toEqual(['项目清单.csv:10']);
    expect((await upload().attach('a', Buffer.alloc(2000), 'big.csv')).status).toBe(413);
    const three = upload()
      .attach('a', Buffer.alloc(1), '1')
      .attach('a', Buffer.alloc(1), '2')
      .attach('a', Buffer.alloc(1), '3');
    expect((await three).status).toBe(413);
    expect((await upload().field('a[b]', 'nested').attach('a', Buffer.alloc(1), '1')).status).toBeGreaterThanOrEqual(
      400,
    );
  });

  test('sends a file under a name old and new readers understand, and an uploaded one in a sandbox', async () => {
    const { headers, body } = await viewer.get('/probe/file');
    expect(headers['content-disposition']).toBe(
      `attachment; filename="_.pdf"; filename*=UTF-8''${encodeURIComponent('减排项目清单.pdf')}`,
    );
    expect(headers['content-security-policy']).toBe("sandbox; default-src 'none'");
    expect(body).toEqual(PDF);
  });

  test('sends a sheet with the hash of its own style in the policy', async () => {
    const policy = (await viewer.get('/probe/sheet')).headers['content-security-policy'] as string;
    expect(policy).toContain("'sha256-");
    expect(policy).not.toContain('unsafe');
  });

  test('of the interface for programs answers problems in JSON and never looks at a cookie', async () => {
    for (const answer of [await stranger.get('/api/v1/probe'), await viewer.get('/api/v1/probe')]) {
      expect(answer.status).toBe(401);
      expect(answer.type).toBe('application/problem+json');
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
    expect((await viewer.post('/api/v1/probe').send({ a: 1 })).status).toBe(401);
  });
});
