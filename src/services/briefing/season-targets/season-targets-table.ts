import type { Translate } from '../../../words/messages.ts';
import { number, percentValue, tonnes } from '../../../words/number.ts';
import { type Annex, type Cell, figure, short, words } from '../bulletin/annex.ts';
import type { TargetFacts } from '../bulletin/bulletin-facts.ts';
import { closingDay } from '../closing-day.ts';
import { neverText } from '../zone-standings.ts';
import { projectsOfPart } from '../narrow-facts.ts';
import type { SeasonTargetsFacts } from './season-targets-facts.ts';
import { areaOfTarget, isSeasonal, sizeText, targetText, unitOfTarget } from '../target-text.ts';

const BOOKS = ['built', 'verified'] as const;
const FIGURES: ReadonlySet<string> = new Set([
  'required',
  'without',
  'planned',
  'built',
  'verified',
  'gap',
  'chance',
  'chosen',
]);

/** One row a target; the column without the scenario only where there is one, the one of chosen projects only for a list. */
export function seasonTargetsTable(facts: SeasonTargetsFacts, targets: readonly TargetFacts[], t: Translate): Annex {
  const { baseline, narrowing, scenario, chances } = facts;
  const columns = [
    'area', 'target', 'unit-of', 'required',
    ...(baseline === null ? [] : ['without']),
    'planned', ...BOOKS, 'gap', 'closes', 'chance',
    ...(narrowing.list === '' ? [] : ['chosen']),
    'standing',
  ]; // prettier-ignore
  const note = [
    t('season-targets.note', { changed: scenario === null ? 'no' : 'yes' }),
    ...(chances === null ? [] : [t('season-targets.chance-note', { draws: chances.draws, id: chances.id })]),
    ...(narrowing.list === '' ? [] : [t('season-targets.chosen-note')]),
  ];
  return {
    number: '',
    title: '',
    note: note.join(''),
    head: columns.map((column) => (FIGURES.has(column) ? figure : words)(t(`briefings.column.${column}`))),
    rows: targets.flatMap((target) => targetRow(facts, target, columns, t)),
    foot: [],
    empty: t('briefings.annex.no-targets'),
    charts: [],
    layout: 'below',
  };
}

function targetRow(
  facts: SeasonTargetsFacts,
  target: TargetFacts,
  columns: readonly string[],
  t: Translate,
): readonly (readonly Cell[])[] {
  const standing = facts.outcome.targets.find(({ id }) => id === target.id)?.books;
  if (standing === undefined) return [];
  const { required, achieved, gap, met } = standing.planned;
  const closes = met ? closingDay(facts, target, required) : null;
  const before = facts.baseline?.targets.find(({ id }) => id === target.id)?.books.planned.achieved;
  const chance = facts.chances?.met.get(target.id);
  // A count by book also holds what is begun and not finished, which is nobody's 完成数.
  const size = (value: number) => figure(sizeText(target, value));
  const book = (of: 'built' | 'verified') => (target.kind === 'count' ? figure('—') : size(standing[of].achieved));
  const cells: Readonly<Record<string, () => Cell>> = {
    area: () => short(areaOfTarget(facts, target, t)),
    target: () => words(targetText(target, t)),
    'unit-of': () => words(t(`briefings.unit.${unitOfTarget(target)}`)),
    required: () => size(required),
    without: () => (before === undefined ? figure('—') : size(before)),
    planned: () => size(achieved),
    built: () => book('built'),
    verified: () => book('verified'),
    gap: () => size(gap),
    closes: () => short(closes ?? (met || !isSeasonal(target) ? '—' : neverText(facts, t))),
    chance: () => figure(chance === undefined ? '—' : number(percentValue(chance), 1)),
    chosen: () => figure(chosenText(facts, target)),
    standing: () => short(met ? `√ ${t('charts.met')}` : `× ${t('charts.missed')}`),
  };
  return [columns.map((column) => cells[column]!())];
}

/** What the projects of the list bring to a season target of a zone, the city or the district they are of. */
function chosenText(facts: SeasonTargetsFacts, { kind, zone, district, pollutant }: TargetFacts): string {
  if (!isSeasonal({ kind })) return '—';
  const chosen = new Set(projectsOfPart(facts, facts.narrowing).map(({ id }) => id));
  const own = facts.parts.filter(
    (part) =>
      part.book === 'planned' &&
      part.pollutant === pollutant &&
      chosen.has(part.project) &&
      (district !== null || zone === null || zone === part.zone),
  );
  return tonnes(own.reduce((sum, part) => sum + part.tonnes, 0));
}
