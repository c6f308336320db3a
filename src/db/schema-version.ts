import { Migrator, type Kysely } from 'kysely';
import { SurroundingsError } from '../errors.ts';
import type { Dialect } from './migrations/create-table.ts';
import { migrationsFor } from './migrations/migrations.ts';

const TABLE = 'kysely_migration';
interface MigrationTables {
  kysely_migration: { name: string };
}

/** Compares the migrations the database has seen with those this program knows. */
export async function schemaState(db: Kysely<unknown>, dialect: Dialect): Promise<'current' | 'older' | 'newer'> {
  const known = Object.keys(migrationsFor(dialect));
  const executed = await executedMigrations(db);
  if (executed.some((name) => !known.includes(name))) return 'newer';
  return executed.length === known.length ? 'current' : 'older';
}

/** Runs what is missing, in one transaction on both engines; a database newer than the program is refused untouched. */
export async function migrateToLatest(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  if ((await stateWhenReached(db, dialect)) === 'newer') {
    const known = Object.keys(migrationsFor(dialect));
    const unknown = (await executedMigrations(db)).filter((name) => !known.includes(name));
    throw new SurroundingsError('newer-schema', { migration: unknown.at(-1)! });
  }
  const provider = { getMigrations: () => Promise.resolve({ ...migrationsFor(dialect) }) };
  const { error, results } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error');
  // Before the first step (no lock, a history that does not fit) there is no name: then the database's own words are said.
  const why = error instanceof Error ? error.message : typeof error === 'string' ? error : '';
  if (failed === undefined) throw new SurroundingsError('migration-not-begun', { why }, error);
  throw new SurroundingsError('migration-failed', { migration: failed.migrationName }, error);
}

/** The first question put to a database: what it answers nothing to is no database of ours. */
async function stateWhenReached(db: Kysely<unknown>, dialect: Dialect): Promise<'current' | 'older' | 'newer'> {
  try {
    return await schemaState(db, dialect);
  } catch (error) {
    if (dialect === 'sqlite') throw error;
    const { message, code } = error as { readonly message?: string; readonly code?: string };
    throw new SurroundingsError('no-database', { why: (message || code) ?? '' }, error);
  }
}

async function executedMigrations(db: Kysely<unknown>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === TABLE)) return [];
  const rows = await (db as Kysely<MigrationTables>).selectFrom(TABLE).select('name').orderBy('name').execute();
  return rows.map((row) => row.name);
}
