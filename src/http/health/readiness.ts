import { statfs } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import { readSetting } from '../../db/settings.ts';
import type { Store } from '../../db/store.ts';

/** Below this much free space the installation should not be given work. */
const LEAST_FREE_BYTES = 200 * 1_048_576;

/** The setting `verify` leaves behind: `{"ok": false, "at": …}` after a failed check. */
const INTEGRITY = 'integrity';

export type Readiness = Readonly<Record<'database' | 'schema' | 'disk' | 'integrity', string>>;

/** May this process be given work? Each check answers `ok` or a word saying what is wrong. */
export async function readiness(config: Config, store: Store): Promise<Readiness> {
  const [database, schema, disk, integrity] = await Promise.all([
    said(async () => {
      await store.ping();
      return 'ok';
    }),
    said(async () => (await store.schemaState()).replace('current', 'ok')),
    said(() => diskState(config.data)),
    said(() => integrityState(config, store)),
  ]);
  return { database, schema, disk, integrity };
}

async function diskState(folder: string): Promise<string> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < LEAST_FREE_BYTES ? 'low' : 'ok';
}

async function integrityState(config: Config, store: Store): Promise<string> {
  const last = (await readSetting(store.read, config.city, INTEGRITY)) as { readonly ok?: boolean } | undefined;
  return last?.ok === false ? 'failed' : 'ok';
}

async function said(check: () => Promise<string>): Promise<string> {
  try {
    return await check();
  } catch {
    return 'unreachable';
  }
}
