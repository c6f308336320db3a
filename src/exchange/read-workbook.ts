import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { MAX_FILE_BYTES, type Reading } from './grid.ts';
import { unpackedSize, zipRefusal } from './zip-directory.ts';

/** A sheet of 100,000 rows takes longer, and its size is known before. */
const LARGE = 32 * 1024 * 1024;
/** Work that one workbook may cost, ms of processor time; a large one is given more. */
const WORK_LIMIT = 10_000;
const WORK_LIMIT_OF_LARGE = 60_000;
/** A busy machine gives the thread a share only: so many times the limit may pass by the clock, not more. */
const LONGEST_WAIT = 6;
const LOADED_IN = 60_000;
const LOOKED_AT_EVERY = 250;
/** A thread that nobody needs ends after so long. */
const IDLE = 20_000;
/** Whoever has opened the page of imports is about to send a file. */
const IDLE_WHEN_EXPECTED = 600_000;

type Task = 'readSheets' | 'markSheets' | 'fillSheet' | 'practise';
type Came = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly late: boolean };

/** The workbook that work is about, and whether it is given more time. */
interface Effort {
  readonly bytes: Uint8Array | null;
  readonly patient: boolean;
}

const isLarge = (bytes: Uint8Array): boolean => unpackedSize(bytes) > LARGE;

let pool: Piscina | undefined;
let expected = false;
let last: Promise<unknown> = Promise.resolve();

/** Reads an .xlsx file: first a look at its directory, then a worker with a heap limit and a time limit. A bad file is a value, never a crash. */
export async function readWorkbook(bytes: Uint8Array): Promise<Reading> {
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, refusal: 'too-large' };
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { ok: false, refusal: 'encrypted' };
  const refusal = zipRefusal(bytes);
  if (refusal !== null) return { ok: false, refusal };
  const read = await inWorker('readSheets', bytes, { bytes, patient: isLarge(bytes) });
  return read.ok ? (read.value as Reading) : { ok: false, refusal: read.late ? 'too-slow' : 'unreadable' };
}

/** Work on a workbook in a thread with a heap limit and a time limit, one at a time; what goes wrong there stays there. */
export function inWorker(task: Task, given: unknown, effort: Effort): Promise<Came> {
  const turn = last.then(() => perform(task, given, effort));
  last = turn.then(() => undefined);
  return turn;
}

/** Loads the thread and lets it practise, before the first file comes; a file that comes meanwhile is read after that. */
export async function expectWorkbooks(): Promise<void> {
  if (expected && (pool?.threads.length ?? 0) > 0) return;
  // A thread that was begun for one file would end too soon; what it is at work on is let finish.
  if (!expected) last = last.then(closeWorkbookReaders);
  expected = true;
  await inWorker('practise', null, { bytes: null, patient: false });
}

/** Ends the thread; a command that is done would otherwise wait for its idle time. */
export async function closeWorkbookReaders(): Promise<void> {
  const open = pool;
  pool = undefined;
  await open?.destroy();
}

/** Waiting for others and loading are not the file's fault: the time counts from when the thread is ready. */
async function perform(task: Task, given: unknown, { bytes, patient }: Effort): Promise<Came> {
  const threads = workers();
  const loading = AbortSignal.timeout(LOADED_IN);
  const loaded: unknown = await threads.run(null, { name: 'ready', signal: loading }).catch(() => false);
  if (loaded !== true) return { ok: false, late: loading.aborted };
  const abort = new AbortController();
  const limit = patient ? WORK_LIMIT_OF_LARGE : WORK_LIMIT;
  const isOver = stopwatch(limit);
  const watch = setInterval(() => {
    if (isOver()) abort.abort();
  }, LOOKED_AT_EVERY);
  try {
    return { ok: true, value: await threads.run(given, { name: task, signal: abort.signal }) };
  } catch {
    return { ok: false, late: abort.signal.aborted };
  } finally {
    clearInterval(watch);
    // A large workbook leaves a large heap behind.
    if (bytes !== null && isLarge(bytes)) await closeWorkbookReaders();
  }
}

/** Is the limit over? Both by the clock and by the work this process has done since, or by the clock alone when it is over many times. */
function stopwatch(limit: number): () => boolean {
  const [began, before] = [performance.now(), process.cpuUsage()];
  return () => {
    const passed = performance.now() - began;
    const { user, system } = process.cpuUsage(before);
    return passed > limit * LONGEST_WAIT || (passed > limit && (user + system) / 1000 > limit);
  };
}

function workers(): Piscina {
  pool ??= new Piscina({
    filename: fileURLToPath(new URL('./workbook-worker.mjs', import.meta.url)),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: expected ? IDLE_WHEN_EXPECTED : IDLE,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return pool;
}
