import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { MAX_FILE_BYTES, type Reading } from './grid.ts';
import { unpackedSize, zipRefusal } from './zip-directory.ts';

const TIME_LIMIT = 10_000;
/** A sheet of 100,000 rows takes longer, and its size is known before. */
const LARGE = 32 * 1024 * 1024;
const TIME_LIMIT_OF_LARGE = 60_000;
let pool: Piscina | undefined;

/** Reads an .xlsx file: first a look at its directory, then a worker with a heap limit and a time limit. A bad file is a value, never a crash. */
export async function readWorkbook(bytes: Uint8Array): Promise<Reading> {
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, refusal: 'too-large' };
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { ok: false, refusal: 'encrypted' };
  const refusal = zipRefusal(bytes);
  if (refusal !== null) return { ok: false, refusal };
  const read = await inWorker('readSheets', bytes, unpackedSize(bytes) > LARGE);
  return read.ok ? (read.value as Reading) : { ok: false, refusal: read.late ? 'too-slow' : 'unreadable' };
}

/** Work on a workbook in a thread with a heap limit and a time limit; what goes wrong there stays there. */
export async function inWorker(
  task: 'readSheets' | 'markSheets' | 'fillSheet',
  given: unknown,
  patient: boolean,
): Promise<{ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly late: boolean }> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patient ? TIME_LIMIT_OF_LARGE : TIME_LIMIT);
  try {
    return { ok: true, value: await workers().run(given, { name: task, signal: abort.signal }) };
  } catch {
    return { ok: false, late: abort.signal.aborted };
  } finally {
    clearTimeout(timer);
  }
}

/** Ends the workers; a command that is done would otherwise wait for their idle time. */
export async function closeWorkbookReaders(): Promise<void> {
  const open = pool;
  pool = undefined;
  await open?.destroy();
}

function workers(): Piscina {
  pool ??= new Piscina({
    filename: fileURLToPath(new URL('./workbook-worker.mjs', import.meta.url)),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 20_000,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return pool;
}
