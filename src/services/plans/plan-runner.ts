import { findPlan, openPlans, updatePlan, type PlanHead } from '../../db/plans.ts';
import type { Store } from '../../db/store.ts';
import { readQuestion } from './plan-question.ts';
import { makePlan, planInputs } from './plan-work.ts';
import { WorkRunner, type Trade } from '../work/work-runner.ts';

const PLANS: Trade<PlanHead> = {
  find: findPlan,
  open: openPlans,
  update: updatePlan,
  make: async (store, row, signal, tell) => {
    const inputs = await planInputs(store.read, row, row.as_of ?? '', row.scenario, readQuestion(row.question));
    await store.write((trx) => updatePlan(trx, row, inputs.frozen));
    let parts = 0;
    const result = await makePlan(row, inputs, signal, (done, total) => {
      parts = total;
      tell(done, total);
    });
    return result === null ? null : { done: parts, total: parts, result: JSON.stringify(result) };
  },
};

/** Works plans out in this process. */
export class PlanRunner extends WorkRunner<PlanHead> {
  constructor(store: Store, clock: () => Date) {
    super(PLANS, store, clock);
  }
}

const runners = new WeakMap<Store, PlanRunner>();

/** The one runner of a database in this process. */
export function planRunner(store: Store, clock: () => Date = () => new Date()): PlanRunner {
  const known = runners.get(store) ?? new PlanRunner(store, clock);
  runners.set(store, known);
  return known;
}
