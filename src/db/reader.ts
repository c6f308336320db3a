import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** What a reading function takes: it can select and nothing else. A Writer is a Reader too. */
export type Reader = Pick<
  Kysely<Database>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'case' | 'dynamic'
>;

/** What a writing function takes: an open transaction. The database outside of it does not fit. */
export type Writer = Transaction<Database>;
