import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tokenCommand } from '../../src/cli/token.ts';
import { userCommand } from '../../src/cli/user.ts';
import { openStore } from '../../src/db/open.ts';
import { findToken } from '../../src/db/tokens.ts';
import { findUserByName } from '../../src/db/users.ts';
import type { Store } from '../../src/db/store.ts';
import { ensureAdministrator } from '../../src/services/accounts/ensure-administrator.ts';
import { hashOfSecret } from '../../src/services/accounts/secret.ts';
import { signInByLink } from '../../src/services/accounts/sign-in.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { runCommand } from './run-command.ts';

const NOW = new Date();

describe('accounts on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-test-'));
  let store: Store;
  beforeAll(async () => {
    vi.stubEnv('LANTIAN_DATA', folder);
    vi.stubEnv('DATABASE_URL', '');
    store = await openStore({ dialect: 'sqlite', file: join(folder, 'lantian.sqlite') });
    await store.migrateToLatest();
    await fillExampleCity(store);
    await ensureAdministrator(store, EXAMPLE.city, null, NOW);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('user add makes an account and prints only its one-time link', async () => {
    const ran = await runCommand(userCommand, ['add', '李四', '--role', 'district', '--district', '370211']);
    expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining('李四') });
    const secret = /^http:\/\/localhost:3000\/.*?([\w-]{43})\n$/.exec(ran.stdout)![1]!;
    const person = await store.write((trx) => signInByLink(trx, EXAMPLE.city, secret, NOW));
    expect(person).toMatchObject({ name: '李四', role: 'district', district: '370211' });
  });

  it('user add says every fault on a line of its own and makes nothing', async () => {
    const ran = await runCommand(userCommand, ['add', 'a b', '--role', 'king', '--district', '370211']);
    expect([ran.code, ran.stdout, ran.stderr.trim().split('\n').length]).toEqual([1, '', 3]);
    expect(await findUserByName(store.read, EXAMPLE.city, 'a b')).toBeUndefined();
  });

  it('token add prints a token that speaks for the account named, else for the administrator', async () => {
    for (const [args, name] of [
      [['add', '脚本'], 'admin'],
      [['add', 'x', '--user', '李四'], '李四'],
    ] as const) {
      const ran = await runCommand(tokenCommand, args);
      expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining(name) });
      const token = await findToken(store.read, EXAMPLE.city, hashOfSecret(ran.stdout.trim()));
      const user = await findUserByName(store.read, EXAMPLE.city, name);
      expect(token).toMatchObject({ user_id: user!.id, name: args[1] });
    }
  });

  it('token add for nobody ends with 1', async () => {
    const ran = await runCommand(tokenCommand, ['add', 'x', '--user', 'nobody']);
    expect(ran).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('nobody') });
  });

  it.each([
    [userCommand, []],
    [userCommand, ['add', 'x']],
    [userCommand, ['remove', 'x', '--role', 'admin']],
    [userCommand, ['add', 'x', '--role', 'admin', '--colour', 'red']],
    [tokenCommand, []],
    [tokenCommand, ['add']],
    [tokenCommand, ['add', 'a', 'b']],
  ])('wrong usage ends with 2', async (command, args) => {
    expect((await runCommand(command, args)).code).toBe(2);
  });
});
