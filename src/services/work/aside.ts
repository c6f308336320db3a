import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';

const TIME_LIMIT = 20_000;
const WAITING_AT_MOST = 8;
let pool: Piscina | undefined;

/** An answer computed beside the server, or why there is none. */
export type Aside<T> =
  { readonly kind: 'done'; readonly value: T } | { readonly kind: 'too-slow' } | { readonly kind: 'busy' };

/**
 * Runs a function of `aside-worker.mjs` beside the server: one thread with a heap of its own and twenty seconds, so that a hostile or huge
 * portfolio stops nobody else.
 */
export async function aside<T>(name: string, job: unknown): Promise<Aside<T>> {
  const workers = openPool();
  if (workers.queueSize >= WAITING_AT_MOST) return { kind: 'busy' };
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIME_LIMIT);
  try {
    return { kind: 'done', value: (await workers.run(job, { name, signal: abort.signal })) as T };
  } catch (error) {
    if (abort.signal.aborted || isOutOfMemory(error)) return { kind: 'too-slow' };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function openPool(): Piscina {
  pool ??= new Piscina({
    filename: fileURLToPath(new URL('./aside-worker.mjs', import.meta.url)),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 20_000,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return pool;
}
