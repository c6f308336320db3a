/** Addresses that change or run scenarios, said by hand for the table of expectations. */

export const RUNNING_SCENARIOS: readonly string[] = [
  'POST /scenarios/:id/run',
  'POST /scenarios/:id/chances',
  'POST /scenarios/compare',
  'POST /api/v1/scenarios/:id/run',
  'POST /api/v1/evaluate',
];

export const SAVING_SCENARIOS: readonly string[] = [
  'GET /plans/new',
  'POST /plans/new',
  'POST /plans/:id',
  'GET /scenarios/new',
  'POST /scenarios/new',
  'POST /scenarios/:id',
  'POST /scenarios/:id/live',
  'POST /scenarios/:id/assumptions',
];
