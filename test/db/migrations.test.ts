import { sql, type Kysely, type TableMetadata } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../src/catalogue/roles.ts';
import { AMOUNT_LEVELS, COUNTED, CRS } from '../../src/catalogue/fields.ts';
import { STEP_IDS } from '../../src/catalogue/steps.ts';
import { openStore } from '../../src/db/open.ts';
import type { Database } from '../../src/db/schema.ts';
import type { Store } from '../../src/db/store.ts';
import { POLLUTANTS, STATUSES } from '../../models/vocabulary.ts';
import { describeOnBothEngines } from './both-engines.ts';

describeOnBothEngines('migrations', (open, place) => {
  it('bring an empty database up to date, and change nothing when run again', async () => {
    const store = await openStore(await place());
    expect(await store.schemaState()).toBe('older');
    await store.migrateToLatest();
    expect(await store.schemaState()).toBe('current');
    const before = await tablesOf(store);
    await store.migrateToLatest();
    expect(await tablesOf(store)).toEqual(before);
    await store.close();
  });

  it('leave a database of a newer program untouched and say so', async () => {
    const store = await open();
    await store.write((trx) =>
      sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2099')`.execute(trx),
    );
    expect(await store.schemaState()).toBe('newer');
    await expect(store.migrateToLatest()).rejects.toMatchObject({
      code: 'newer-schema',
      params: { migration: '9999-from-the-future' },
    });
  });

  it('begin every primary key with the city, so that it can be the shard key', async () => {
    const store = await open();
    for (const table of await tablesOf(store)) {
      if (table.name.startsWith('kysely_')) continue;
      expect([table.name, await primaryKeyStart(store, table.name)]).toEqual([table.name, 'city']);
    }
  });

  it('know exactly the words of the vocabulary in their checks', async () => {
    const store = await open();
    const checks = await checksOf(store);
    const lists: readonly (readonly [string, readonly string[]])[] = [
      ['pollutant', POLLUTANTS],
      ['status', STATUSES],
      ['step', STEP_IDS],
      ['counted', COUNTED],
      ['crs', CRS],
      ['level', AMOUNT_LEVELS],
      ['role', ROLES],
    ];
    for (const [column, words] of lists) {
      const found = checks.filter((check) => check.column === column);
      expect(found.length, column).toBeGreaterThan(0);
      for (const check of found) expect([...check.words].sort(), column).toEqual([...words].sort());
    }
  });
});

describe('the two engines', () => {
  const shapes: unknown[] = [];
  describeOnBothEngines('schema', (open) => {
    it('is read', async () => {
      const tables = await tablesOf(await open());
      shapes.push(tables.map(({ name, columns }) => [name, columns.map((column) => [column.name, column.isNullable])]));
      expect(tables.length).toBeGreaterThan(25);
    });
  });

  it('have the same tables with the same columns', () => {
    expect(shapes[0]).toEqual(shapes[1]);
  });
});

const raw = (store: Store): Kysely<Database> => store.read as Kysely<Database>;

async function tablesOf(store: Store): Promise<TableMetadata[]> {
  const tables = await raw(store).introspection.getTables();
  return tables.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function primaryKeyStart(store: Store, table: string): Promise<string> {
  const query =
    store.dialect === 'sqlite'
      ? sql<{ name: string }>`select name from pragma_table_info(${table}) where pk = 1`
      : sql<{ name: string }>`select a.attname as name from pg_index i
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
          where i.indisprimary and i.indrelid = ${table}::regclass`;
  return (await query.execute(raw(store))).rows[0]!.name;
}

/** Closed lists out of the database itself: `column in ('a', 'b')`, as each engine writes it. */
async function checksOf(store: Store): Promise<{ column: string; words: string[] }[]> {
  const query =
    store.dialect === 'sqlite'
      ? sql<{ text: string }>`select sql as text from sqlite_master where type = 'table'`
      : sql<{ text: string }>`select pg_get_constraintdef(oid) as text from pg_constraint where contype = 'c'`;
  const { rows } = await query.execute(raw(store));
  const form =
    store.dialect === 'sqlite' ? /check \("(\w+)" in \(('[^)]*)\)\)/g : /CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)/g;
  return rows.flatMap(({ text }) =>
    [...text.matchAll(form)].map((match) => ({
      column: match[1]!,
      words: [...match[2]!.matchAll(/'([^']+)'/g)].map((word) => word[1]!),
    })),
  );
}
