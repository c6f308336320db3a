import { accessSync, constants } from 'node:fs';
import type { Config } from '../config.ts';
import { makeFolder } from '../db/make-folder.ts';
import { lockFolder, type FolderLock } from '../db/open-lock.ts';

/** Why a server cannot start: a key of `serve.*` and what its sentence needs. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';

  constructor(
    readonly code: 'folder' | 'running' | 'port-in-use' | 'address',
    readonly params: Readonly<Record<string, string | number>>,
  ) {
    super(code);
  }
}

/** The data folder must be writable, and with SQLite nobody else may serve from it. */
export function holdFolder(config: Config): FolderLock | null {
  try {
    makeFolder(config.data);
    accessSync(config.data, constants.W_OK);
  } catch {
    throw new CannotStart('folder', { folder: config.data });
  }
  if (config.database.dialect !== 'sqlite') return null;
  const lock = lockFolder(config.data);
  if (!lock) throw new CannotStart('running', { folder: config.data });
  return lock;
}
