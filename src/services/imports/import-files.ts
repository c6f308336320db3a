import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Uploaded files lie in the data folder under the id of their import until it is forgotten. */
const folderOf = (data: string): string => join(data, 'imports');

export async function keepImportFile(data: string, id: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folderOf(data), { recursive: true, mode: 0o700 });
  await writeFile(join(folderOf(data), id), bytes, { flag: 'wx', mode: 0o600 });
}

/** Null when the file is gone. */
export async function readImportFile(data: string, id: string): Promise<Uint8Array | null> {
  return readFile(join(folderOf(data), id)).catch(() => null);
}

export async function dropImportFiles(data: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await rm(join(folderOf(data), id), { force: true });
}
