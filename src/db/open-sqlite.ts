import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely';
import { searchKey } from '../catalogue/search-key.ts';
import { SurroundingsError } from '../errors.ts';
import { makeFolder } from './make-folder.ts';
import { migrateToLatest, schemaState } from './schema-version.ts';
import type { Database } from './schema.ts';
import type { StatementListener, Store } from './store.ts';

/** One file, two connections: one that writes, in transactions that begin IMMEDIATE, and one that can only read. */
export async function openSqlite(file: string, onStatement?: StatementListener): Promise<Store> {
  const writing = connect(file, false);
  writing.pragma('journal_mode = WAL');
  const write = new Kysely<Database>({ dialect: dialectOver(writing, onStatement) });
  const reading = connect(file, true);
  const read = new Kysely<Database>({ dialect: dialectOver(reading, onStatement) });
  const untyped = write as Kysely<unknown>;

  return Promise.resolve({
    dialect: 'sqlite',
    read,
    write: (work) => write.transaction().execute(work),
    migrateToLatest: () => migrateToLatest(untyped, 'sqlite'),
    schemaState: () => schemaState(untyped, 'sqlite'),
    ping: async () => {
      await read.selectNoFrom((make) => make.lit(1).as('alive')).execute();
    },
    close: async () => {
      // Kysely closes only what it has used. The one that writes goes last: it brings the write-ahead log home into the file.
      await read.destroy();
      reading.close();
      await write.destroy();
      writing.close();
    },
  });
}

/** A database in memory, which takes rows by the ten thousand. */
export interface MemoryStore extends Store {
  /** Inserts rows of one shape, quicker than statements that name every value; within the transaction that is open, if one is. */
  readonly fill: Fill;
  readonly bytes: () => Buffer;
}

/** Inserts rows of one shape into a table. */
export type Fill = (table: keyof Database, rows: readonly object[]) => void;

/** One connection to a database in memory, empty or a copy of these bytes. What it holds was checked where it comes from. */
export function openSqliteInMemory(bytes?: Buffer): MemoryStore {
  const connection = connect(bytes ?? ':memory:', false);
  connection.pragma('foreign_keys = OFF');
  const both = new Kysely<Database>({ dialect: dialectOver(connection, undefined) });
  const untyped = both as Kysely<unknown>;
  return {
    dialect: 'sqlite',
    read: both,
    write: (work) => both.transaction().execute(work),
    migrateToLatest: () => migrateToLatest(untyped, 'sqlite'),
    schemaState: () => schemaState(untyped, 'sqlite'),
    ping: async () => {
      await both.selectNoFrom((make) => make.lit(1).as('alive')).execute();
    },
    close: () => both.destroy(),
    fill: (table, rows) => fill(connection, table, rows),
    bytes: () => connection.serialize(),
  };
}

function fill(connection: Sqlite.Database, table: string, rows: readonly object[]): void {
  // A row that says nothing of a column may leave it out.
  const named = new Set<string>();
  for (const row of rows) for (const column in row) named.add(column);
  if (named.size === 0) return;
  const columns = [...named];
  const list = columns.map((column) => `"${column}"`).join(', ');
  const insert = connection.prepare(`insert into "${table}" (${list}) values (${columns.map(() => '?').join(', ')})`);
  const values: unknown[] = columns.map(() => null);
  for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
    for (let at = 0; at < columns.length; at++) values[at] = row[columns[at]!] ?? null;
    insert.run(values);
  }
}

/** FULL: an acknowledged change survives power loss; secure_delete: what is deleted is overwritten; LIKE tells a from A, as on PostgreSQL. */
const MANNERS = ['synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON', 'case_sensitive_like = ON'];

function connect(file: string | Buffer, readonly: boolean): Sqlite.Database {
  try {
    if (typeof file === 'string' && file !== ':memory:') makeFolder(dirname(file));
    const connection = new Sqlite(file, { readonly, timeout: 5000 });
    for (const pragma of MANNERS) connection.pragma(pragma);
    // Text is compared on its search key; PostgreSQL has the same function by migration.
    connection.function('search_key', { deterministic: true }, (text: unknown) =>
      typeof text === 'string' ? searchKey(text) : null,
    );
    return connection;
  } catch (error) {
    throw new SurroundingsError('no-sqlite-file', { file: String(file) }, error);
  }
}

/** Preparing a statement costs as much as running it; those of a day's work are some hundreds. */
const STATEMENTS_KEPT = 500;
const LONGEST_KEPT = 10_000;

/** Kysely sends plain `begin`, which upgrades its lock too late and fails at once when another process writes; IMMEDIATE waits its turn. */
function dialectOver(connection: Sqlite.Database, onStatement: StatementListener | undefined): SqliteDialect {
  const prepared = new Map<string, SqliteStatement>();
  const rollback = rollbackOf(connection);
  const database: SqliteDatabase = {
    prepare(sql) {
      const sent = sql === 'begin' ? 'begin immediate' : sql;
      onStatement?.(sent);
      if (sent === 'rollback') return rollback;
      const known = prepared.get(sent);
      if (known !== undefined) return known;
      const made = connection.prepare(sent);
      if (sent.length > LONGEST_KEPT) return made;
      if (prepared.size === STATEMENTS_KEPT) prepared.clear();
      prepared.set(sent, made);
      return made;
    },
    close: () => void connection.close(),
  };
  return new TransactionalDdlDialect({ database });
}

/** SQLite itself takes a transaction back when the disk is full; a second time would be an error that hides the first. */
function rollbackOf(connection: Sqlite.Database): SqliteStatement {
  return {
    reader: false,
    all: () => [],
    run: () => {
      if (connection.inTransaction) connection.exec('rollback');
      return { changes: 0, lastInsertRowid: 0 };
    },
    iterate: () => [].values(),
  };
}

/** SQLite can undo CREATE TABLE; telling Kysely so makes a migration whole or absent, also when the process is killed in it. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TransactionalDdlDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}
