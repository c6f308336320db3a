import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { namedFiles } from '../../db/kept-files.ts';
import type { Reader } from '../../db/reader.ts';

const DAY = 86_400_000;
/** A write takes seconds: a half of one that is a day old was cut off. */
const HALF_FOR = DAY;
/** A returned workbook is read on its dry run before any row names it; after so long nobody comes back to it. */
const UNNAMED_FOR = 30 * DAY;

/**
 * Removes what uploads left behind below `<data>/evidence`: halves of writes that were cut off, and whole files no row names any more
 * or yet. What is younger than a day (a month for whole files) stays. Returns how many files went.
 */
export async function sweepFiles(reader: Reader, data: string, now: Date): Promise<number> {
  const root = join(data, 'evidence');
  let removed = 0;
  for (const folder of (await namesIn(root)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    const names = await namesIn(join(root, folder));
    const whole = names.filter((name) => /^[0-9a-f]{64}$/.test(name));
    const named = await namedFiles(reader, whole);
    const halves = names.filter((name) => /^\.[0-9a-f]{64}\./.test(name)).map((name) => ({ name, keptFor: HALF_FOR }));
    const orphans = whole.filter((name) => !named.has(name)).map((name) => ({ name, keptFor: UNNAMED_FOR }));
    for (const { name, keptFor } of [...halves, ...orphans])
      if (await removeOlder(join(root, folder, name), now.getTime() - keptFor)) removed += 1;
  }
  return removed;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    if ((error as { readonly code?: unknown }).code === 'ENOENT') return [];
    throw error;
  });
}

async function removeOlder(path: string, before: number): Promise<boolean> {
  const known = await stat(path).catch(() => null);
  if (known === null || known.mtimeMs >= before) return false;
  await unlink(path);
  return true;
}
