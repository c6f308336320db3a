import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, describe } from 'vitest';
import { openStore } from '../../src/db/open.ts';
import type { DatabaseLocation, StatementListener, Store } from '../../src/db/store.ts';
import { askPostgres } from './ask-postgres.ts';

/** A place for a database that does not exist yet; it is gone when the tests are over. */
export type Place = () => Promise<DatabaseLocation>;

/** A fresh, migrated database; closed when the tests of the block are over. */
export type Open = (onStatement?: StatementListener) => Promise<Store>;

/** The same tests on SQLite and on PostgreSQL. `open` as often as needed: every call gives an empty database of its own. */
export function describeOnBothEngines(name: string, tests: (open: Open, place: Place) => void): void {
  for (const engine of ['SQLite', 'PostgreSQL'] as const) {
    describe(`${name} (${engine})`, () => {
      const opened: Store[] = [];
      const place = engine === 'SQLite' ? sqlitePlaces() : postgresPlaces();
      const open: Open = async (onStatement) => {
        const store = await openStore(await place(), onStatement);
        opened.push(store);
        await store.migrateToLatest();
        return store;
      };
      tests(open, place);
      afterAll(() => Promise.all(opened.map((store) => store.close())));
    });
  }
}

function sqlitePlaces(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-test-'));
  let count = 0;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => Promise.resolve({ dialect: 'sqlite', file: join(folder, `${String(++count)}.sqlite`) });
}

function postgresPlaces(): Place {
  return async () => {
    const url = await askPostgres();
    const name = `test_${randomBytes(8).toString('hex')}`;
    const server = new Kysely({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url.href, max: 1 }) }),
    });
    await server.executeQuery(CompiledQuery.raw(`create database ${name} template template0`));
    await server.destroy();
    url.pathname = name;
    return { dialect: 'postgres', url: url.href, connections: 4 };
  };
}
