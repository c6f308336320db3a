import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Agent } from 'supertest';
import { json, problem } from '../../../src/http/reply.ts';
import { read, write } from '../../../src/http/route.ts';
import { programActor } from '../../../src/services/actor.ts';
import { createToken, revokeToken } from '../../../src/services/accounts/api-tokens.ts';
import { openHouse, type TestHouse } from '../house.ts';
import { withPlace } from './one-place.ts';

const CITY = '370200';
const PATH = '/api/v1/probe';

const routes = [
  read(PATH, 'project.read', ({ person }) => json({ name: person.name })),
  write(PATH, 'project.edit', ({ json: body }) =>
    body === null ? problem(422, [{ field: 'name', message: '请填写' }]) : json(body, { status: 201 }),
  ),
];

describe('a program', () => {
  let house: TestHouse;
  let agent: Agent;
  const secrets = new Map<string, { readonly id: string; readonly secret: string }>();

  beforeAll(async () => {
    house = await openHouse({ places: withPlace(...routes) });
    agent = await house.visitor();
    const users = await house.store.read.selectFrom('users').selectAll().execute();
    for (const user of users)
      secrets.set(
        user.name,
        await house.store.write((trx) => createToken(trx, programActor(new Date()), user, 'test')),
      );
  });

  afterAll(() => house.remove());

  const bearer = (name: string) => ({ Authorization: `Bearer ${secrets.get(name)!.secret}` });
  const send = (body: string, type = 'application/json') =>
    agent.post(PATH).set(bearer('planner')).set('Content-Type', type).send(body);

  test('speaks for the person of its token, without a form token', async () => {
    expect((await agent.get(PATH).set(bearer('viewer'))).body).toEqual({ name: 'viewer' });
    expect((await agent.post(PATH).set(bearer('planner')).send({ a: 1 })).status).toBe(201);
    expect((await agent.post(PATH).set(bearer('viewer')).send({ a: 1 })).status).toBe(403);
  });

  test('is a stranger with a wrong, a revoked or a disabled one', async () => {
    const status = async (headers: Record<string, string>) => (await agent.get(PATH).set(headers)).status;
    expect(await status({ Authorization: 'Bearer ' + 'x'.repeat(43) })).toBe(401);
    expect(await status({ Authorization: 'Basic YWRtaW46YWRtaW4=' })).toBe(401);
    await house.store.write((trx) => revokeToken(trx, programActor(new Date()), CITY, secrets.get('auditor')!.id));
    expect(await status(bearer('auditor'))).toBe(401);
    await house.store.write((trx) =>
      trx.updateTable('users').set({ disabled: 1 }).where('name', '=', 'manager').execute(),
    );
    expect(await status(bearer('manager'))).toBe(401);
  });

  test.each([
    ['{"a":', 'application/json', 400],
    [`${'['.repeat(5000)}${']'.repeat(5000)}`, 'application/json', 400],
    [`"${'x'.repeat(1_100_000)}"`, 'application/json', 413],
    ['null', 'application/json', 422],
    ['{"a":1}', 'text/plain', 415],
    ['{"a":1}', 'application/vnd.lantian+json', 201],
  ])('sending %.20s as %s is answered %i in JSON', async (body, type, status) => {
    const answer = await send(body, type);
    expect(answer.status).toBe(status);
    expect(answer.type).toBe(status === 201 ? 'application/json' : 'application/problem+json');
  });

  test('is told what is wrong field by field, with the number of its request', async () => {
    const { body, headers } = await send('null');
    expect(body).toEqual({
      type: 'about:blank',
      title: '内容有误',
      status: 422,
      detail: expect.any(String),
      request: headers['x-request-id'],
      errors: [{ field: 'name', message: '请填写' }],
    });
  });

  test('cannot reach a prototype by what it sends', async () => {
    const { body } = await send('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    expect(Object.keys(body as object)).toContain('constructor');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
