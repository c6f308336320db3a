import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Portfolio } from '../../models/portfolio.ts';
import { prepareSimulation } from '../../models/uncertainty/simulation.ts';
import { summarise } from '../../models/uncertainty/summary.ts';
import { blocksAside } from '../../src/services/simulations/simulate-aside.ts';
import type { Bench } from './bench.ts';
import { samplePortfolio } from './sample-portfolio.ts';

const DRAWS = 10_000;
const RUNS = 2;

/** 10,000 draws of the sample with one and two workers, threads' start included, beside the same computation in numpy. */
export const simulateBench: Bench = async (print) => {
  const portfolio = await samplePortfolio();
  print(`sample: ${String(portfolio.projects?.length ?? 0)} entries, ${String(DRAWS)} draws`);
  const one = await best(portfolio, 1);
  const two = await best(portfolio, 2);
  print(`1 worker ${one.toFixed(0)} ms, 2 workers ${two.toFixed(0)} ms`);
  const numpy = inNumpy(portfolio);
  if (numpy === null) print('python3 with numpy is not here: no ratio');
  else
    print(
      `numpy ${numpy.toFixed(0)} ms; 2 workers take ${(two / numpy).toFixed(2)} of it (1 worker ${(one / numpy).toFixed(2)})`,
    );
};

async function best(portfolio: Portfolio, workers: number): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    const options = { seed: run };
    const blocks = await blocksAside(portfolio, DRAWS, options, { workers });
    summarise(prepareSimulation(portfolio, options), options.seed, blocks!);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** What the numpy program took in ms by its own clock, reading the file apart; null where it cannot run. */
function inNumpy(portfolio: Portfolio): number | null {
  if (spawnSync('python3', ['-c', 'import numpy']).status !== 0) return null;
  const program = fileURLToPath(new URL('./simulate.py', import.meta.url));
  const ran = spawnSync('python3', [program], {
    input: JSON.stringify({ portfolio, draws: DRAWS }),
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return (JSON.parse(ran.stdout) as { readonly seconds: number }).seconds * 1000;
}
