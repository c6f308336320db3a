import type { Outcome } from '../../../models/outcome.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { partlyBuilt } from '../../catalogue/partly-built.ts';
import { forPhones } from '../../charts/for-phones.ts';
import { controlLine } from '../../charts/control-line.ts';
import { targetBars } from '../../charts/target-bars.ts';
import type { TargetsTable } from '../../db/tables/programme-tables.ts';
import type { CityLists } from '../../services/options.ts';
import { number, tonnes } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { paths } from '../../paths.ts';
import { partKind, splitOfTarget } from '../../services/targets/split-target.ts';
import { onlyWords } from './only-words.ts';
import { splitSentence } from './split-words.ts';
import { targetRow, type TargetFacts } from './target-row.ts';

export interface TargetsFacts {
  readonly rows: readonly TargetsTable[];
  /** The district a person is confined to: then only what was assigned to it is shown. */
  readonly district: string | null;
  readonly portfolio: Portfolio;
  readonly outcome: Outcome;
  readonly lists: CityLists;
  readonly mayEdit: boolean;
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
  const { zoned, districted, restricted, rest } = groupsOf(all);
  const line = (target: TargetFacts) => listLine(target, facts);
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
    bars: forPhones(
      targetBars,
      { id: 'targets-bars', bars: zoned.filter(({ row }) => isSeason(row)).map((target) => barOf(target, lists)) },
      t,
    ),
    lines: forPhones(
      controlLine,
      { id: 'targets-lines', zones: lists.zones.map((zone) => planeOf(zone, zoned, facts)) },
      t,
    ),
    districts: districted.map((target) => ({
      ...line(target),
      where: [
        lists.districts.find(({ id }) => id === target.row.district)?.name ?? '',
        target.row.zone === null ? '' : line(target).zone,
      ]
        .filter((part) => part !== '')
        .join(' · '),
    })),
    reach:
      district === null
        ? reachSentence(
            zoned,
            districted.filter(({ row }) => row.parent === null),
            t,
          )
        : [],
    city: rest.map((target) => ({ ...line(target), where: line(target).zone })),
    partly: partlySentence(rest, portfolio, t),
    restricted: restricted.map((target) => ({ ...line(target), where: onlyWords(target.row, lists, t) })),
    newTarget: facts.mayEdit ? paths.newTarget.to() : null,
    downloads: (['xlsx', 'csv', 'json'] as const).map((format) => ({
      href: `${paths.targets.to()}.${format}`,
      label: `.${format}`,
    })),
    warnings: outcome.warnings
      .filter(({ code }) => code === 'nox-only')
      .map(({ zone }) => t('targets.nox-only', { zone: lists.zones.find(({ id }) => id === zone)?.name ?? '' })),
  };
}

/** Why the built column of a number of projects may exceed the finished ones; empty where it cannot. */
function partlySentence(rest: readonly TargetFacts[], portfolio: Portfolio, t: Translate): string {
  const count = rest.some(({ row }) => row.kind === 'count') ? partlyBuilt(portfolio) : 0;
  return count === 0 ? '' : t('targets.partly-built', { count });
}

/** Targets of the zones' matrix, of districts, of some projects only, and what is left: the city's, and the zones' that fit no column. */
function groupsOf(all: readonly TargetFacts[]) {
  const districted = all.filter(({ row }) => row.district !== null);
  const restricted = all.filter(({ row }) => row.district === null && row.only_select !== null);
  const plain = all.filter(({ row }) => row.district === null && row.only_select === null);
  const fits = ({ row }: TargetFacts): boolean =>
    row.zone !== null && (row.kind === 'line' || MATRIX.some((pollutant) => pollutant === row.pollutant));
  return { districted, restricted, zoned: plain.filter(fits), rest: plain.filter((target) => !fits(target)) };
}

/** A target in a list: where it holds, where it is changed, and whether its parts reach it. */
function listLine(target: TargetFacts, { lists, rows, outcome, mayEdit, district, t }: TargetsFacts) {
  const { row } = target;
  const split = district === null ? splitOfTarget(row, rows, outcome) : null;
  return {
    ...targetRow(target, t),
    zone:
      row.zone === null ? t('targets.whole-city') : (lists.zones.find(({ id }) => id === row.zone)?.name ?? row.zone),
    edit: mayEdit ? paths.editTarget.to({ id: row.id }) : null,
    parts: mayEdit && partKind(row) !== null ? paths.targetParts.to({ id: row.id }) : null,
    split: split === null ? null : { text: splitSentence(row, split, t), reaches: split.reaches },
    isPart: row.parent !== null,
  };
}

const isSeason = ({ kind }: TargetsTable): boolean => kind === 'season_percent' || kind === 'season_tonnes';

function zoneLine(zone: { id: string; name: string }, zoned: readonly TargetFacts[], facts: TargetsFacts) {
  const { portfolio, t } = facts;
  const own = zoned.filter(({ row }) => row.zone === zone.id);
  const regime = portfolio.zones?.find(({ id }) => id === zone.id)?.regime ?? null;
  const cell = (fits: (row: TargetsTable) => boolean) =>
    own.filter(({ row }) => fits(row)).map((target) => listLine(target, facts));
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
