import type { Book } from '../../../../models/vocabulary.ts';
import type { Translate } from '../../../words/messages.ts';
import { percentValue } from '../../../words/number.ts';
import type { BulletinFacts, PartFacts } from './bulletin-facts.ts';
import type { CityStanding } from '../city-standing.ts';
import {
  type About,
  countFigure,
  givenFigure,
  givenTonnes,
  pointsFigure,
  rateFigure,
  tonnesFigure,
} from '../figure-makers.ts';
import { growthFigures } from '../earlier.ts';
import { seasonRequirement } from '../season-targets/season-requirement.ts';
import type { Figure } from '../sheet.ts';
import { isDone, isListed, type UnitStanding } from '../unit-standing.ts';
import { zonesBelowLine, zoneStandings } from '../zone-standings.ts';

type Words = Readonly<Record<string, string>>;
/** Says what a figure is: its label and basis out of the messages, and whether it may leave the house. */
type Say = (id: string, key: string, release: Figure['release'], words?: Words) => About;

/** Every number of the city's brief with the projects behind it, in the order in which the brief comes to them. */
export function bulletinFigures(
  facts: BulletinFacts,
  city: CityStanding,
  units: readonly UnitStanding[],
  t: Translate,
): readonly Figure[] {
  const say: Say = (id, key, release, words = {}) => ({
    id,
    label: t(`briefings.figure.${key}`, words),
    basis: t(`briefings.basis.${key}`, facts.programme.season),
    release,
  });
  const compared = [...progressFigures(facts, say), ...seasonFigures(facts, say, t)];
  return [
    ...compared,
    ...growthFigures(compared, facts.earlier ?? [], t),
    ...zoneFigures(facts, say, t),
    ...unitFigures(facts, units, say),
    ...scenarioFigures(facts, say, t),
    ...nextFigures(city, say, t),
  ];
}

function progressFigures({ projects, asOf, programme }: BulletinFacts, say: Say): readonly Figure[] {
  const listed = projects.filter(isListed);
  const late = listed.filter(({ lateDays }) => lateDays > 0);
  const all = countFigure(say('all', 'all', 'public'), listed);
  const done = countFigure(say('done', 'done', 'public'), listed.filter(isDone));
  const wanted = listed.filter(({ planFinish }) => planFinish !== null && planFinish <= asOf);
  const due = countFigure(say('due', 'due', 'public'), wanted);
  const rate = rateFigure(say('rate', 'rate', 'public'), done, all);
  const dueRate = rateFigure(say('due-rate', 'due-rate', 'public'), due, all);
  const ahead = percentValue((done.value - due.value) / all.value);
  return [
    all,
    done,
    due,
    ...(programme.taskCount === null ? [] : [givenFigure(say('tasks', 'tasks', 'public'), programme.taskCount)]),
    ...(rate === null || dueRate === null
      ? []
      : [rate, dueRate, pointsFigure(say('schedule', 'schedule', 'public'), ahead, [rate, dueRate])]),
    countFigure(say('late', 'late', 'internal'), late),
    countFigure(
      say('late-long', 'late-long', 'internal'),
      late.filter(({ lateDays }) => lateDays > 30),
    ),
  ];
}

function seasonFigures(facts: BulletinFacts, say: Say, t: Translate): readonly Figure[] {
  return (['NOx', 'VOC'] as const).flatMap((pollutant) => {
    const words = { pollutant: t(`charts.pollutant-${pollutant}`) };
    const about = (id: string) => ({
      ...say(`${id}-${pollutant}`, id, 'public', words),
      pollutant,
    });
    const { required } = seasonRequirement(facts, pollutant);
    const built = tonnesFigure({ ...about('built'), book: 'built' }, partsOf(facts.parts, 'built', pollutant));
    if (required === null) return [built];
    const target = givenTonnes(about('required'), required);
    return [built, target, rateFigure({ ...about('share'), book: 'built' }, built, target)].filter(
      (figure) => figure !== null,
    );
  });
}

/** What every zone's present plan reaches of its season targets. */
function zoneFigures(facts: BulletinFacts, say: Say, t: Translate): readonly Figure[] {
  const standings = zoneStandings(facts);
  const missed = standings.filter(({ met }) => !met).length;
  return [
    ...standings.flatMap(({ zoneId, zone, pollutant, required }) => {
      const words = { zone, pollutant: t(`charts.pollutant-${pollutant}`) };
      const about = (id: string) => ({
        ...say(`${zoneId}-${pollutant}-${id}`, `zone-${id}`, 'internal', words),
        pollutant,
      });
      const parts = partsOf(facts.parts, 'planned', pollutant, zoneId);
      const planned = tonnesFigure({ ...about('planned'), book: 'planned' }, parts);
      const target = givenTonnes(about('required'), required);
      const gap = givenTonnes({ ...about('gap'), book: 'planned' }, required - planned.value, [target, planned]);
      return [planned, target, gap];
    }),
    ...(missed > 1 ? [givenFigure(say('more-missed', 'more-missed', 'internal'), missed - 1)] : []),
    givenFigure(say('below-line', 'below-line', 'internal'), zonesBelowLine(facts).length),
  ];
}

function unitFigures({ projects }: BulletinFacts, units: readonly UnitStanding[], say: Say): readonly Figure[] {
  const listed = projects.filter(isListed);
  const lowest = Math.max(...units.map(({ rank }) => rank ?? 0));
  return [
    ...units.flatMap(({ unit, rank }) => {
      const about = (id: string) => say(`${unit.id}-${id}`, `unit-${id}`, 'public', { unit: unit.name });
      const own = listed.filter((project) => project.unit === unit.id);
      const all = countFigure(about('all'), own);
      const done = countFigure(about('done'), own.filter(isDone));
      const rate = rateFigure(about('rate'), done, all);
      return rate === null || rank === null ? [all] : [all, done, rate, givenFigure(about('rank'), rank, [rate])];
    }),
    givenFigure(say('last-units', 'last-units', 'public'), units.filter(({ rank }) => rank === lowest).length),
  ];
}

/** Project by project what the scenario adds to or takes from each zone. */
function scenarioFigures(facts: BulletinFacts, say: Say, t: Translate): readonly Figure[] {
  if (facts.scenario === null) return [];
  return facts.zones.flatMap(({ id, name }) =>
    (['NOx', 'VOC'] as const).map((pollutant) => {
      const words = {
        zone: name,
        pollutant: t(`charts.pollutant-${pollutant}`),
      };
      const about = say(`${id}-${pollutant}-changed`, 'zone-changed', 'internal', words);
      const before = partsOf(facts.baselineParts, 'planned', pollutant, id);
      const changed = summed([
        ...partsOf(facts.parts, 'planned', pollutant, id),
        ...before.map(({ project, value }) => ({ project, value: -value })),
      ]);
      return tonnesFigure({ ...about, book: 'planned', pollutant }, changed);
    }),
  );
}

function nextFigures({ next }: CityStanding, say: Say, t: Translate): readonly Figure[] {
  const tonnes = (pollutant: 'NOx' | 'VOC') =>
    tonnesFigure(
      {
        ...say(`next-${pollutant}`, 'next-tonnes', 'internal', {
          pollutant: t(`charts.pollutant-${pollutant}`),
        }),
        book: 'planned',
        pollutant,
      },
      next
        .map(({ id, seasonNox, seasonVoc }) => ({
          project: id,
          value: pollutant === 'NOx' ? seasonNox : seasonVoc,
        }))
        .filter(({ value }) => value !== 0),
    );
  return [countFigure(say('next', 'next', 'internal'), next), tonnes('NOx'), tonnes('VOC')];
}

function partsOf(parts: readonly PartFacts[], book: Book, pollutant: string, zone?: string) {
  return summed(
    parts
      .filter((part) => part.book === book && part.pollutant === pollutant && (zone ?? part.zone) === part.zone)
      .map(({ project, tonnes }) => ({ project, value: tonnes })),
  );
}

/** One part per project, by its number; what comes to nothing is left out. */
function summed(parts: Figure['parts']): Figure['parts'] {
  const sums = new Map<string, number>();
  for (const { project, value } of parts) sums.set(project, (sums.get(project) ?? 0) + value);
  return [...sums]
    .map(([project, value]) => ({ project, value }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => (a.project < b.project ? -1 : 1));
}
