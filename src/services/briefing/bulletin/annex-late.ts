import { ageingBars } from '../../../charts/ageing-bars.ts';
import type { Translate } from '../../../words/messages.ts';
import { number } from '../../../words/number.ts';
import { type Annex, type Cell, figure, short, words } from './annex.ts';
import type { BulletinFacts, ProjectFacts } from './bulletin-facts.ts';
import { isListed } from '../unit-standing.ts';

/** As many as a leader reads; the list of all is one filter away. */
const MOST = 30;
/** Of fewer late projects no drawing is made. */
const FEWEST_DRAWN = 3;
/** As the dispatch sheet prints one project's tonnes, every row alike. */
const DECIMALS = 2;
/** Signs from which the name of a unit may break. */
const LONG = 12;
const HEAD = [
  'number',
  'unit',
  'project',
  'enterprise',
  'lead',
  'plan-finish',
  'finish',
  'late-days',
  'nox',
  'voc',
] as const;
const FIGURES: ReadonlySet<string> = new Set(['number', 'late-days', 'nox', 'voc']);

/** The late projects that weigh most in the season, by unit and then by weight. */
export function lateAnnex(facts: BulletinFacts, t: Translate): Annex {
  const late = facts.projects.filter((project) => isListed(project) && project.lateDays > 0);
  const order = new Map(facts.units.map(({ id }, index) => [id, index]));
  const key = late
    .toSorted((a, b) => weight(b) - weight(a) || compareIds(a, b))
    .slice(0, MOST)
    .toSorted((a, b) => unitOrder(a, order) - unitOrder(b, order) || weight(b) - weight(a) || compareIds(a, b));
  return {
    number: '',
    title: t('briefings.annex.late'),
    note: t('briefings.annex.late-note', {
      all: late.length,
      shown: key.length,
      listed: howListed(late.length, key.length),
    }),
    head: HEAD.map((column) => (FIGURES.has(column) ? figure : words)(t(`briefings.column.${column}`))),
    rows: key.map((project, index) => lateRow(facts, project, index)),
    foot: [],
    empty: t('briefings.s3.none'),
    charts:
      late.length < FEWEST_DRAWN
        ? []
        : [ageingBars({ id: 'ageing', lateDays: late.map(({ lateDays }) => lateDays) }, t)],
    layout: 'below',
  };
}

/** Does a table show none, all, or some of those it is about? */
export function howListed(all: number, shown: number): 'none' | 'all' | 'some' {
  if (all === 0) return 'none';
  return all === shown ? 'all' : 'some';
}

/** How much of the season hangs on a project; only an order, never printed, for tonnes of two pollutants do not add up. */
function weight({ seasonNox, seasonVoc }: ProjectFacts): number {
  return Math.abs(seasonNox) + Math.abs(seasonVoc);
}

function unitOrder({ unit }: ProjectFacts, order: ReadonlyMap<string, number>): number {
  return order.get(unit) ?? order.size;
}

function compareIds(a: ProjectFacts, b: ProjectFacts): number {
  return a.id < b.id ? -1 : 1;
}

function lateRow({ units }: BulletinFacts, project: ProjectFacts, index: number): readonly Cell[] {
  return [
    figure(number(index + 1)),
    short(units.find(({ id }) => id === project.unit)?.name ?? ''),
    words(project.name),
    words(project.enterprise),
    (project.lead.length > LONG ? words : short)(project.lead),
    short(project.planFinish ?? '—'),
    short(project.finish ?? '—'),
    figure(number(project.lateDays)),
    figure(number(project.seasonNox, DECIMALS)),
    figure(number(project.seasonVoc, DECIMALS)),
  ];
}
