import {
  CATEGORY,
  type NamedFigure,
  namedFigure,
  type SpeechPeriod,
  zonePlace,
} from '../../../catalogue/speech/named-figure.ts';
import type { Tonnes, TonnesByPollutant } from '../../../../models/outcome.ts';
import { type Book, POLLUTANTS } from '../../../../models/vocabulary.ts';
import { daysBetween } from '../../../words/day.ts';
import { percentValue } from '../../../words/number.ts';
import type { StandingFacts, ProjectFacts } from '../bulletin/bulletin-facts.ts';
import { type CityStanding, cityStanding } from '../city-standing.ts';
import { speechTargets } from './speech-targets.ts';
import { isDone, isListed, type UnitStanding } from '../unit-standing.ts';

/** What is built comes first: a speech that does not name its book reports what has been done. */
const BOOK_ORDER: readonly Book[] = ['built', 'planned', 'verified', 'pool'];
const PERIODS = {
  season: 'season',
  year: 'year',
  full_year: 'full-year',
  season_to_date: 'season-to-date',
  year_to_date: 'year-to-date',
} as const satisfies Record<string, SpeechPeriod>;

/** Every figure of the city on a day a speech can name, from the facts of the brief; in the order in which they are meant. */
export function cityFigures(facts: StandingFacts, units: readonly UnitStanding[]): readonly NamedFigure[] {
  const city = cityStanding(facts);
  return [
    ...countFigures('', '', facts.projects),
    ...shareFigures('', '', facts.projects.filter(isListed)).filter(({ measure }) => !RATES.has(measure)),
    ...standingFigures('', city.all, city.done, city.due, city.late.length),
    ...cityOnly(facts, city),
    ...tonnesFigures('', facts.outcome.totals),
    ...speechTargets(facts),
    ...facts.outcome.zones.flatMap(({ id, books }) => tonnesFigures(zonePlace(id), books)),
    ...units.flatMap((standing) => unitFigures(standing, facts)),
    ...ranks(units),
    ...facts.categories.flatMap(({ id }) => {
      const own = facts.projects.filter(({ category }) => category === id);
      return [
        ...countFigures(`${id}-`, `${CATEGORY}${id}`, own),
        ...shareFigures(`${id}-`, `${CATEGORY}${id}`, own.filter(isListed)),
      ];
    }),
  ];
}

/** Counts and tonnes of one district or functional area, without its rank. */
export function unitFigures(standing: UnitStanding, facts: StandingFacts): readonly NamedFigure[] {
  const { unit, all, done, due, late, seasonNox, seasonVoc } = standing;
  const own = facts.projects.filter((project) => project.unit === unit.id);
  const season = { measure: 'tonnes', unit: 'tonnes', book: 'planned', period: 'season', place: unit.id } as const;
  return [
    ...countFigures(`${unit.id}-`, unit.id, own),
    ...shareFigures(`${unit.id}-`, unit.id, own.filter(isListed)).filter(({ measure }) => !RATES.has(measure)),
    ...standingFigures(unit.id, all, done, due, late),
    ...timeLead(unit.id, all, done, facts),
    namedFigure(`${unit.id}-planned-NOx-season`, seasonNox, { ...season, pollutant: 'NOx' }),
    namedFigure(`${unit.id}-planned-VOC-season`, seasonVoc, { ...season, pollutant: 'VOC' }),
  ];
}

function countFigures(prefix: string, place: string, projects: readonly ProjectFacts[]): readonly NamedFigure[] {
  const listed = projects.filter(isListed);
  const count = (id: string, some: readonly ProjectFacts[], about: Pick<NamedFigure, 'measure' | 'book'>) =>
    namedFigure(`${prefix}${id}`, some.length, { unit: 'count', place, ...about });
  const late = listed.filter(({ lateDays }) => lateDays > 0);
  const of = (measure: NamedFigure['measure'], book: NamedFigure['book'] = null) => ({ measure, book });
  const withStatus = (some: readonly ProjectFacts[], wanted: ProjectFacts['status']) =>
    some.filter(({ status }) => status === wanted);
  const all = count('listed', listed, of('projects', 'planned'));
  const done = count('done', listed.filter(isDone), of('projects', 'built'));
  const accepted = count('accepted', withStatus(listed, 'verified'), of('projects', 'verified'));
  return [
    all,
    done,
    accepted,
    count('building', withStatus(listed, 'building'), of('building')),
    count('started', listed.filter(isStarted), of('started')),
    count(
      'open',
      listed.filter((one) => !isDone(one)),
      of('open'),
    ),
    count('unstarted', withStatus(listed, 'planned'), of('unstarted')),
    count('unaccepted', withStatus(listed, 'built'), of('unaccepted')),
    count('late', late, of('late')),
    count(
      'late-30',
      late.filter(({ lateDays }) => lateDays > 30),
      of('late-30'),
    ),
    count('reserve', withStatus(projects, 'proposed'), of('reserve', 'pool')),
    ...acceptedRates(prefix, accepted, [all, done]),
  ];
}

/** Under way or done by now. */
function isStarted(one: ProjectFacts): boolean {
  return one.status === 'building' || isDone(one);
}

/** 验收率 is said of all that is listed and of all that is done, and no text of ours settles it: both have their figure, and each names what it is of. */
function acceptedRates(prefix: string, part: NamedFigure, wholes: readonly NamedFigure[]): readonly NamedFigure[] {
  return wholes
    .filter(({ value }) => value > 0)
    .map((whole) =>
      namedFigure(`${prefix}accepted-of-${whole.id.slice(prefix.length)}`, percentValue(part.value / whole.value), {
        ...{ measure: 'rate', unit: 'percent', book: 'verified', place: part.place, share: { part, whole } },
      }),
    );
}

/** What stands among the figures of a standing already. */
const RATES: ReadonlySet<NamedFigure['measure']> = new Set(['rate', 'late-rate']);

/** How large a part of the listed projects is done, late, under way and open. */
function shareFigures(prefix: string, place: string, listed: readonly ProjectFacts[]): readonly NamedFigure[] {
  if (listed.length === 0) return [];
  const share = (measure: NamedFigure['measure'], some: (one: ProjectFacts) => boolean, book: NamedFigure['book']) =>
    namedFigure(`${prefix}${measure}`, percentValue(listed.filter(some).length / listed.length), {
      ...{ measure, unit: 'percent', book, place },
    });
  return [
    share('rate', isDone, 'built'),
    share('late-rate', ({ lateDays }) => lateDays > 0, null),
    share('building-rate', ({ status }) => status === 'building', null),
    share('started-rate', isStarted, null),
    share('open-rate', (one) => !isDone(one), null),
  ];
}

function standingFigures(place: string, all: number, done: number, due: number, late: number): readonly NamedFigure[] {
  const prefix = place === '' ? '' : `${place}-`;
  const dueCount = namedFigure(`${prefix}due`, due, { measure: 'due', unit: 'count', place });
  const backlog = namedFigure(`${prefix}backlog`, Math.max(0, due - done), {
    measure: 'backlog',
    unit: 'count',
    place,
  });
  if (all === 0) return [dueCount, backlog];
  const percent = { unit: 'percent', place } as const;
  return [
    dueCount,
    backlog,
    namedFigure(`${prefix}rate`, percentValue(done / all), { measure: 'rate', book: 'built', ...percent }),
    namedFigure(`${prefix}due-rate`, percentValue(due / all), { measure: 'due-rate', ...percent }),
    namedFigure(`${prefix}late-rate`, percentValue(late / all), { measure: 'late-rate', ...percent }),
    namedFigure(`${prefix}schedule`, percentValue((done - due) / all), { measure: 'schedule', unit: 'points', place }),
  ];
}

/** What only the whole city has: its task, what comes next, the share of the year gone. */
function cityOnly(facts: StandingFacts, { all, done, next }: CityStanding): readonly NamedFigure[] {
  const { taskCount } = facts.programme;
  return [
    ...(taskCount === null ? [] : taskFigures(taskCount, done)),
    namedFigure('next', next.length, { measure: 'next', unit: 'count' }),
    namedFigure('time', percentValue(yearGone(facts)), { measure: 'time', unit: 'percent' }),
    ...timeLead('', all, done, facts),
  ];
}

/** The number that was set, and how much of it is done. */
function taskFigures(tasks: number, done: number): readonly NamedFigure[] {
  const set = namedFigure('tasks', tasks, { measure: 'tasks', unit: 'count' });
  if (tasks <= 0) return [set];
  const rate = namedFigure('task-rate', percentValue(done / tasks), {
    measure: 'task-rate',
    unit: 'percent',
    book: 'built',
  });
  return [set, rate];
}

/** By how much the rate of completion is ahead of the share of the year gone. */
function timeLead(place: string, all: number, done: number, facts: StandingFacts): readonly NamedFigure[] {
  if (all === 0) return [];
  const value = percentValue(done / all - yearGone(facts));
  const id = place === '' ? 'time-lead' : `${place}-time-lead`;
  return [namedFigure(id, value, { measure: 'time-lead', unit: 'points', place })];
}

function yearGone({ programme: { year }, asOf }: StandingFacts): number {
  const [first, last] = [`${String(year)}-01-01`, `${String(year)}-12-31`];
  return Math.min(1, Math.max(0, (daysBetween(first, asOf) + 1) / (daysBetween(first, last) + 1)));
}

function tonnesFigures(place: string, books: Readonly<Record<Book, TonnesByPollutant>>): readonly NamedFigure[] {
  const prefix = place === '' ? '' : `${place}-`;
  return Object.entries(PERIODS).flatMap(([key, period]) =>
    BOOK_ORDER.flatMap((book) =>
      POLLUTANTS.flatMap((pollutant) => {
        const value = books[book][pollutant]?.[key as keyof Tonnes];
        if (typeof value !== 'number') return [];
        const about = { measure: 'tonnes', unit: 'tonnes', book, pollutant, period, place } as const;
        return [namedFigure(`${prefix}${book}-${pollutant}-${period}`, value, about)];
      }),
    ),
  );
}

/** Where the units stand by their rates, counted from the first and from the last. */
function ranks(units: readonly UnitStanding[]): readonly NamedFigure[] {
  const ranked = units.filter(({ rank }) => rank !== null);
  return ranked.flatMap(({ unit, rank }) => {
    const behind = ranked.filter((other) => other.rank! > rank!).length;
    const about = { measure: 'rank', unit: 'rank', place: unit.id } as const;
    return [
      namedFigure(`${unit.id}-rank`, rank!, about),
      namedFigure(`${unit.id}-rank-from-end`, behind + 1, { ...about, fromEnd: true }),
    ];
  });
}
