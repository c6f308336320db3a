import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import type { DatabaseLocation, StatementListener, Store } from './store.ts';

/** Opens the database; the schema is left as it is (see `Store.migrateToLatest`). */
export async function openStore(location: DatabaseLocation, onStatement?: StatementListener): Promise<Store> {
  if (location.dialect === 'sqlite') return openSqlite(location.file, onStatement);
  return openPostgres(location.url, location.connections, onStatement);
}
