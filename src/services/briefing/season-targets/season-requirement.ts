import type { StandingFacts, TargetFacts } from '../bulletin/bulletin-facts.ts';

/** Season tonnes asked of the city for a pollutant and what each book reaches of it. */
export interface SeasonRequirement {
  readonly pollutant: 'NOx' | 'VOC';
  /** Null = no season target was set. */
  readonly required: number | null;
  /** Season tonnes of the whole city. */
  readonly planned: number;
  readonly built: number;
  readonly verified: number;
}

/** The city's own season target when it has one, else the sum of its zones' targets. */
export function seasonRequirement(facts: StandingFacts, pollutant: 'NOx' | 'VOC'): SeasonRequirement {
  const { totals, targets } = facts.outcome;
  const set = facts.targets.filter((target) => isSeasonTarget(target, pollutant));
  const own = set.filter(({ zone }) => zone === null);
  const chosen = new Set((own.length > 0 ? own.slice(0, 1) : set).map(({ id }) => id));
  const required = targets
    .filter(({ id }) => chosen.has(id))
    .reduce((sum, { books }) => sum + books.planned.required, 0);
  return {
    pollutant,
    required: chosen.size === 0 ? null : required,
    planned: totals.planned[pollutant]?.season ?? 0,
    built: totals.built[pollutant]?.season ?? 0,
    verified: totals.verified[pollutant]?.season ?? 0,
  };
}

/** A season target of tonnes for a whole zone or the whole city. */
export function isSeasonTarget({ kind, pollutant, district, note }: TargetFacts, wanted: string): boolean {
  return (
    (kind === 'season_percent' || kind === 'season_tonnes') && pollutant === wanted && district === null && note === ''
  );
}
