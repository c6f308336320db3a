import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { ChoiceJob, Optimised } from './optimise-portfolio.ts';

/**
 * Solves a choice in a thread of its own that ends with it: the solver blocks its thread, and its memory is given back only with the
 * thread. Rejects with an AbortError when `signal` stops it.
 */
export async function optimiseAside(job: ChoiceJob, signal?: AbortSignal): Promise<Optimised> {
  const pool = new Piscina({
    filename: fileURLToPath(new URL('./optimise-worker.mjs', import.meta.url)),
    minThreads: 0,
    maxThreads: 1,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  try {
    return (await pool.run(job, {
      name: 'optimisePortfolio',
      ...(signal === undefined ? {} : { signal }),
    })) as Optimised;
  } finally {
    await pool.destroy();
  }
}
