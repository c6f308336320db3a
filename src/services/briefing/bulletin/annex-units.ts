import { cartogram } from '../../../charts/cartogram.ts';
import type { Translate } from '../../../words/messages.ts';
import { number, percentValue, signed } from '../../../words/number.ts';
import { type Annex, type Cell, figure, traced, words } from './annex.ts';
import type { BulletinFacts } from './bulletin-facts.ts';
import { rate } from '../issue/slots.ts';
import { type UnitStanding, tonnesOf } from '../unit-standing.ts';

const COLUMNS = [
  'unit',
  'all',
  'done',
  'rate',
  'schedule',
  'late',
  'nox',
  'voc',
  'voc-required',
  'voc-gap',
  'standing',
];

/** One or two squares are no map. */
const FEWEST_MAPPED = 3;

/** How far each district is, in the order of the codes, with its rank and its share of the VOC task. */
export function unitsAnnex(facts: BulletinFacts, units: readonly UnitStanding[], t: Translate): Annex {
  const shares = new Map(units.map((one) => [one.unit.id, shareOf(facts, one)]));
  const mapped = units.filter(({ unit }) => unit.id === unit.code).length >= FEWEST_MAPPED;
  const columns = tonnesOf(units);
  return {
    number: '',
    title: t('briefings.annex.units'),
    note: t('briefings.annex.units-note'),
    head: [words(t('briefings.column.rank')), ...COLUMNS.map((column) => headCell(column, t))],
    rows: units.map((one) => unitRow(one, shares.get(one.unit.id) ?? null, columns, t)),
    foot: sumRow(units, columns, t),
    empty: t('briefings.annex.no-units'),
    charts: mapped ? [unitsMap(units, shares, t)] : [],
    layout: mapped ? 'beside' : 'below',
  };
}

function headCell(column: string, t: Translate): Cell {
  const text = t(`briefings.column.${column}`);
  return column === 'unit' || column === 'standing' ? words(text) : figure(text);
}

type Tonnes = ReturnType<typeof tonnesOf>;

interface Share {
  readonly required: number;
  readonly achieved: number;
  readonly gap: number;
  readonly met: boolean;
}

/** What of the city's VOC season task was given to the district; null when nothing was. */
function shareOf(facts: BulletinFacts, { unit }: UnitStanding): Share | null {
  const target = facts.targets.find(
    ({ kind, district, pollutant }) => kind === 'season_tonnes' && district === unit.id && pollutant === 'VOC',
  );
  return facts.outcome.targets.find(({ id }) => id === target?.id)?.books.planned ?? null;
}

function unitRow(one: UnitStanding, share: Share | null, { nox, voc }: Tonnes, t: Translate): readonly Cell[] {
  const { unit, rank, all, done, due, late } = one;
  if (rank === null)
    return [
      words('—'),
      words(unit.name),
      figure('0'),
      words(t('briefings.no-projects')),
      ...COLUMNS.slice(3).map(() => words('—')),
    ];
  const own = (id: string, text: string) => traced(figure(text), `${unit.id}-${id}`);
  return [
    words(t('briefings.rank', { rank, shared: one.shared ? 'yes' : 'no' })),
    words(unit.name),
    own('all', number(all)),
    own('done', number(done)),
    own('rate', rate(done, all) ?? '—'),
    figure(ahead(done, due, all)),
    figure(number(late)),
    figure(nox.of(one)),
    figure(voc.of(one)),
    figure(number(share?.required, 1)),
    figure(number(share?.gap, 1)),
    words(verdict(share, t)),
  ];
}

/** Percentage points ahead of the first plan, behind it when negative. */
function ahead(done: number, due: number, all: number): string {
  return signed(percentValue((done - due) / all), 1);
}

function sumRow(units: readonly UnitStanding[], { nox, voc }: Tonnes, t: Translate): readonly Cell[] {
  const sum = (of: (unit: UnitStanding) => number) => units.reduce((total, unit) => total + of(unit), 0);
  const [all, done, due] = [sum((one) => one.all), sum((one) => one.done), sum((one) => one.due)];
  return [
    words(''),
    words(t('briefings.sum')),
    traced(figure(number(all)), 'all'),
    traced(figure(number(done)), 'done'),
    traced(figure(rate(done, all) ?? '—'), 'rate'),
    figure(all === 0 ? '—' : ahead(done, due, all)),
    traced(figure(number(sum((one) => one.late))), 'late'),
    figure(nox.total),
    figure(voc.total),
    ...COLUMNS.slice(8).map(() => words('')),
  ];
}

function verdict(share: Share | null, t: Translate): string {
  if (share === null) return t('charts.no-target');
  return share.met ? `√ ${t('charts.met')}` : `× ${t('charts.missed')}`;
}

/** What each district reaches of its VOC task by the present plan; its rate of completion where no tasks were given. */
function unitsMap(units: readonly UnitStanding[], shares: ReadonlyMap<string, Share | null>, t: Translate) {
  const given = [...shares.values()].filter((share) => share !== null);
  const kind = given.length > 0 ? 'tasks' : 'rates';
  const value = ({ unit, all, done }: UnitStanding): number | null => {
    const share = shares.get(unit.id) ?? null;
    if (kind === 'tasks') return share === null ? null : percentOf(share.achieved, share.required);
    return percentOf(done, all);
  };
  return cartogram(
    {
      id: 'units-map',
      title: t(`briefings.map.${kind}-title`, { missed: given.filter(({ met }) => !met).length }),
      description: t(`briefings.map.${kind}`),
      measure: t(`briefings.map.${kind}`),
      decimals: 1,
      districts: units
        .filter(({ unit }) => unit.id === unit.code)
        .map((one) => ({
          code: one.unit.code,
          name: one.unit.name,
          value: value(one),
          note: one.all === 0 ? t('briefings.no-projects') : verdict(shares.get(one.unit.id) ?? null, t),
        })),
    },
    t,
  );
}

function percentOf(part: number, whole: number): number | null {
  return whole > 0 ? percentValue(part / whole) : null;
}
