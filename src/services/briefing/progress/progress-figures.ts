import type { Translate } from '../../../words/messages.ts';
import { percentValue } from '../../../words/number.ts';
import type { ProjectFacts } from '../bulletin/bulletin-facts.ts';
import {
  type About,
  countFigure,
  daysFigure,
  givenFigure,
  givenPercent,
  pointsFigure,
  rateFigure,
  tonnesFigure,
} from '../figure-makers.ts';
import { growthFigures } from '../earlier.ts';
import { ages } from '../reminder/late-ages.ts';
import { type ProgressFacts, rankedBy } from './progress-facts.ts';
import type { Figure } from '../sheet.ts';
import { isDone, isListed, tonnesOf, type UnitStanding } from '../unit-standing.ts';

type Say = (id: string, key?: string, words?: Readonly<Record<string, string>>) => About;

/** Every number of a ranking's sentences and rows, with the projects behind it. */
export function progressFigures(
  facts: ProgressFacts,
  units: readonly UnitStanding[],
  projects: readonly ProjectFacts[],
  named: readonly ProjectFacts[],
  t: Translate,
): readonly Figure[] {
  const say: Say = (id, key = id, words = {}) => ({
    id,
    label: t(`ranking.figure.${key}`, { ...words, by: rankedBy(facts) }),
    basis: t(`ranking.basis.${key}`, { ...facts.programme.season, by: rankedBy(facts) }),
    release: ['late', 'late-long', 'age', 'days', 'unit-late'].includes(key) ? 'internal' : 'public',
  });
  const listed = projects.filter(isListed);
  const late = listed.filter(({ lateDays }) => lateDays > 0);
  const behind = units.filter(({ all, done, due }) => all > 0 && done < due);
  const ranked = units.filter(({ rank }) => rank !== null);
  const lowest = Math.max(...ranked.map(({ rank }) => rank!));
  const columns = tonnesOf(units);
  const shares = ages(late.map(({ lateDays }) => lateDays));
  const counted = rates(listed, facts.asOf, '', say);
  return [
    ...counted,
    ...growthFigures(counted, facts.earlier ?? [], t),
    countFigure(say('late'), late),
    countFigure(
      say('late-long'),
      late.filter(({ lateDays }) => lateDays > 30),
    ),
    givenFigure(say('behind'), behind.length),
    givenFigure(say('ranked'), ranked.length),
    givenFigure(say('first-units'), ranked.filter(({ rank }) => rank === 1).length),
    givenFigure(say('last-units'), ranked.filter(({ rank }) => rank === lowest).length),
    ...shares.map(({ id, share }) => givenPercent(say(`age-${id}`, 'age', { age: t(`charts.${id}`) }), share / 100)),
    ...named.map(({ id, name, lateDays }) => daysFigure(say(`${id}-days`, 'days', { project: name }), lateDays)),
    ...units.flatMap((one) =>
      unitFigures(facts, one, listed, { nox: columns.nox.of(one), voc: columns.voc.of(one) }, say),
    ),
  ];
}

/** Counts, rate of completion and its distance from the schedule. */
function rates(projects: readonly ProjectFacts[], asOf: string, unit: string, say: Say, name = ''): readonly Figure[] {
  const about = (id: string) => (unit === '' ? say(id) : say(`${unit}-${id}`, `unit-${id}`, { unit: name }));
  const all = countFigure(about('all'), projects);
  const done = countFigure(about('done'), projects.filter(isDone));
  const due = countFigure(
    about('due'),
    projects.filter(({ planFinish }) => planFinish !== null && planFinish <= asOf),
  );
  const rate = rateFigure(about('rate'), done, all);
  if (rate === null) return [all, done, due];
  const points = percentValue((done.value - due.value) / all.value);
  return [all, done, due, rate, pointsFigure(about('schedule'), points, [done, due, all])];
}

function unitFigures(
  facts: ProgressFacts,
  { unit, rank }: UnitStanding,
  listed: readonly ProjectFacts[],
  printed: { readonly nox: string; readonly voc: string },
  say: Say,
): readonly Figure[] {
  const own = listed.filter((project) => project.unit === unit.id);
  const about = (id: string, key = id) => say(`${unit.id}-${id}`, `unit-${key}`, { unit: unit.name });
  const counted = rates(own, facts.asOf, unit.id, say, unit.name);
  if (rank === null) return counted;
  // The row prints it so that the column adds up.
  const tonnes = (id: string, pollutant: string, text: string, of: (one: ProjectFacts) => number): Figure => ({
    ...tonnesFigure(
      { ...about(id, 'tonnes'), label: `${unit.name} ${pollutant}`, book: 'planned', pollutant: id },
      own.flatMap((one) => (of(one) === 0 ? [] : [{ project: one.id, value: of(one) }])),
    ),
    printed: text,
  });
  const before = facts.former?.ranks.get(unit.id);
  return [
    ...counted,
    givenFigure(about('rank'), rank),
    ...(before === undefined ? [] : [givenFigure(about('moved'), Math.abs(before - rank))]),
    countFigure(
      about('late'),
      own.filter(({ lateDays }) => lateDays > 0),
    ),
    tonnes('NOx', 'NOx', printed.nox, ({ seasonNox }) => seasonNox),
    tonnes('VOC', 'VOCs', printed.voc, ({ seasonVoc }) => seasonVoc),
  ];
}
