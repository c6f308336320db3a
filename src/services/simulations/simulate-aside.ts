import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Portfolio } from '../../../models/portfolio.ts';
import { type Block, blocksIn } from '../../../models/uncertainty/block.ts';
import type { Exploration, ExplorationPlan } from '../../../models/uncertainty/explore.ts';
import type { SimulationOptions } from '../../../models/uncertainty/simulation.ts';
import { type ExplorationTask, SHARED, type SimulationTask } from './make-blocks.ts';

const TELL_EVERY = 250;

/** How a simulation is carried out, which changes nothing about its result. */
export interface Aside {
  /** Told from time to time how many draws are made. */
  readonly tell?: (done: number) => void;
  /** Stops the work; the promise then resolves to null. */
  readonly signal?: AbortSignal;
}

/** Makes all blocks of a simulation in threads beside this one, in the order of their draws; null when it was stopped. */
export async function blocksAside(
  portfolio: Portfolio,
  draws: number,
  options: SimulationOptions,
  { workers, ...how }: Aside & { readonly workers: number },
): Promise<readonly Block[] | null> {
  const threads = Math.max(1, Math.min(workers, blocksIn(draws)));
  return inThreads(threads, how, async (pool, shared) => {
    const task: SimulationTask = { portfolio, draws, options, shared };
    const parts = await Promise.all(
      Array.from({ length: threads }, () => pool.run(task, { name: 'makeBlocks' }) as Promise<readonly Block[]>),
    );
    return parts.flat().sort((a, b) => a.first - b.first);
  });
}

/** Explores in a thread beside this one; null when it was stopped. */
export async function exploreAside(
  portfolio: Portfolio,
  options: SimulationOptions,
  plan: ExplorationPlan,
  how: Aside,
): Promise<Exploration | null> {
  return inThreads(1, how, async (pool, shared) => {
    const task: ExplorationTask = { portfolio, options, plan, shared };
    return (await pool.run(task, { name: 'makeExploration' })) as Exploration | null;
  });
}

async function inThreads<Result>(
  threads: number,
  { tell, signal }: Aside,
  work: (pool: Piscina, shared: SharedArrayBuffer) => Promise<Result>,
): Promise<Result | null> {
  const shared = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT);
  const numbers = new Int32Array(shared);
  const stop = (): void => void Atomics.store(numbers, SHARED.stopped, 1);
  if (signal?.aborted === true) return null;
  signal?.addEventListener('abort', stop, { once: true });
  const pool = new Piscina({
    filename: fileURLToPath(new URL('./simulate-worker.mjs', import.meta.url)),
    minThreads: threads,
    maxThreads: threads,
  });
  const timer = setInterval(() => tell?.(Atomics.load(numbers, SHARED.made)), TELL_EVERY);
  try {
    const result = await work(pool, shared);
    if (Atomics.load(numbers, SHARED.stopped) === 1) return null;
    tell?.(Atomics.load(numbers, SHARED.made));
    return result;
  } finally {
    clearInterval(timer);
    signal?.removeEventListener('abort', stop);
    stop();
    await pool.destroy();
  }
}
