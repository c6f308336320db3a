import { AT_REST, type Sliders } from '../../models/engine/sliders.ts';
import { openInMemory } from '../../src/db/open-in-memory.ts';
import { insertScenario } from '../../src/db/scenarios.ts';
import { liveAnswer } from '../../src/services/scenarios/live-scenario.ts';
import { loadPortfolio } from '../../src/services/portfolio/load-portfolio.ts';
import { loadSample } from '../../src/services/sample/load-sample.ts';
import type { Bench } from './bench.ts';

const RUNS = 40;
/** What an answer of the panel may take at most. */
const GOAL = 100;

/** What the panel can ask, each time with another number, so that nothing is answered from memory. */
const CASES: Readonly<Record<string, (run: number) => Sliders>> = {
  'one type late': (run) => ({ ...AT_REST, delay: { 'voc-capture': 5 * (run + 1) } }),
  'one category scaled': (run) => ({ ...AT_REST, scale: { industry: 0.5 + run / 100 } }),
  'all projects in service less': (run) => ({ ...AT_REST, uptime: 0.5 + run / 100 }),
  'season earlier': (run) => ({ ...AT_REST, seasonFrom: `2023-04-${String((run % 30) + 1).padStart(2, '0')}` }),
  'everything at once': (run) => ({
    delay: { 'voc-capture': 30, 'ule-coking': 90, 'gas-station': 15 },
    scale: { industry: 0.8, mobile: 1.1 },
    uptime: 0.5 + run / 100,
    seasonFrom: `2023-04-${String((run % 30) + 1).padStart(2, '0')}`,
    out: ['QD-2023-0013-J'],
    back: [],
  }),
};

/** What an answer of the live panel costs at the sample's 3,000 projects, beside reading the programme once from the database. */
export const liveBench: Bench = async (print) => {
  const store = await openInMemory();
  try {
    await loadSample(store, 'seeds/qingdao-2023');
    const key = { city: '370200', programme: 'qingdao-2023' };
    const made = { author: '', archived: 0, version: 1, created: '', updated: '' } as const;
    const row = { ...key, id: 'S1', name: 'S1', parent: null, changes: '[]', note: null, ...made };
    await store.write((trx) => insertScenario(trx, row));
    const asOf = '2023-06-30';
    const reading = await cost(4, () => loadPortfolio(store.read, key, asOf));
    print(`reading 3000 projects: p50 ${at(reading.walls, 0.5)} ms, cpu ${reading.cpu.toFixed(1)} ms`);
    for (const [name, sliders] of Object.entries(CASES)) {
      const { walls, cpu } = await cost(RUNS, (run) => liveAnswer(store.read, key, asOf, 'S1', sliders(run)));
      print(
        `${name}: p50 ${at(walls, 0.5)} ms, p95 ${at(walls, 0.95)} ms, worst ${at(walls, 1)} ms (goal ${String(GOAL)} ms); ` +
          `cpu ${cpu.toFixed(1)} ms a run = ${(cpu / reading.cpu).toFixed(2)}x of reading`,
      );
    }
  } finally {
    await store.close();
  }
};

/** By the clock in ascending order, and the mean of processor time, garbage collected in between included; after half as many to warm up. */
async function cost(runs: number, work: (run: number) => Promise<unknown>) {
  for (let run = 0; run < runs / 2; run++) await work(run);
  const walls: number[] = [];
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work(run);
    walls.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  return { walls: walls.sort((one, other) => one - other), cpu: (user + system) / 1000 / runs };
}

/** A quantile of what is in ascending order, the nearest rank, to a tenth. */
function at(sorted: readonly number[], share: number): string {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!.toFixed(1);
}
