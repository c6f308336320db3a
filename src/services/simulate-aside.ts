import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Portfolio } from '../../models/portfolio.ts';
import { type Block, blocksIn } from '../../models/uncertainty/block.ts';
import { BLOCK } from '../../models/uncertainty/block-simulator.ts';
import type { SimulationOptions } from '../../models/uncertainty/simulation.ts';
import { SHARED, type SimulationTask } from './make-blocks.ts';

const TELL_EVERY = 250;

/** How a simulation is carried out, which changes nothing about its result. */
export interface Aside {
  readonly workers: number;
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
  { workers, tell, signal }: Aside,
): Promise<readonly Block[] | null> {
  const shared = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT);
  const numbers = new Int32Array(shared);
  const stop = (): void => void Atomics.store(numbers, SHARED.stopped, 1);
  if (signal?.aborted === true) return null;
  signal?.addEventListener('abort', stop, { once: true });
  const threads = Math.max(1, Math.min(workers, blocksIn(draws)));
  const pool = new Piscina({
    filename: fileURLToPath(new URL('./simulate-worker.mjs', import.meta.url)),
    minThreads: threads,
    maxThreads: threads,
  });
  const timer = setInterval(() => {
    tell?.(Math.min(draws, Atomics.load(numbers, SHARED.made) * BLOCK));
  }, TELL_EVERY);
  try {
    const task: SimulationTask = { portfolio, draws, options, shared };
    const parts = await Promise.all(
      Array.from({ length: threads }, () => pool.run(task, { name: 'makeBlocks' }) as Promise<readonly Block[]>),
    );
    if (Atomics.load(numbers, SHARED.stopped) === 1) return null;
    tell?.(draws);
    return parts.flat().sort((a, b) => a.first - b.first);
  } finally {
    clearInterval(timer);
    signal?.removeEventListener('abort', stop);
    stop();
    await pool.destroy();
  }
}
