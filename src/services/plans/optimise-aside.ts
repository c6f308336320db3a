import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { ChoiceAnswer } from '../../../models/choice/answer.ts';
import { type AnswerJob, PROGRESS } from '../portfolio/answer-portfolio.ts';
import type { ChoiceJob, Optimised } from './optimise-portfolio.ts';

const TELL_EVERY = 250;

/** Solves a choice in a thread of its own. Rejects with an AbortError when `signal` stops it. */
export async function optimiseAside(job: ChoiceJob, signal?: AbortSignal): Promise<Optimised> {
  return (await inThread('optimisePortfolio', job, signal)) as Optimised;
}

/** Answers a choice with all that stands beside it in a thread of its own; null when no plan was found in time. */
export async function answerAside(
  job: Omit<AnswerJob, 'shared'>,
  tell: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ChoiceAnswer | null> {
  const shared = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  const numbers = new Int32Array(shared);
  const look = (): void => tell(Atomics.load(numbers, PROGRESS.done), Atomics.load(numbers, PROGRESS.total));
  const timer = setInterval(look, TELL_EVERY);
  try {
    return (await inThread('answerPortfolio', { ...job, shared }, signal)) as ChoiceAnswer | null;
  } finally {
    clearInterval(timer);
  }
}

/** The solver blocks its thread, and its memory is given back only with the thread: each piece of work has one that ends with it. */
async function inThread(name: string, job: unknown, signal: AbortSignal | undefined): Promise<unknown> {
  const pool = new Piscina({
    filename: fileURLToPath(new URL('./optimise-worker.mjs', import.meta.url)),
    minThreads: 0,
    maxThreads: 1,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  try {
    return await pool.run(job, { name, ...(signal === undefined ? {} : { signal }) });
  } finally {
    await pool.destroy();
  }
}
