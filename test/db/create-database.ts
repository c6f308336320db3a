import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openStore } from '../../src/db/open.ts';

/** The database every migrated one is copied from; it is made once per run, when PostgreSQL has started. */
export const MIGRATED = 'lantian_migrated';

/** Makes a database on the server of `maintenance`, as a copy of another one; returns its address. */
export async function createDatabase(maintenance: string | URL, name: string, template: string): Promise<string> {
  const url = new URL(maintenance);
  const pool = new pg.Pool({ connectionString: url.href, max: 1 });
  const server = new Kysely({ dialect: new PostgresDialect({ pool }) });
  await server.executeQuery(CompiledQuery.raw(`create database ${name} template ${template} strategy file_copy`));
  await server.destroy();
  url.pathname = name;
  return url.href;
}

export async function createMigrated(maintenance: string): Promise<void> {
  const store = await openStore({
    dialect: 'postgres',
    url: await createDatabase(maintenance, MIGRATED, 'template0'),
    connections: 1,
  });
  await store.migrateToLatest();
  await store.close();
}
