import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/db/open.ts';
import { askPostgres } from '../db/ask-postgres.ts';
import { createDatabase } from '../db/create-database.ts';
import { newInstallation, type Installation } from '../journeys/installation.ts';

const PASSWORD = '海风吹过胶州湾畔';

describe('a database that takes its time over a session', () => {
  let installation: Installation;

  beforeAll(async () => {
    const url = await createDatabase(await askPostgres(), 'slow_sessions', 'template0');
    installation = await newInstallation({ LANTIAN_ADMIN_PASSWORD: PASSWORD, DATABASE_URL: url });
    const store = await openStore(installation.config.database);
    await store.write(async (trx) => {
      await sql`create function take_time() returns trigger language plpgsql as
        $$ begin perform pg_sleep(0.7); return new; end $$`.execute(trx);
      await sql`create trigger slow before insert on sessions
        for each row when (new.user_id is not null) execute function take_time()`.execute(trx);
    });
    await store.close();
  });
  afterAll(() => installation.remove());

  it('has kept who signed in before it says where to go on', async () => {
    const { address } = installation;
    const door = await fetch(`${address}/sign-in`);
    const csrf = /name="_csrf" value="([^"]+)"/.exec(await door.text())![1]!;
    const entered = await fetch(`${address}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookieOf(door) },
      body: new URLSearchParams({ _csrf: csrf, name: 'admin', password: PASSWORD, next: '/settings' }),
    });
    // Like a browser: on as soon as the head of the answer is there.
    const inside = await fetch(new URL(entered.headers.get('location')!, address), {
      redirect: 'manual',
      headers: { cookie: cookieOf(entered) },
    });
    expect([entered.status, inside.status]).toEqual([303, 200]);
  });
});

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
