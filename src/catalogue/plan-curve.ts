import { daysBetween } from '../words/day.ts';
import type { Corner } from './following-rules.ts';

/** The frozen plan of a project. */
export interface FrozenPlan {
  readonly plan_start: string | null;
  readonly plan_finish: string | null;
}

/**
 * Percent that should be done on a day by the frozen plan: a straight line from start to finish, or through the corners of the type's milestone
 * shares; null without a frozen plan.
 */
export function plannedProgress(
  { plan_start, plan_finish }: FrozenPlan,
  day: string,
  corners: readonly Corner[] = [],
): number | null {
  if (plan_start === null || plan_finish === null) return null;
  if (day >= plan_finish) return 100;
  if (day <= plan_start) return 0;
  const time = daysBetween(plan_start, day) / daysBetween(plan_start, plan_finish);
  const line = [{ time: 0, progress: 0 }, ...corners.toSorted((a, b) => a.time - b.time), { time: 1, progress: 100 }];
  const next = line.findIndex((corner, index) => index > 0 && corner.time > time);
  const [from, to] = [line[next - 1]!, line[next]!];
  return from.progress + ((to.progress - from.progress) * (time - from.time)) / (to.time - from.time);
}
