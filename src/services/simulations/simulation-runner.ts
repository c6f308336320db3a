import { findSimulation, openSimulations, updateSimulation, type SimulationHead } from '../../db/simulations.ts';
import type { Store } from '../../db/store.ts';
import { makeSimulation, readInputs } from './simulation-work.ts';
import { WorkRunner, type Trade } from '../work/work-runner.ts';

const SIMULATIONS: Trade<SimulationHead> = {
  find: findSimulation,
  open: openSimulations,
  update: updateSimulation,
  make: async (store, row, signal, tell) => {
    const inputs = await readInputs(store.read, row);
    await store.write((trx) => updateSimulation(trx, row, inputs.frozen));
    const result = await makeSimulation(row, inputs, signal, tell);
    return result === null ? null : { done: inputs.frozen.total, result: JSON.stringify(result) };
  },
};

/** Carries simulations out in this process. */
export class SimulationRunner extends WorkRunner<SimulationHead> {
  constructor(store: Store, clock: () => Date) {
    super(SIMULATIONS, store, clock);
  }
}

const runners = new WeakMap<Store, SimulationRunner>();

/** The one runner of a database in this process. */
export function simulationRunner(store: Store, clock: () => Date = () => new Date()): SimulationRunner {
  const known = runners.get(store) ?? new SimulationRunner(store, clock);
  runners.set(store, known);
  return known;
}
