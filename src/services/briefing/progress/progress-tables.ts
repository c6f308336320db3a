import type { Translate } from '../../../words/messages.ts';
import { number } from '../../../words/number.ts';
import { howListed } from '../bulletin/annex-late.ts';
import { type Annex, type Cell, figure, short, traced, words } from '../bulletin/annex.ts';
import type { ProjectFacts } from '../bulletin/bulletin-facts.ts';
import { type ProgressFacts, type Quality, rankedBy } from './progress-facts.ts';
import { rankChange, rate } from '../issue/slots.ts';
import { type UnitStanding, tonnesOf } from '../unit-standing.ts';

/** As many laggards as are named. */
const MOST_LATE = 20;

const RANKING = ['rank', 'unit', 'all', 'done', 'rate', 'change', 'late', 'nox', 'voc', 'quality'] as const;
const LATE = ['number', 'unit', 'project', 'lead', 'due', 'late-days'] as const;
const WORDY: ReadonlySet<string> = new Set(['rank', 'unit', 'change', 'project', 'lead', 'due']);

/** 排名、区市、计划数、完成数、完成率、较上期变化、逾期数、NOx、VOCs、数据质量, in the order of the ranks; who has no project comes last, unranked. */
export function rankingTable(facts: ProgressFacts, units: readonly UnitStanding[], t: Translate): Annex {
  const columns = tonnesOf(units);
  const ordered = units.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  return {
    number: '',
    title: t('ranking.table', { by: rankedBy(facts) }),
    note: t('ranking.table-note'),
    head: head(RANKING, facts, t),
    rows: ordered.map((one) => rankingRow(facts, one, units.filter(({ rank }) => rank !== null).length, columns, t)),
    foot: units.length > 1 ? sumRow(units, columns, t) : [],
    empty: t('briefings.annex.no-units'),
    charts: [],
    layout: 'below',
  };
}

type Tonnes = ReturnType<typeof tonnesOf>;

function head(columns: readonly string[], facts: ProgressFacts, t: Translate): readonly Cell[] {
  const by = rankedBy(facts);
  return columns.map((column) => (WORDY.has(column) ? words : figure)(t(`ranking.column.${column}`, { by })));
}

function rankingRow(
  { former, quality }: ProgressFacts,
  one: UnitStanding,
  ranked: number,
  { nox, voc }: Tonnes,
  t: Translate,
): readonly Cell[] {
  const { unit, rank, shared, all, done, late } = one;
  if (rank === null)
    return [
      words('—'),
      words(unit.name),
      figure('0'),
      words(t('briefings.no-projects')),
      ...RANKING.slice(4).map(() => figure('—')),
    ];
  const own = (id: string, text: string) => traced(figure(text), `${unit.id}-${id}`);
  return [
    short(ranked === 1 ? '—' : t('briefings.rank', { rank, shared: shared ? 'yes' : 'no' })),
    words(unit.name),
    own('all', number(all)),
    own('done', number(done)),
    own('rate', rate(done, all)!),
    short(ranked === 1 ? '—' : rankChange(rank, former?.ranks.get(unit.id) ?? null, t)),
    own('late', number(late)),
    own('NOx', nox.of(one)),
    own('VOC', voc.of(one)),
    figure(qualityText(quality.get(unit.id))),
  ];
}

/** The marks side by side, never mixed into one. */
function qualityText(quality: Quality | undefined): string {
  if (quality === undefined) return '—';
  const { freshness, completeness, plausible, based } = quality;
  return [freshness, completeness, plausible, based].map((mark) => number(mark)).join('/');
}

function sumRow(units: readonly UnitStanding[], { nox, voc }: Tonnes, t: Translate): readonly Cell[] {
  const sum = (of: (unit: UnitStanding) => number) => units.reduce((total, unit) => total + of(unit), 0);
  const [all, done] = [sum((one) => one.all), sum((one) => one.done)];
  return [
    words(''),
    words(t('briefings.sum')),
    traced(figure(number(all)), 'all'),
    traced(figure(number(done)), 'done'),
    traced(figure(rate(done, all) ?? '—'), 'rate'),
    words(''),
    figure(number(sum((one) => one.late))),
    figure(nox.total),
    figure(voc.total),
    words(''),
  ];
}

/** The laggards by name: the longest late first. */
export function laggardTable(facts: ProgressFacts, late: readonly ProjectFacts[], t: Translate): Annex {
  const shown = late.slice(0, MOST_LATE);
  return {
    number: '',
    title: t('ranking.late-table'),
    note: t('ranking.late-note', {
      all: late.length,
      shown: shown.length,
      listed: howListed(late.length, shown.length),
    }),
    head: head(LATE, facts, t),
    rows: shown.map((one, index) => [
      figure(number(index + 1)),
      short(facts.units.find(({ id }) => id === one.unit)?.name ?? ''),
      words(one.name),
      words(one.lead),
      short(one.planFinish ?? one.finish ?? '—'),
      traced(figure(number(one.lateDays)), `${one.id}-days`),
    ]),
    foot: [],
    empty: t('briefings.s3.none'),
    charts: [],
    layout: 'below',
  };
}
