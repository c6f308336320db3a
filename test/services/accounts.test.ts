import { beforeAll, describe, expect, it } from 'vitest';
import { deleteExpiredSessions, findSession, saveSession, touchSession } from '../../src/db/sessions.ts';
import { findSignInLink } from '../../src/db/sign-in-links.ts';
import { findToken } from '../../src/db/tokens.ts';
import type { Store } from '../../src/db/store.ts';
import { activePerson, anyPasswordSet, findUser, updateUser } from '../../src/db/users.ts';
import { createToken, revokeToken } from '../../src/services/accounts/api-tokens.ts';
import { programActor } from '../../src/services/actor.ts';
import { createUser, type NewUser } from '../../src/services/accounts/create-user.ts';
import { ensureAdministrator } from '../../src/services/accounts/ensure-administrator.ts';
import { hashPassword } from '../../src/services/accounts/password.ts';
import { hashOfSecret } from '../../src/services/accounts/secret.ts';
import { makeSignInLink, setPassword, signInByLink, signInByPassword } from '../../src/services/accounts/sign-in.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';

const { city } = EXAMPLE;
const NOW = new Date('2023-07-01T02:00:00Z');
const later = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);
const ACTOR = programActor(NOW);
const PLANNER: NewUser = {
  name: 'planner',
  displayName: '规划员',
  role: 'planner',
  district: null,
  phone: null,
  passwordHash: null,
};

describeOnBothEngines('accounts', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
  });
  const create = async (change: Partial<NewUser>) =>
    store.write((trx) => createUser(trx, ACTOR, city, { ...PLANNER, ...change }));
  const made = async (change: Partial<NewUser>) => {
    const answer = await create(change);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    return answer.value;
  };

  it('are made with their audit row and found by name', async () => {
    const user = await made({ name: ' 张三 ' });
    expect(user).toMatchObject({ name: '张三', role: 'planner', disabled: 0, version: 1 });
    const trail = await store.read
      .selectFrom('audit')
      .select(['action', 'entity'])
      .where('entity_id', '=', user.id)
      .execute();
    expect(trail).toEqual([{ action: 'create', entity: 'user' }]);
  });

  it.each([
    ['a name twice', { name: 'twice' }, ['name user-exists']],
    ['a name with a blank inside', { name: 'a b' }, ['name user-name']],
    ['an unknown role', { name: 'r1', role: 'king' }, ['role unknown-option']],
    ['a district role without district', { name: 'r2', role: 'district' }, ['district district-with-role']],
    ['a planner with a district', { name: 'r3', district: '370211' }, ['district district-with-role']],
    ['an unknown district', { name: 'r4', role: 'district', district: '110101' }, ['district unknown-option']],
  ])('are refused for %s', async (_, change, problems) => {
    if (change.name === 'twice') await made(change);
    const answer = await create(change);
    expect(answer.ok ? [] : answer.problems.map(({ field, code }) => `${field} ${code}`)).toEqual(problems);
  });

  it('sign in by password, by nothing else, and not when disabled', async () => {
    const user = await made({ name: 'pw', passwordHash: await hashPassword('correct horse') });
    const by = (name: string, password: string) => signInByPassword(store.read, city, name, password);
    expect(await by('pw', 'correct horse')).toMatchObject({ id: user.id, displayName: '规划员' });
    expect(await by('pw', 'Correct horse')).toBeNull();
    expect(await by('nobody', 'correct horse')).toBeNull();
    expect(await store.write((trx) => updateUser(trx, user, { disabled: 1 }))).toBe(true);
    expect(await by('pw', 'correct horse')).toBeNull();
    expect(await activePerson(store.read, city, user.id)).toBeNull();
  });

  it('enter by a one-time link once, before it expires, and a newer link voids the older', async () => {
    const user = await made({ name: 'link' });
    const link = () => store.write((trx) => makeSignInLink(trx, ACTOR, user));
    const enter = (secret: string, now: Date) => store.write((trx) => signInByLink(trx, city, secret, now));
    const [first, second] = [await link(), await link()];
    expect(await enter(first, NOW)).toBeNull();
    expect(await enter(second, later(25))).toBeNull();
    expect(await findSignInLink(store.read, city, hashOfSecret(second), NOW.toISOString())).toBeDefined();
    expect(await enter(second, later(1))).toMatchObject({ id: user.id });
    expect(await enter(second, later(1))).toBeNull();
    const kept = await store.read.selectFrom('sign_in_links').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(second);
  });

  it('let only one of ten in who use the same link at once', async () => {
    const user = await made({ name: 'race' });
    const secret = await store.write((trx) => makeSignInLink(trx, ACTOR, user));
    const tries = Array.from({ length: 10 }, () => store.write((trx) => signInByLink(trx, city, secret, NOW)));
    expect((await Promise.all(tries)).filter((person) => person !== null)).toHaveLength(1);
  });

  it('are signed out everywhere when the password changes', async () => {
    const user = await made({ name: 'out' });
    const session = { city, id_hash: 'h1', user_id: user.id, data: '{}', expires: later(8).toISOString() };
    await store.write((trx) => saveSession(trx, session));
    const hash = await hashPassword('a new password');
    expect(await store.write((trx) => setPassword(trx, ACTOR, user, hash))).toBe(true);
    expect(await findSession(store.read, city, 'h1', NOW.toISOString())).toBeUndefined();
    expect(await signInByPassword(store.read, city, 'out', 'a new password')).toMatchObject({ id: user.id });
  });

  it('lose nothing to a stale version', async () => {
    const user = await made({ name: 'stale' });
    expect(await store.write((trx) => updateUser(trx, user, { phone: '1' }))).toBe(true);
    expect(await store.write((trx) => updateUser(trx, user, { phone: '2' }))).toBe(false);
    expect(await findUser(store.read, city, user.id)).toMatchObject({ phone: '1', version: 2 });
  });

  it('speak through tokens of which only a hash is kept, until they are revoked', async () => {
    const user = await made({ name: 'api' });
    const { id, secret } = await store.write((trx) => createToken(trx, ACTOR, user, '脚本'));
    expect(await findToken(store.read, city, hashOfSecret(secret))).toMatchObject({
      id,
      user_id: user.id,
      name: '脚本',
    });
    expect(JSON.stringify(await store.read.selectFrom('tokens').selectAll().execute())).not.toContain(secret);
    await store.write((trx) => revokeToken(trx, ACTOR, city, id));
    expect(await findToken(store.read, city, hashOfSecret(secret))).toBeUndefined();
    await expect(store.write((trx) => revokeToken(trx, ACTOR, city, id))).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describeOnBothEngines('the administrator', (open) => {
  it('gets a fresh one-time link at every start until somebody has a password', async () => {
    const store = await open();
    await fillExampleCity(store);
    const first = await ensureAdministrator(store, city, null, NOW);
    const second = await ensureAdministrator(store, city, null, later(1));
    expect(second).not.toBe(first);
    const person = await store.write((trx) => signInByLink(trx, city, second!, later(2)));
    expect(person).toMatchObject({ name: 'admin', role: 'admin' });
    const hash = await hashPassword('a long password');
    await store.write((trx) => setPassword(trx, ACTOR, { city, id: person!.id }, hash));
    expect(await ensureAdministrator(store, city, null, later(3))).toBeNull();
  });

  it('is made with the password given on the first start, and keeps it when another is given later', async () => {
    const store = await open();
    await fillExampleCity(store);
    expect(await ensureAdministrator(store, city, 'first password', NOW)).toBeNull();
    expect(await ensureAdministrator(store, city, 'other password', NOW)).toBeNull();
    expect(await anyPasswordSet(store.read, city)).toBe(true);
    expect(await signInByPassword(store.read, city, 'admin', 'first password')).not.toBeNull();
    expect(await signInByPassword(store.read, city, 'admin', 'other password')).toBeNull();
  });
});

describeOnBothEngines('sessions', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const session = { city, id_hash: 'abc', user_id: null, data: '{"a":1}', expires: later(1).toISOString() };
  const find = (now: Date) => findSession(store.read, city, 'abc', now.toISOString());

  it('are found until they expire, live longer when touched, and are swept away afterwards', async () => {
    await store.write((trx) => saveSession(trx, session));
    await store.write((trx) => saveSession(trx, { ...session, data: '{"a":2}' }));
    expect(await find(NOW)).toMatchObject({ data: '{"a":2}' });
    expect(await find(later(1))).toBeUndefined();
    await store.write((trx) => touchSession(trx, city, 'abc', later(3).toISOString()));
    expect(await find(later(2))).toBeDefined();
    await store.write((trx) => deleteExpiredSessions(trx, later(3).toISOString()));
    expect(await find(NOW)).toBeUndefined();
  });
});

describe('a password', () => {
  it('is hashed with argon2id at 19 MiB, two passes, one lane', async () => {
    expect(await hashPassword('x'.repeat(12))).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
