import type { Translate } from '../../words/messages.ts';
import { number, tonnes } from '../../words/number.ts';
import { type Annex, type Cell, figure, short, words } from './annex.ts';
import type { BulletinFacts, ProjectFacts } from './bulletin-facts.ts';
import { daysPastFirstPlan, isListed } from './unit-standing.ts';

/** As many as a leader reads; the list of all is one filter away. */
const MOST = 30;
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
  'slipped-days',
  'late-days',
  'nox',
  'voc',
] as const;
const FIGURES: ReadonlySet<string> = new Set(['number', 'slipped-days', 'late-days', 'nox', 'voc']);

/** 附表2: projects that passed their plan's completion: the late ones, then those past the first plan that weigh most; by unit. */
export function lateAnnex(facts: BulletinFacts, t: Translate): Annex {
  const late = facts.projects.filter((project) => isListed(project) && pastDays(project, facts.asOf) > 0);
  const order = new Map(facts.units.map(({ id }, index) => [id, index]));
  const key = late
    .toSorted((a, b) => Number(b.lateDays > 0) - Number(a.lateDays > 0) || weight(b) - weight(a) || compareIds(a, b))
    .slice(0, MOST)
    .toSorted((a, b) => unitOrder(a, order) - unitOrder(b, order) || weight(b) - weight(a) || compareIds(a, b));
  return {
    number: t('briefings.annex.number', { number: 2 }),
    title: t('briefings.annex.late'),
    note: t('briefings.annex.late-note', { all: late.length, late: lateOnly(late), shown: key.length }),
    head: HEAD.map((column) => (FIGURES.has(column) ? figure : words)(t(`briefings.column.${column}`))),
    rows: key.map((project, index) => lateRow(facts, project, index)),
    foot: [],
    empty: t('briefings.annex.no-late'),
    charts: [],
    layout: 'below',
  };
}

function pastDays(project: ProjectFacts, asOf: string): number {
  return Math.max(project.lateDays, daysPastFirstPlan(project, asOf));
}

function lateOnly(projects: readonly ProjectFacts[]): number {
  return projects.filter(({ lateDays }) => lateDays > 0).length;
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

function lateRow({ units, asOf }: BulletinFacts, project: ProjectFacts, index: number): readonly Cell[] {
  return [
    figure(number(index + 1)),
    short(units.find(({ id }) => id === project.unit)?.name ?? ''),
    words(project.name),
    words(project.enterprise),
    (project.lead.length > LONG ? words : short)(project.lead),
    short(project.planFinish ?? '—'),
    short(project.finish ?? '—'),
    figure(daysText(daysPastFirstPlan(project, asOf))),
    figure(daysText(project.lateDays)),
    figure(tonnes(project.seasonNox)),
    figure(tonnes(project.seasonVoc)),
  ];
}

function daysText(days: number): string {
  return days === 0 ? '—' : number(days);
}
