import type { Step } from '../../../src/catalogue/steps.ts';
import { orderOf, pathOf, type Workflow } from '../../../src/catalogue/workflows.ts';
import type { Draft } from './draft.ts';
import type { Workflows } from './hands.ts';
import type { Timeline } from './timeline.ts';

/**
 * Where a row stands in the life its type leads. Days are drawn for the full life; a life without a step leaves the row at the step before it until
 * it comes to the next it has. What was accepted is closed: the short life ends with that check.
 */
export function stepIn(workflow: Workflow, step: Step): Step {
  if (step === 'cancelled') return step;
  const path: readonly Step[] = pathOf(workflow);
  if (path.includes(step)) return step;
  if (orderOf(step) >= orderOf('accepted')) return 'closed';
  return path.filter((one) => orderOf(one) < orderOf(step)).at(-1) ?? 'reserve';
}

/** The days of rows as their types live them: each step of the life once, on the day it was reached, and no start where the life has none. */
export function livesOf(
  drafts: readonly Draft[],
  timelines: readonly Timeline[],
  workflows: Workflows,
): readonly Timeline[] {
  return timelines.map((timeline, i) => lifeIn(workflows.get(drafts[i]!.plan.id)!, timeline));
}

function lifeIn(workflow: Workflow, timeline: Timeline): Timeline {
  const reached = new Map<Step, string>();
  for (const { step, day } of timeline.reached) {
    const own = stepIn(workflow, step);
    if (!reached.has(own)) reached.set(own, day);
  }
  return {
    ...timeline,
    started: stepIn(workflow, 'started') === 'started' ? timeline.started : null,
    step: stepIn(workflow, timeline.step),
    reached: [...reached].map(([step, day]) => ({ step, day })),
  };
}
