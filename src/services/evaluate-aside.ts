import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Evaluation, EvaluationJob } from './evaluate-portfolio.ts';

const TIME_LIMIT = 20_000;
const WAITING_AT_MOST = 8;
let pool: Piscina | undefined;

/** Evaluates beside the server: one thread with a heap of its own and twenty seconds, so that a hostile portfolio stops nobody else. */
export async function evaluateAside(job: EvaluationJob): Promise<Evaluation | { readonly kind: 'too-slow' | 'busy' }> {
  const workers = openPool();
  if (workers.queueSize >= WAITING_AT_MOST) return { kind: 'busy' };
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIME_LIMIT);
  try {
    return (await workers.run(job, { name: 'evaluatePortfolio', signal: abort.signal })) as Evaluation;
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
    filename: fileURLToPath(new URL('./evaluate-worker.mjs', import.meta.url)),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 20_000,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return pool;
}
