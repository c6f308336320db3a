import { wholeProgramme } from '../../src/db/scope.ts';
import type { Store } from '../../src/db/store.ts';
import type { Planned, SaveContext } from '../../src/services/projects/save-plan.ts';
import { saveProject } from '../../src/services/projects/save-project.ts';
import { EXAMPLE } from '../db/example-city.ts';

export const NOW = new Date('2023-07-01T02:00:00Z');

/** Saves as the planner of the whole city, on the as-of day of the example. */
export const PLANNER: SaveContext = {
  actor: { person: { id: 'U1', displayName: '市局 规划员' }, now: NOW, requestId: 'r-1' },
  scope: wholeProgramme({ city: EXAMPLE.city, id: EXAMPLE.programme }),
  asOf: '2023-06-30',
};

/** The smallest sound project: half of the coke oven's NOx from the middle of June. */
export const COKING = {
  name: '示例焦化厂脱硝提标',
  category: 'industry',
  type: 'ule-coking',
  district: '370211',
  source: 'S1',
  step: 'building',
  run: '2023-07-15',
  finish: '2023-07-10',
  reduces: { NOx: { fraction: 0.5 } },
};

/** Saves and insists that it was saved; the record it became. */
export async function saved(store: Store, input: object, context: SaveContext = PLANNER) {
  const answer: Planned = await store.write((trx) => saveProject(trx, context, input));
  if (answer.kind !== 'create' && answer.kind !== 'update') throw new Error(JSON.stringify(answer));
  return answer.record;
}
