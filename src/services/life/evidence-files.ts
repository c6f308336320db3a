import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** Bytes of papers stand below `<data>/evidence`, each once, under the hash of what it holds. */
const folderOf = (data: string, sha256: string): string => join(data, 'evidence', sha256.slice(0, 2));
const pathOf = (data: string, sha256: string): string => join(folderOf(data, sha256), sha256);

/** What was kept: the hash that names it, and its size in bytes. */
export interface KeptFile {
  readonly sha256: string;
  readonly size: number;
}

/**
 * Keeps bytes and returns their name; the same bytes are kept once. The file is whole and on the disk before this returns, so a row that
 * names it never points at nothing; a row that is not written after all leaves a file nobody names, which `sweepFiles` removes in time.
 */
export async function keepFile(data: string, bytes: Uint8Array): Promise<KeptFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const kept = { sha256, size: bytes.length };
  const target = pathOf(data, sha256);
  if ((await isWhole(target, bytes.length)) && (await isFreshened(target))) return kept;
  const folder = folderOf(data, sha256);
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.${sha256}.${randomUUID()}`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, target);
    await syncFolder(folder);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
  return kept;
}

/** Makes a file young again, so that nothing sweeps it before its row is written; false when it was swept just now. */
async function isFreshened(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
}

async function isWhole(path: string, size: number): Promise<boolean> {
  const known = await stat(path).catch(() => null);
  return known !== null && known.size === size;
}

/** A new name is safe only when its folder is on the disk too. Not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}

/** The bytes of a kept file; null when they are not there (a paper that was only named, a folder that was not restored). */
export async function openFile(data: string, sha256: string): Promise<Readable | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  const path = pathOf(data, sha256);
  const known = await stat(path).catch(() => null);
  return known?.isFile() === true ? createReadStream(path) : null;
}

/** The whole of a kept file; null when it is not there. */
export async function readKept(data: string, sha256: string): Promise<Uint8Array | null> {
  const stream = await openFile(data, sha256);
  return stream === null ? null : buffer(stream);
}
