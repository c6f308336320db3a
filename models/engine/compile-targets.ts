import type { Portfolio, Target } from '../portfolio.ts';
import { POLLUTANTS } from '../vocabulary.ts';
import { areaOf } from './area.ts';
import type { Columns } from './columns.ts';
import type { Restriction } from './ledger.ts';
import { MEASURES } from './measures.ts';
import { selector } from './select.ts';

/** A target with what evaluating it needs from the columns. */
export interface CompiledTarget {
  readonly target: Target;
  /** Rows of the zones it speaks of. */
  readonly area: readonly number[];
  /** 1 per project row it looks at: in its zone and let in by `only`; null when it looks at sums of whole zones. */
  readonly members: Uint8Array | null;
  /** Its sum kept apart, when it has `only` and asks for tonnes. */
  readonly restriction: Restriction | null;
}

/** Prepares the targets of a valid portfolio; `only` sees the dates of the columns, after the rule on past dates. */
export function compileTargets(portfolio: Portfolio, columns: Columns): readonly CompiledTarget[] {
  return (portfolio.targets ?? []).map((target) => {
    const members = target.only == null && target.count === undefined ? null : membersOf(target, columns);
    const area = areaOf(columns, target.zone ?? null);
    return { target, area, members, restriction: restrictionOf(target, members) };
  });
}

function membersOf({ zone, only }: Target, { projects }: Columns): Uint8Array {
  const letIn = selector(only ?? {});
  const members = new Uint8Array(projects.count);
  for (const [row, state] of projects.states.entries()) {
    members[row] = (zone == null || state.zone === zone) && letIn(state) ? 1 : 0;
  }
  return members;
}

function restrictionOf(target: Target, members: Uint8Array | null): Restriction | null {
  if (members === null || target.pollutant == null) return null;
  return { pollutant: POLLUTANTS.indexOf(target.pollutant), measure: measureOf(target), members };
}

function measureOf(target: Target): number {
  if (target.season_tonnes !== undefined) return MEASURES.season;
  return target.year_tonnes !== undefined ? MEASURES.year : MEASURES.full_year;
}
