import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { openStore } from '../../src/db/open.ts';
import type { DatabaseLocation, StatementListener, Store } from '../../src/db/store.ts';
import { askPostgres } from './ask-postgres.ts';
import { createDatabase, MIGRATED } from './create-database.ts';
import { copyPrepared } from './prepared-database.ts';

/** A place for a database that does not exist yet; it is gone when the tests are over. */
export type Place = () => Promise<DatabaseLocation>;

/** A fresh, migrated database; closed when the tests of the block are over. */
export type Open = (onStatement?: StatementListener) => Promise<Store>;

/** The same tests on SQLite and on PostgreSQL. `open` as often as needed: every call gives an empty database of its own. */
export function describeOnBothEngines(name: string, tests: (open: Open, place: Place) => void): void {
  for (const engine of ['SQLite', 'PostgreSQL'] as const) {
    describe(`${name} (${engine})`, () => {
      const opened: Store[] = [];
      const { empty, migrated } = engine === 'SQLite' ? sqlitePlaces() : postgresPlaces();
      const open: Open = async (onStatement) => {
        const store = await openStore(await migrated(), onStatement);
        opened.push(store);
        return store;
      };
      tests(open, empty);
      afterAll(() => Promise.all(opened.map((store) => store.close())));
    });
  }
}

/** Where databases are made: `empty` ones without a schema, `migrated` ones as a copy of one that was migrated before. */
interface Places {
  readonly empty: Place;
  readonly migrated: Place;
}

function sqlitePlaces(): Places {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-test-'));
  let count = 0;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (): string => join(folder, `${String(++count)}.sqlite`);
  return {
    empty: () => Promise.resolve({ dialect: 'sqlite', file: file() }),
    migrated: async () => {
      const copy = file();
      await copyPrepared('migrated', copy);
      return { dialect: 'sqlite', file: copy };
    },
  };
}

function postgresPlaces(): Places {
  const copyOf = (template: string): Place => {
    return async () => {
      const name = `test_${randomBytes(8).toString('hex')}`;
      const url = await createDatabase(await askPostgres(), name, template);
      return { dialect: 'postgres', url, connections: 4 };
    };
  };
  return { empty: copyOf('template0'), migrated: copyOf(MIGRATED) };
}
