import { openSqliteInMemory } from './open-sqlite.ts';
import type { Store } from './store.ts';

/** An empty, migrated database that lives in memory and is gone with whoever holds it. */
export async function openInMemory(): Promise<Store> {
  const store = openSqliteInMemory();
  await store.migrateToLatest();
  return store;
}
