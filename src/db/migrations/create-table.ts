import { sql, type Kysely, type RawBuilder } from 'kysely';

export type Dialect = 'sqlite' | 'postgres';

/** Kinds of columns; a `?` at the end allows null. Days are text of ten signs, flags 0 or 1, counts whole numbers up to 2^53. */
export type ColumnKind = 'text' | 'day' | 'real' | 'count' | 'flag';
type Column = ColumnKind | `${ColumnKind}?`;

export interface TableShape {
  readonly columns: Readonly<Record<string, Column>>;
  /** Primary key; begins with the city wherever the table belongs to one. */
  readonly key: readonly string[];
  /** Rows lie in the order of the key itself (SQLite; PostgreSQL has no such thing): for narrow tables that are read from end to end. */
  readonly clustered?: true;
  readonly unique?: readonly (readonly string[])[];
  readonly references?: readonly {
    readonly columns: readonly string[];
    readonly table: string;
    readonly to: readonly string[];
  }[];
  /** Closed lists: the words a column may hold. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** Numbers that must lie in a range, both ends included. */
  readonly ranges?: Readonly<Record<string, readonly [number, number]>>;
  /**
   * Begin with the column that tells rows apart, not with the city: before PostgreSQL has statistics, an index that begins like
   * the primary key looks as good to it, and every foreign key check would walk the whole programme.
   */
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

/** Text is compared as bytes on both engines; 分 and versions need 64 bits. */
const SQL_TYPES: Readonly<Record<Dialect, Readonly<Record<ColumnKind, string>>>> = {
  sqlite: { text: 'text', day: 'text', real: 'real', count: 'integer', flag: 'integer' },
  postgres: {
    text: 'text collate "C"',
    day: 'text collate "C"',
    real: 'double precision',
    count: 'bigint',
    flag: 'integer',
  },
};

/** Creates one table with its constraints and indexes; on SQLite it is STRICT, so that both engines refuse the same values. */
export async function createTable(
  db: Kysely<unknown>,
  dialect: Dialect,
  name: string,
  shape: TableShape,
): Promise<void> {
  let table = db.schema.createTable(name);
  for (const [column, kind] of Object.entries(shape.columns)) {
    const type = sql.raw(SQL_TYPES[dialect][kindOf(kind)]);
    table = table.addColumn(column, type, (made) => (kind.endsWith('?') ? made : made.notNull()));
  }
  table = table.addPrimaryKeyConstraint(`${name}_key`, shape.key as never[]);
  for (const columns of shape.unique ?? []) {
    table = table.addUniqueConstraint(`${name}_one_${columns.at(-1)!}`, columns as never[]);
  }
  for (const { columns, table: other, to } of shape.references ?? []) {
    table = table.addForeignKeyConstraint(`${name}_of_${other}_${columns.at(-1)!}`, columns as never[], other, [...to]);
  }
  for (const [column, check] of checksOf(shape)) table = table.addCheckConstraint(`${name}_${column}_check`, check);
  const manner = shape.clustered === true ? sql`strict, without rowid` : sql`strict`;
  await (dialect === 'sqlite' ? table.modifyEnd(manner) : table).execute();
  for (const [index, columns] of Object.entries(shape.indexes ?? {})) {
    await db.schema
      .createIndex(`${name}_by_${index}`)
      .on(name)
      .columns([...columns])
      .execute();
  }
}

/** Adds a column that may be null to a table that exists. */
export async function addColumn(
  db: Kysely<unknown>,
  dialect: Dialect,
  table: string,
  column: string,
  kind: `${ColumnKind}?`,
): Promise<void> {
  await db.schema
    .alterTable(table)
    .addColumn(column, sql.raw(SQL_TYPES[dialect][kindOf(kind)]))
    .execute();
}

function kindOf(column: Column): ColumnKind {
  return column.replace('?', '') as ColumnKind;
}

function checksOf(shape: TableShape): readonly (readonly [string, RawBuilder<boolean>])[] {
  const byKind = Object.entries(shape.columns).flatMap(([column, kind]): [string, RawBuilder<boolean>][] => {
    if (kindOf(kind) === 'flag') return [[column, sql`${sql.ref(column)} in (0, 1)`]];
    if (kindOf(kind) === 'day') return [[column, sql`${sql.ref(column)} like '____-__-__'`]];
    return [];
  });
  const words = Object.entries(shape.words ?? {}).map(([column, list]): [string, RawBuilder<boolean>] => [
    column,
    sql`${sql.ref(column)} in (${sql.join(list.map((word) => sql.lit(word)))})`,
  ]);
  const ranges = Object.entries(shape.ranges ?? {}).map(([column, [from, to]]): [string, RawBuilder<boolean>] => [
    column,
    sql`${sql.ref(column)} between ${sql.lit(from)} and ${sql.lit(to)}`,
  ]);
  return [...byKind, ...words, ...ranges];
}
