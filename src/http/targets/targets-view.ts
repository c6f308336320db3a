import type { Outcome } from '../../../models/outcome.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { controlLine } from '../../charts/control-line.ts';
import { targetBars } from '../../charts/target-bars.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import type { CityLists } from '../../services/options.ts';
import { number, tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { targetRow, type TargetFacts } from './target-row.ts';

export interface TargetsFacts {
  readonly rows: readonly TargetsTable[];
  /** The district a person is confined to: then only what was assigned to it is shown. */
  readonly district: string | null;
  readonly portfolio: Portfolio;
  readonly outcome: Outcome;
  readonly lists: CityLists;
  readonly t: Translate;
}

const MATRIX = ['NOx', 'VOC'] as const;

/** What was promised and where we stand: zones, districts, the city; the control lines as a picture; documents. */
export function targetsView(facts: TargetsFacts) {
  const { outcome, lists, t, portfolio, district } = facts;
  const rows = facts.rows.filter((row) => district === null || row.district === district);
  const all = rows.flatMap((row): TargetFacts[] => {
    const found = outcome.targets.find(({ id }) => id === row.id);
    return found === undefined ? [] : [{ row, outcome: found }];
  });
  const zoned = all.filter(({ row }) => row.zone !== null);
  const districted = all.filter(({ row }) => row.district !== null);
  const city = all.filter(({ row }) => row.zone === null && row.district === null);
  const missed = all.filter(({ outcome: target }) => !target.books.planned.met).length;
  return {
    title: t('targets.title'),
    sentence: t('targets.sentence', {
      total: all.length,
      met: all.length - missed,
      missed,
      from: portfolio.season.from,
      to: portfolio.season.to,
    }),
    empty: all.length === 0,
    wholeCity: district === null,
    zones: lists.zones.map((zone) => zoneLine(zone, zoned, facts)),
    bars: targetBars(
      { id: 'targets-bars', bars: zoned.filter(({ row }) => isSeason(row)).map((target) => barOf(target, lists)) },
      t,
    ),
    lines: controlLine({ id: 'targets-lines', zones: lists.zones.map((zone) => planeOf(zone, zoned, facts)) }, t),
    districts: districted.map((target) => ({
      district: lists.districts.find(({ id }) => id === target.row.district)?.name ?? '',
      ...targetRow(target, t),
    })),
    reach: district === null ? reachSentence(zoned, districted, t) : [],
    city: city.map((target) => targetRow(target, t)),
    warnings: outcome.warnings
      .filter(({ code }) => code === 'nox-only')
      .map(({ zone }) => t('targets.nox-only', { zone: lists.zones.find(({ id }) => id === zone)?.name ?? '' })),
  };
}

const isSeason = ({ kind }: TargetsTable): boolean => kind === 'season_percent' || kind === 'season_tonnes';

function zoneLine(zone: { id: string; name: string }, zoned: readonly TargetFacts[], { portfolio, t }: TargetsFacts) {
  const own = zoned.filter(({ row }) => row.zone === zone.id);
  const regime = portfolio.zones?.find(({ id }) => id === zone.id)?.regime ?? null;
  const cell = (fits: (row: TargetsTable) => boolean) =>
    own.filter(({ row }) => fits(row)).map((target) => targetRow(target, t));
  return {
    name: zone.name,
    regime: regime === null ? '' : t(`options.regime.${regime}`),
    pollutants: MATRIX.map((pollutant) => cell((row) => row.pollutant === pollutant)),
    line: cell((row) => row.kind === 'line'),
  };
}

function barOf({ row, outcome }: TargetFacts, lists: CityLists) {
  const { planned, built, verified } = outcome.books;
  const area = lists.zones.find(({ id }) => id === row.zone)?.name ?? '';
  return {
    area,
    pollutant: row.pollutant ?? '',
    required: planned.required,
    planned: planned.achieved,
    built: built.achieved,
    verified: verified.achieved,
    realised: null,
    met: planned.met,
  };
}

/** A zone on its plane: season cuts in percent of its base, and its line where it has one. */
function planeOf(zone: { id: string; name: string }, zoned: readonly TargetFacts[], { outcome }: TargetsFacts) {
  const found = outcome.zones.find(({ id }) => id === zone.id);
  const cut = (pollutant: 'NOx' | 'VOC'): number => {
    const base = found?.base_season[pollutant] ?? 0;
    return base === 0 ? 0 : ((found?.books.planned[pollutant]?.season ?? 0) / base) * 100;
  };
  const line = zoned.find(({ row }) => row.zone === zone.id && row.kind === 'line');
  return {
    name: zone.name,
    cut: { nox: cut('NOx'), voc: cut('VOC') },
    without: null,
    line: line === undefined ? null : { a: line.row.line_a ?? 0, b: (line.row.line_b ?? 0) * 100 },
    met: line?.outcome.books.planned.met ?? true,
  };
}

/** Do the districts' shares reach what the zones were asked for? Said per pollutant. */
function reachSentence(zoned: readonly TargetFacts[], districted: readonly TargetFacts[], t: Translate): string[] {
  return MATRIX.flatMap((pollutant) => {
    const sum = (targets: readonly TargetFacts[]): number =>
      targets
        .filter(({ row }) => row.pollutant === pollutant && isSeason(row))
        .reduce((total, { outcome }) => total + outcome.books.planned.required, 0);
    const [whole, parts] = [sum(zoned), sum(districted)];
    if (parts === 0) return [];
    const params = {
      pollutant: t(`options.pollutant.${pollutant}`),
      parts: tonnes(parts),
      whole: tonnes(whole),
      spare: number((parts / whole - 1) * 100, 1),
    };
    return [t(parts >= whole ? 'targets.reach' : 'targets.short', params)];
  });
}
