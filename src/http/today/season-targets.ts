import type { ZoneOutcome } from '../../../models/outcome.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import { paths } from '../../paths.ts';
import { curvePoints, reachingDay, seasonCurve } from '../../services/figures/season-curve.ts';
import { tonnes } from '../../words/number.ts';
import type { TodayFacts } from './today-view.ts';

/** The season targets a person is answerable for (the zones', or the own district's): what every book brings, and when the gap closes. */
export function seasonTargets(facts: TodayFacts) {
  return facts.targets.filter((row) => concerns(row, facts.district)).flatMap((row) => targetOf(row, facts));
}

function concerns({ kind, zone, district, only_select }: TargetsTable, own: string | null): boolean {
  if (kind !== 'season_percent' && kind !== 'season_tonnes') return false;
  return own === null ? zone !== null && district === null && only_select === null : district === own;
}

function targetOf(row: TargetsTable, { outcome, portfolio, lists, orders, t }: TodayFacts) {
  const books = outcome.targets.find(({ id }) => id === row.id)?.books;
  if (books === undefined) return [];
  const zone = row.district === null ? outcome.zones.find(({ id }) => id === row.zone) : undefined;
  const pollutant = row.pollutant as 'NOx' | 'VOC';
  const { planned, built, verified } = books;
  const realised = zone === undefined ? null : toDate(zone, pollutant);
  const area = zone === undefined ? nameOf(lists.districts, row.district) : nameOf(lists.zones, row.zone);
  const reached = { planned: planned.achieved, built: built.achieved, verified: verified.achieved };
  const bar = { area, pollutant, required: planned.required, ...reached, realised, met: planned.met };
  const points = zone === undefined ? [] : curvePoints(seasonCurve(portfolio), 'planned', pollutant, zone.id);
  const day = reachingDay(points, planned.required);
  const line = {
    area,
    pollutant: t(`options.pollutant.${pollutant}`),
    pollutantClass: pollutant === 'NOx' ? 'is-nox' : 'is-voc',
    required: tonnes(planned.required),
    realised: tonnes(realised),
    expected: realised === null ? tonnes(null) : tonnes(planned.achieved - realised),
    planned: tonnes(planned.achieved),
    met: planned.met,
    gap: planned.met ? t('today.gap-none') : t('today.gap-tonnes', { gap: tonnes(planned.gap) }),
    // The special report of a zone ends with what would close its gap, project by project.
    help: planned.met || zone === undefined || !orders ? null : paths.briefings.to({ kind: 'special', zone: zone.id }),
    closes: zone === undefined ? '' : day === null ? t('today.never') : t('today.closes', { day }),
  };
  return [{ bar, line }];
}

function toDate(zone: ZoneOutcome, pollutant: 'NOx' | 'VOC'): number {
  return zone.books.planned[pollutant]?.season_to_date ?? 0;
}

function nameOf(options: readonly { readonly id: string; readonly name: string }[], id: string | null): string {
  return options.find((option) => option.id === id)?.name ?? '';
}
