import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from 'supertest';
import { openHouse, post, type TestHouse } from './house.ts';

describe('API tokens', () => {
  let house: TestHouse;
  let planner: Agent;
  let admin: Agent;
  let stranger: Agent;

  beforeAll(async () => {
    house = await openHouse();
    [planner, admin, stranger] = [await house.visitor('planner'), await house.visitor('admin'), await house.visitor()];
  });
  afterAll(() => house.remove());

  const make = async (person: Agent, name: string) => {
    const answer = await post(person, '/settings/tokens', { name });
    return /id="token"[^>]*value="([^"]+)"/.exec(answer.text)?.[1] ?? '';
  };
  const ask = (secret: string) => stranger.get('/api/v1/projects').set('Authorization', `Bearer ${secret}`);
  const revokeOf = async (person: Agent, name: string) => {
    const { text } = await person.get('/settings/tokens');
    return new RegExp(`>${name}<[\\s\\S]*?action="([^"]+)"`).exec(text)?.[1] ?? '';
  };

  it('are made with a name, shown once, and let a program in until they are revoked', async () => {
    const secret = await make(planner, '每日同步');
    await ask(secret).expect(200);
    const list = await planner.get('/settings/tokens').expect(200);
    expect(list.text).toContain('每日同步');
    expect(list.text).not.toContain(secret);
    expect(list.text).not.toContain('从未使用');
    expect((await post(planner, await revokeOf(planner, '每日同步'))).status).toBe(303);
    await ask(secret).expect(401);
  });

  it('are one when the form is sent twice, and the answer one sees last works', async () => {
    const once = /name="once" value="([^"]+)"/.exec((await planner.get('/settings/tokens')).text)![1]!;
    const send = async () => {
      const answer = await post(planner, '/settings/tokens', { name: '双击', once });
      return { status: answer.status, secret: /id="token"[^>]*value="([^"]+)"/.exec(answer.text)?.[1] ?? '' };
    };
    const [first, second] = [await send(), await send()];
    await ask(first.secret).expect(401);
    await ask(second.secret).expect(200);
    expect((await planner.get('/settings/tokens')).text.match(/<th scope="row">双击</g)).toHaveLength(1);
    expect((await send()).status).toBe(303);
    await ask(second.secret).expect(200);
    expect((await post(admin, '/settings/tokens', { name: '别人', once })).status).toBe(404);
  });

  it('need a name of a sane length', async () => {
    for (const name of ['', '  ', 'x'.repeat(65)]) {
      const answer = await post(planner, '/settings/tokens', { name });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('id="name-error"');
    }
  });

  it('are seen and revoked by their owner and by the administrator, nobody else', async () => {
    const secret = await make(planner, '报表程序');
    const viewer = await house.visitor('viewer');
    expect((await viewer.get('/settings/tokens').expect(200)).text).not.toContain('报表程序');
    const address = await revokeOf(planner, '报表程序');
    expect((await post(viewer, address)).status).toBe(404);
    await ask(secret).expect(200);
    expect((await post(admin, await revokeOf(admin, '报表程序'))).status).toBe(303);
    await ask(secret).expect(401);
    expect((await post(admin, address)).status).toBe(404);
  });

  it('end with the account they speak for', async () => {
    const secret = await make(await house.visitor('verifier'), '核查');
    await house.store.write((trx) =>
      trx.updateTable('users').set({ disabled: 1 }).where('name', '=', 'verifier').execute(),
    );
    await ask(secret).expect(401);
  });
});
