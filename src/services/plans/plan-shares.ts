import { chosenOf } from '../../../models/choice/answer.ts';
import { compareText } from '../../../models/compare-text.ts';
import type { PlanResult } from './plan-result.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';

/** Whose part of a plan is told. */
export const SHARED_BY = ['district', 'lead', 'enterprise'] as const;
export type SharedBy = (typeof SHARED_BY)[number];

/** One party's part: projects chosen, t the plan adds at its projects, 万元 once and 万元 a year. */
export interface PlanShare {
  readonly key: string;
  readonly projects: number;
  readonly nox: number;
  readonly voc: number;
  readonly capital: number;
  readonly annualised: number;
}

/** Who brings and who pays what, dearest first. The parts add up to the whole plan: also a project that loses credit to another on its source counts. */
export function planShares(result: PlanResult, by: SharedBy): readonly PlanShare[] {
  const shares = new Map<string, { -readonly [K in keyof PlanShare]: PlanShare[K] }>();
  const of = (entry: string) => {
    const key = result.projects[projectOfEntry(entry)]?.[by] ?? '';
    const known = shares.get(key) ?? { key, projects: 0, nox: 0, voc: 0, capital: 0, annualised: 0 };
    shares.set(key, known);
    return known;
  };
  const measure = result.measure === 'season' ? 'season' : 'fullYear';
  for (const { id, gains } of result.moved) {
    const share = of(id);
    share.nox += gains.NOx?.[measure] ?? 0;
    share.voc += gains.VOC?.[measure] ?? 0;
  }
  for (const { id, capital, annualised } of result.bills) {
    const share = of(id);
    share.capital += capital;
    share.annualised += annualised;
  }
  const chosen = new Set(chosenOf(result.plan).map(({ id }) => projectOfEntry(id)));
  for (const id of chosen) of(id).projects += 1;
  return [...shares.values()].sort((a, b) => b.annualised - a.annualised || compareText(a.key, b.key));
}
