import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { programActor } from '../../src/services/actor.ts';
import { makeSignInLink } from '../../src/services/accounts/sign-in.ts';
import { csrfOf, openHouse, PASSWORD, post, signIn, type TestHouse } from './house.ts';

const MINUTE = 60_000;

describe('signing in', () => {
  let house: TestHouse;
  let now = new Date('2023-06-30T02:00:00Z');

  beforeAll(async () => {
    house = await openHouse({ clock: () => now });
  });

  beforeEach(() => {
    now = new Date('2023-06-30T02:00:00Z');
  });

  afterAll(() => house.remove());

  const linkFor = async (name: string) => {
    const { store, house: built } = house;
    const user = await store.read.selectFrom('users').selectAll().where('name', '=', name).executeTakeFirstOrThrow();
    const secret = await store.write((trx) => makeSignInLink(trx, programActor(now), user));
    return { user, path: `/sign-in/link/${secret}`, city: built.config.city };
  };

  test('gives a session a new id, so one planted before is worth nothing', async () => {
    const agent = await house.visitor();
    const planted = cookieOf(await agent.get('/sign-in'));
    const entered = cookieOf(await signIn(agent, 'planner'));
    expect(entered).not.toBe(planted);
    const thief = await house.visitor();
    expect((await thief.get('/settings').set('Cookie', planted)).status).toBe(303);
    expect((await thief.get('/settings').set('Cookie', entered)).status).toBe(200);
  });

  test('keeps neither the id of a session nor a password as they are', async () => {
    const agent = await house.visitor();
    const id = decodeURIComponent(cookieOf(await signIn(agent, 'planner'))).replace(/^lantian=s:([^.]+).*/, '$1');
    const kept = await house.store.read.selectFrom('sessions').selectAll().execute();
    const users = await house.store.read.selectFrom('users').select('password_hash').execute();
    expect(JSON.stringify(kept)).not.toContain(id);
    expect(users.every(({ password_hash: hash }) => hash?.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true);
  });

  test('ends by signing out, and the cookie opens nothing afterwards', async () => {
    const agent = await house.visitor();
    const cookie = cookieOf(await signIn(agent, 'planner'));
    expect((await post(agent, '/sign-out')).headers.location).toBe('/sign-in');
    expect((await agent.get('/settings').set('Cookie', cookie)).status).toBe(303);
  });

  test('ends after half an hour without a request, and not while there are some', async () => {
    const agent = await house.visitor('planner');
    for (let quarter = 0; quarter < 4; quarter++) {
      now = new Date(now.getTime() + 25 * MINUTE);
      expect((await agent.get('/settings')).status).toBe(200);
    }
    now = new Date(now.getTime() + 31 * MINUTE);
    expect((await agent.get('/settings')).status).toBe(303);
  });

  test('ends twelve hours after it began, however busy', async () => {
    const agent = await house.visitor('planner');
    for (let hour = 0; hour < 30; hour++) {
      now = new Date(now.getTime() + 24 * MINUTE);
      expect((await agent.get('/settings')).status).toBe(200);
    }
    now = new Date(now.getTime() + MINUTE);
    expect((await agent.get('/settings')).status).toBe(303);
  });

  test('stops at once for an account that is disabled', async () => {
    const agent = await house.visitor('verifier');
    expect((await agent.get('/settings')).status).toBe(200);
    await house.store.write((trx) =>
      trx.updateTable('users').set({ disabled: 1 }).where('name', '=', 'verifier').execute(),
    );
    expect((await agent.get('/settings')).status).toBe(303);
    expect((await signIn(await house.visitor(), 'verifier')).status).toBe(401);
  });

  test('tells no difference between a wrong name and a wrong password', async () => {
    const [name, password] = [
      await signIn(await house.visitor(), 'nobody-here'),
      await signIn(await house.visitor(), 'viewer', 'not the password'),
    ];
    const said = (html: string) => /<section class="error-summary[\s\S]*?<\/section>/.exec(html)?.[0];
    expect([name.status, password.status]).toEqual([401, 401]);
    expect(said(name.text)).toBe(said(password.text));
  });

  test('is refused after five wrong passwords for that account, and for no other', async () => {
    const agent = await house.visitor();
    const wrong = await Promise.all([1, 2, 3, 4, 5].map(() => signIn(agent, 'manager', 'guess')));
    expect(wrong.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    const refused = await signIn(agent, 'manager');
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('900');
    expect((await signIn(agent, 'auditor')).status).toBe(303);
  });

  test.each([
    ['/audit?page=2', '/audit?page=2'],
    ['//evil.example', '/'],
    ['https://evil.example', '/'],
    ['/\\evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
  ])('leads from ?next=%s to %s', async (next, to) => {
    const agent = await house.visitor();
    const form = await agent.get(`/sign-in?next=${encodeURIComponent(next)}`);
    const typed = /name="next" value="([^"]*)"/.exec(form.text)![1]!.replaceAll('&#x3D;', '=');
    const fields = { name: 'planner', password: PASSWORD, next: typed, _csrf: csrfOf(form.text) };
    expect((await agent.post('/sign-in').type('form').send(fields)).headers.location).toBe(to);
    const forced = await house.visitor();
    const token = csrfOf((await forced.get('/sign-in')).text);
    const answer = await forced
      .post('/sign-in')
      .type('form')
      .send({ ...fields, next, _csrf: token });
    expect(answer.headers.location).toBe(to);
  });

  test('by a link works once, voids the old password and asks for a new one', async () => {
    const { path } = await linkFor('viewer');
    const visitors = await Promise.all([house.visitor(), house.visitor()]);
    const tokens = await Promise.all(visitors.map(async (agent) => csrfOf((await agent.get(path)).text)));
    const entered = await Promise.all(
      visitors.map((agent, i) => agent.post(path).type('form').send({ _csrf: tokens[i] })),
    );
    expect(entered.map(({ status }) => status).sort()).toEqual([303, 404]);
    const owner = visitors[entered.findIndex(({ status }) => status === 303)]!;
    expect((await owner.get('/settings/password')).text).not.toContain('id="current"');
    expect((await signIn(await house.visitor(), 'viewer')).status).toBe(401);
    expect((await owner.get(path)).status).toBe(404);
  });

  test('by a link is void after a day, and when a newer link was made', async () => {
    const agent = await house.visitor();
    const { path: first } = await linkFor('auditor');
    const { path: second } = await linkFor('auditor');
    expect([(await agent.get(first)).status, (await agent.get(second)).status]).toEqual([404, 200]);
    now = new Date(now.getTime() + 24 * 60 * MINUTE);
    expect((await agent.get(second)).status).toBe(404);
  });

  test('a new password ends the sessions of everywhere else and keeps this one', async () => {
    const [here, elsewhere] = [await house.visitor('planner'), await house.visitor('planner')];
    const fields = { current: PASSWORD, password: '新的一句很长的话', again: '新的一句很长的话' };
    expect((await post(here, '/settings/password', fields)).headers.location).toBe('/settings');
    expect((await here.get('/settings')).status).toBe(200);
    expect((await elsewhere.get('/settings')).status).toBe(303);
  });

  test.each([
    ['current', 'wrong one', '新的一句很长的话', '新的一句很长的话', 403],
    ['password', PASSWORD, '短', '短', 422],
    ['password', PASSWORD, 'password123', 'password123', 422],
    ['password', PASSWORD, '12345678', '12345678', 422],
    ['again', PASSWORD, '新的一句很长的话', '别的一句很长的话', 422],
  ])('a new password is refused at the field %s', async (name, current, password, again, status) => {
    const agent = await house.visitor('admin');
    const answer = await post(agent, '/settings/password', { current, password, again });
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`id="${name}-error"`);
    expect(answer.text).not.toContain(password.length > 1 ? `value="${password}"` : 'value="短"');
  });
});

function cookieOf(answer: { readonly headers: Record<string, unknown> }): string {
  return (answer.headers['set-cookie'] as string[])[0]!.split(';')[0]!;
}
