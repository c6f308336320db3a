import { openSqliteInMemory, type MemoryStore } from './open-sqlite.ts';

let migrated: Promise<Buffer> | null = null;

/** An empty, migrated database that lives in memory and is gone with whoever holds it. */
export async function openInMemory(): Promise<MemoryStore> {
  migrated ??= migrate();
  return openSqliteInMemory(await migrated);
}

/** The schema is made once; every further database begins as its copy. */
async function migrate(): Promise<Buffer> {
  const store = openSqliteInMemory();
  await store.migrateToLatest();
  const bytes = store.bytes();
  await store.close();
  return bytes;
}
