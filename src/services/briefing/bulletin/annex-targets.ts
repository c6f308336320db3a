import { type Status, STATUSES } from '../../../../models/vocabulary.ts';
import type { Chart } from '../../../charts/chart.ts';
import { statusBars } from '../../../charts/status-bars.ts';
import type { Standing } from '../../../../models/outcome.ts';
import type { Translate } from '../../../words/messages.ts';
import { type Annex, type Cell, figure, short, traced, words } from './annex.ts';
import type { BulletinFacts, TargetFacts } from './bulletin-facts.ts';
import { closingDay } from '../closing-day.ts';
import { neverText } from '../zone-standings.ts';
import { seasonBars } from '../season-targets/season-bars.ts';
import { areaOfTarget, isSeasonal, sizeText, targetText, unitOfTarget } from '../target-text.ts';

const HEAD = [
  'area',
  'target',
  'unit-of',
  'required',
  'planned',
  'built',
  'verified',
  'gap',
  'closes',
  'standing',
] as const;
/** Across the landscape page, in pixels of a printing browser. */
const WIDTH = 1000;
const FIGURES: ReadonlySet<string> = new Set(['required', 'planned', 'built', 'verified', 'gap']);

/** Every target of a zone and of the city, what each book reaches of it, and the day it is reached. */
export function targetsAnnex(facts: BulletinFacts, t: Translate): Annex {
  const shown = facts.targets.filter(({ district }) => district === null);
  return {
    number: '',
    title: t('briefings.annex.targets'),
    note: t('briefings.annex.targets-note'),
    head: HEAD.map((column) => (FIGURES.has(column) ? figure : words)(t(`briefings.column.${column}`))),
    rows: shown.map((target) => targetRow(facts, target, t)),
    foot: [],
    empty: t('briefings.annex.no-targets'),
    charts: [...seasonBars(facts, zonal(facts.targets), WIDTH, t), categoryBars(facts, t)],
    layout: 'below',
  };
}

/** A count by book also holds what is begun and not finished, which is nobody's 完成数: it stands for the present plan only. */
function targetRow(facts: BulletinFacts, target: TargetFacts, t: Translate): readonly Cell[] {
  const { books } = facts.outcome.targets.find(({ id }) => id === target.id)!;
  const { required, gap, met } = books.planned;
  const closes = met ? closingDay(facts, target, required) : null;
  const size = (value: number) => figure(sizeText(target, value));
  const { zone, pollutant } = target;
  const own = (id: string, value: number) => traced(size(value), `${zone ?? ''}-${pollutant ?? ''}-${id}`);
  return [
    short(areaOfTarget(facts, target, t)),
    words(targetText(target, t)),
    words(t(`briefings.unit.${unitOfTarget(target)}`)),
    own('required', required),
    own('planned', books.planned.achieved),
    ...[books.built, books.verified].map(({ achieved }: Standing) =>
      target.kind === 'count' ? figure('—') : size(achieved),
    ),
    own('gap', gap),
    short(closes ?? (met || !isSeasonal(target) ? '—' : neverText(facts, t))),
    short(met ? `√ ${t('charts.met')}` : `× ${t('charts.missed')}`),
  ];
}

function zonal(targets: readonly TargetFacts[]): readonly TargetFacts[] {
  return targets.filter(({ zone }) => zone !== null);
}

/** How far the projects of each category are; reserve and cancelled ones are shown as such. */
export function categoryBars({ categories, projects }: BulletinFacts, t: Translate): Chart {
  const bars = categories.flatMap(({ id, name }) => {
    const own = projects.filter(({ category }) => category === id);
    if (own.length === 0 && projects.length > 0) return [];
    const counts = STATUSES.map((status) => [status, own.filter((project) => project.status === status).length]);
    return [{ name, counts: Object.fromEntries(counts) as Record<Status, number> }];
  });
  return statusBars({ id: 'categories', bars, width: WIDTH }, t);
}
