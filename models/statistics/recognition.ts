import type { StatisticsProject, StatisticsRules } from './statistics-input.ts';

/** Why a project adds nothing to the year. */
export const OUTSIDE = [
  'not-counted',
  'temporary',
  'not-completed',
  'not-accepted',
  'earlier-year',
  'later-year',
] as const;
export type Outside = (typeof OUTSIDE)[number];

/** `new`: recognised in this year, with the share of it that counts; `carried`: last year's rest; else why not. */
export type Recognition =
  | { readonly kind: 'new' | 'carried'; readonly share: number }
  | { readonly kind: 'outside'; readonly because: Outside };

/** A project is recognised once, in the year in which it is both completed and accepted. */
export function recognitionOf(project: StatisticsProject, year: number, rules: StatisticsRules): Recognition {
  const outside = (because: Outside): Recognition => ({ kind: 'outside', because });
  if (project.counted === null) return outside('not-counted');
  if (project.temporary) return outside('temporary');
  if (project.completed === null) return outside('not-completed');
  if (project.accepted === null) return outside('not-accepted');
  const recognised = Math.max(yearOf(project.completed), yearOf(project.accepted));
  if (recognised > year) return outside('later-year');
  const whole = rules.partYear ? shareAfter(project.completed, recognised) : 1;
  if (recognised === year) return { kind: 'new', share: whole };
  const rest = 1 - whole;
  const carries = rules.partYear && rules.carryOver && recognised === year - 1 && rest > 0;
  return carries ? { kind: 'carried', share: rest } : outside('earlier-year');
}

/** Months after the one of completion, as a share of the year; a project completed in an earlier year counts whole. */
function shareAfter(completed: string, year: number): number {
  return yearOf(completed) < year ? 1 : (12 - Number(completed.slice(5, 7))) / 12;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
