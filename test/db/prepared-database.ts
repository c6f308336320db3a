import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import type { Config } from '../../src/config.ts';
import { openStore } from '../../src/db/open.ts';
import type { Store } from '../../src/db/store.ts';
import { loadSample } from '../../src/services/sample/load-sample.ts';
import { SAMPLE_FOLDER } from '../seeds/sample.ts';

/** What most tests begin with: the schema of today without a row, or the invented sample of 3,000 projects in it. */
export type Prepared = 'migrated' | 'sample';

const FILL: Readonly<Record<Prepared, (store: Store) => Promise<void>>> = {
  migrated: (store) => store.migrateToLatest(),
  sample: async (store) => {
    await store.migrateToLatest();
    await loadSample(store, SAMPLE_FOLDER);
  },
};

/**
 * Puts a copy of a prepared SQLite database at `file`, which a test may then change as it likes. The first to ask makes it, as a
 * first start does; two processes that ask at once both make it, and neither waits for the other.
 */
export async function copyPrepared(what: Prepared, file: string): Promise<void> {
  const kept = join(inject('preparedFolder'), `${what}.sqlite`);
  if (!existsSync(kept)) {
    const made = `${kept}.${randomUUID()}`;
    const store = await openStore({ dialect: 'sqlite', file: made });
    await FILL[what](store);
    await store.close();
    renameSync(made, kept);
  }
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(kept, file);
}

/** A store over a copy of the sample; the file goes with the run. */
export async function openSample(): Promise<Store> {
  const file = join(inject('preparedFolder'), `${randomUUID()}.sqlite`);
  await copyPrepared('sample', file);
  return openStore({ dialect: 'sqlite', file });
}

/** Spares the first start of a data folder migrating and loading: its database is there already, what is in it is the same. */
export async function prepareDatabase({ database, sample, city }: Config): Promise<void> {
  if (database.dialect !== 'sqlite' || existsSync(database.file)) return;
  await copyPrepared(sample !== 'none' && city === '370200' ? 'sample' : 'migrated', database.file);
}
