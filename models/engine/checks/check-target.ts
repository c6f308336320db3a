import { seasonTonnes } from '../compile-zones.ts';
import type { Target, Zone, ZoneBase } from '../../portfolio.ts';
import type { Pollutant } from '../../vocabulary.ts';
import { checkSelect } from './check-select.ts';
import { absent, type Draft, given } from './draft.ts';
import { below, type Report } from './report.ts';
import type { Surroundings } from './surroundings.ts';

const TONNES = ['season_tonnes', 'year_tonnes', 'full_year_tonnes'] as const;
const KINDS = [...TONNES, 'season_percent', 'line', 'count'] as const;
type Kind = (typeof KINDS)[number];

/** One kind, with what that kind needs and nothing else, and a base where it is a share of one. */
export function checkTarget(target: Draft<Target>, surroundings: Surroundings, report: Report): void {
  const { zone, only } = target;
  if (zone != null && !surroundings.zones.has(zone)) report('zone', 'unknown-zone', { zone });
  if (only != null) checkSelect(only, surroundings, below(report, 'only'));

  const kinds = given(target, KINDS);
  const [kind] = kinds;
  if (kind === undefined) return report('', 'no-kind');
  if (kinds.length > 1) return report('', 'two-kinds', { kinds: kinds.join(', ') });
  checkCompany(target, kind, report);
  checkArea(target, kind, surroundings, report);
}

/** The keys that must or must not stand beside a kind. */
function checkCompany(target: Draft<Target>, kind: Kind, report: Report): void {
  const ofPollutant = kind !== 'line' && kind !== 'count';
  const ofBase = kind === 'line' || kind === 'season_percent';
  if (ofPollutant && absent(target, 'pollutant')) report('pollutant', 'missing');
  if (!ofPollutant && !absent(target, 'pollutant')) report('pollutant', 'not-with-kind', { kind });
  if (kind === 'count' && absent(target, 'by')) report('by', 'missing');
  if (kind !== 'count' && !absent(target, 'by')) report('by', 'not-with-kind', { kind });
  if (ofBase && !absent(target, 'only')) report('only', 'not-with-kind', { kind });
}

function checkArea(target: Draft<Target>, kind: Kind, surroundings: Surroundings, report: Report): void {
  const area = areaOf(target, surroundings);
  if (area === null) return;
  if (kind === 'line') {
    for (const pollutant of ['NOx', 'VOC'] as const) {
      if (!emits(area, pollutant, surroundings)) report('zone', 'no-area-base', { pollutant });
    }
  }
  if (kind === 'season_percent' && target.pollutant != null && !emits(area, target.pollutant, surroundings)) {
    const bare = area.every((zone) => Object.keys(zone.base ?? {}).length === 0);
    report(bare ? 'zone' : 'pollutant', 'no-area-base', { pollutant: target.pollutant });
  }
}

/** The zones a target speaks of; null when it names one that is not there. */
function areaOf({ zone }: Draft<Target>, { zones }: Surroundings): readonly Draft<Zone>[] | null {
  if (zone == null) return [...zones.values()];
  const named = zones.get(zone);
  return named === undefined ? null : [named];
}

/** Whether an area emits anything over the season; a base that is itself at fault gets the benefit of the doubt. */
function emits(area: readonly Draft<Zone>[], pollutant: Pollutant, { programme }: Surroundings): boolean {
  return area.some((zone) => {
    const base = zone.base?.[pollutant];
    if (base === undefined) return false;
    if (base.tonnes === undefined || base.profile?.length !== 12 || programme === null) return base.tonnes !== 0;
    return !(seasonTonnes(base as ZoneBase, programme) <= 0);
  });
}
