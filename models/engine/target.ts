import type { Standing } from '../outcome.ts';
import type { Target } from '../portfolio.ts';
import type { Pollutant } from '../vocabulary.ts';

/** What a target needs to know of its area (zone or whole city) in one book. */
export interface Achievement {
  /** Credited t of a pollutant, of the projects `only` lets in. */
  readonly tonnes: (pollutant: Pollutant, measure: 'season' | 'year' | 'full_year') => number;
  /** The area's own inventory over the season in t. */
  readonly baseSeason: (pollutant: Pollutant) => number;
  /** Real projects finished by a day, of those `only` lets in. */
  readonly finished: (by: string) => number;
}

/** How much nearer than its requirement an achievement may end, relative to it, and still meet it. */
const MET_TOLERANCE = 1e-9;

/** Where a target stands: t for tonnes and percent, a fraction of the base for a line, real projects for a count. */
export function standing(target: Target, achievement: Achievement): Standing {
  const { line, pollutant } = target;
  if (line !== undefined) return lineStanding(line, achievement);
  if (target.count !== undefined) return compare(target.count, achievement.finished(target.by!));
  if (target.season_percent !== undefined) {
    const required = (target.season_percent / 100) * achievement.baseSeason(pollutant!);
    return compare(required, achievement.tonnes(pollutant!, 'season'));
  }
  if (target.season_tonnes !== undefined)
    return compare(target.season_tonnes, achievement.tonnes(pollutant!, 'season'));
  if (target.year_tonnes !== undefined) return compare(target.year_tonnes, achievement.tonnes(pollutant!, 'year'));
  return compare(target.full_year_tonnes!, achievement.tonnes(pollutant!, 'full_year'));
}

/** The control line: enough VOC for the NOx cut, both as fractions of the area's inventory over the season. */
function lineStanding(line: { readonly a: number; readonly b: number }, achievement: Achievement): Standing {
  const baseOfVoc = achievement.baseSeason('VOC');
  const nox = achievement.tonnes('NOx', 'season') / achievement.baseSeason('NOx');
  const voc = achievement.tonnes('VOC', 'season') / baseOfVoc;
  const result = compare(line.a * Math.max(nox, 0) + line.b, voc);
  return { ...result, gap_tonnes: result.gap * baseOfVoc };
}

function compare(required: number, achieved: number): Standing {
  return {
    required,
    achieved,
    gap: Math.max(0, required - achieved),
    met: achieved >= required - MET_TOLERANCE * Math.abs(required),
  };
}
