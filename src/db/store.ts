import type { Reader, Writer } from './reader.ts';

/** Where the database is. */
export type DatabaseLocation =
  | { readonly dialect: 'sqlite'; readonly file: string }
  | { readonly dialect: 'postgres'; readonly url: string; readonly connections?: number };

/** Called with every statement sent, transactions included; for logs, counts and tests. */
export type StatementListener = (sql: string) => void;

/** An open database. Handlers never see it: they are given `read`, or the transaction that `write` opened. */
export interface Store {
  readonly dialect: DatabaseLocation['dialect'];
  /** Can select only; on both engines its connections refuse to write. */
  readonly read: Reader;
  /**
   * One transaction: what `work` writes happens whole or not at all. It begins IMMEDIATE on SQLite and is tried again
   * on PostgreSQL when the engine asks for it (deadlock, serialisation), so `work` must do nothing outside of `trx`.
   */
  write<T>(work: (trx: Writer) => Promise<T>): Promise<T>;
  /** Brings the schema up to this program's; throws a SurroundingsError when the database is newer than the program. */
  migrateToLatest(): Promise<void>;
  /** Is the schema exactly this program's? */
  schemaState(): Promise<'current' | 'older' | 'newer'>;
  /** Does the database answer? Throws when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
