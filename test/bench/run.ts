// npm run bench [name ...]: runs the benchmarks named, or all, and prints one line per figure.
import type { Bench } from './bench.ts';

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  evaluate: async () => (await import('./evaluate.ts')).evaluateBench,
  simulate: async () => (await import('./simulate.ts')).simulateBench,
  list: async () => (await import('./list.ts')).listBench,
  'list-large': async () => (await import('./list-large.ts')).listLargeBench,
  exchange: async () => (await import('./exchange.ts')).exchangeBench,
  optimise: async () => (await import('./optimise.ts')).optimiseBench,
  print: async () => (await import('./print.ts')).printBench,
  live: async () => (await import('./live.ts')).liveBench,
  formula: async () => (await import('./formula.ts')).formulaBench,
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches);
for (const name of names) {
  const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (load === undefined) {
    console.error(`no benchmark ${name}; there are: ${Object.keys(benches).join(', ')}`);
    process.exitCode = 2;
    continue;
  }
  const bench = await load();
  await bench((line) => console.log(`${name}: ${line}`));
}
