import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Holds a data folder for one server; released by `release`, or by the operating system when the process dies. */
export interface FolderLock {
  readonly release: () => void;
}

/**
 * Locks a data folder, or returns null when another process holds it. Two servers on one SQLite file would disagree in
 * what they keep in memory. The lock is SQLite's own on an empty database, so a killed process leaves nothing behind.
 */
export function lockFolder(folder: string): FolderLock | null {
  const file = new Sqlite(join(folder, 'server.lock'), { timeout: 0 });
  try {
    file.pragma('journal_mode = DELETE');
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { release: () => void file.close() };
}
