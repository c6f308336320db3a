import type { LeagueRow } from '../../../catalogue/district-league.ts';
import type { BulletinFacts } from '../bulletin/bulletin-facts.ts';
import type { Narrowing } from '../narrowing.ts';

/** How good a unit's data are, each 0–100, never mixed into one. */
export type Quality = Pick<LeagueRow, 'freshness' | 'completeness' | 'plausible' | 'based'>;

/** What the last issued sheet of the same order said. */
export interface FormerIssue {
  /** Rank by unit. */
  readonly ranks: ReadonlyMap<string, number>;
}

/** Everything a ranking of the districts says. */
export interface ProgressFacts extends BulletinFacts {
  readonly narrowing: Narrowing;
  readonly quality: ReadonlyMap<string, Quality>;
  /** Null = none was issued before. */
  readonly former: FormerIssue | null;
}

/** What is ranked: the districts, or in one of them the categories of its projects. */
export function rankedBy({ narrowing }: Pick<ProgressFacts, 'narrowing'>): 'units' | 'categories' {
  return narrowing.unit === null ? 'units' : 'categories';
}
