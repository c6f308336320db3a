import { CATEGORY, type NamedFigure } from '../../../catalogue/speech/named-figure.ts';
import { type Link, paths } from '../../../paths.ts';
import type { UnitFacts } from '../bulletin/bulletin-facts.ts';

/** Projects on the list: neither reserve nor cancelled. */
export const LISTED = 'status=planned&status=building&status=built&status=verified';
const DONE = 'status=built&status=verified';
const STARTED = `status=building&${DONE}`;
const OPEN = 'status=planned&status=building';
const LATE = `${OPEN}&late_days.gte=1`;
const BY_MEASURE: Readonly<Partial<Record<NamedFigure['measure'], string>>> = {
  building: 'status=building',
  'building-rate': 'status=building',
  started: STARTED,
  'started-rate': STARTED,
  open: OPEN,
  'open-rate': OPEN,
  unstarted: 'status=planned',
  unaccepted: 'status=built',
  reserve: 'status=proposed',
  late: LATE,
  'late-rate': LATE,
  'late-30': `${OPEN}&late_days.gte=31`,
  due: LISTED,
  'due-rate': LISTED,
  schedule: LISTED,
  'time-lead': LISTED,
  backlog: LISTED,
  next: `${OPEN}&finish.next=30`,
  tasks: LISTED,
  'task-rate': DONE,
  capital: LISTED,
};
const LEVELS: ReadonlySet<string | null> = new Set(['declared', 'city', 'province', 'nation']);

/** Where the projects behind a figure are listed, or the page that makes it. */
export function listOf(figure: NamedFigure, units: readonly UnitFacts[]): Link | null {
  // Of a share the list of its part: what it is of stands in its name.
  const { measure, book, place, period } = figure.share?.part ?? figure;
  if (measure === 'rank') return paths.progressDistricts.to();
  if (measure === 'time') return null;
  if (LEVELS.has(book) || period === 'five-year') return paths.statistics.to();
  const query = BY_MEASURE[measure] ?? (measure === 'projects' || measure === 'rate' ? projectsOf(book) : null);
  return query === null ? paths.targets.to() : paths.projects.to(new URLSearchParams(query + within(place, units)));
}

function projectsOf(book: NamedFigure['book']): string {
  if (book === 'verified') return 'status=verified';
  return book === 'built' ? DONE : LISTED;
}

/** A functional area counts there and not in its district. */
function within(place: string, units: readonly UnitFacts[]): string {
  if (place === '') return '';
  if (place.startsWith(CATEGORY)) return `&category=${encodeURIComponent(place.slice(CATEGORY.length))}`;
  const unit = units.find(({ id }) => id === place);
  if (unit === undefined) return '';
  if (unit.id !== unit.code) return `&area=${encodeURIComponent(unit.id)}`;
  const divided = units.some(({ id, code }) => code === unit.code && id !== code);
  return `&district=${unit.code}${divided ? '&area.empty=1' : ''}`;
}
