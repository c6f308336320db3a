import type { Change, Portfolio } from '../../../../models/portfolio.ts';
import { lastSafeDay } from '../../../../models/timing/last-safe-days.ts';
import { makeUps } from '../../../../models/timing/make-ups.ts';
import type { Pollutant } from '../../../../models/vocabulary.ts';
import { addDays } from '../../../words/day.ts';
import { projectOfEntry } from '../../portfolio/portfolio-entries.ts';
import type { Advice } from './advice.ts';
import type { BulletinFacts, PartFacts, ProjectFacts } from '../bulletin/bulletin-facts.ts';
import type { Focus } from '../focus.ts';
import { isDone, isListed } from '../unit-standing.ts';

/** Proposals of each sort a leader can act on. */
const OPEN = 2;
const MADE_UP = 2;
const ADOPTED = 1;

/** What is to be done about a target: hold the open projects most hangs on, make up for what a scenario loses, take in what waits. */
export function gatherAdvice(
  facts: BulletinFacts,
  projects: readonly ProjectFacts[],
  focus: Focus,
  portfolio: Portfolio,
  changes: readonly Change[],
): readonly Advice[] {
  const { pollutant } = focus.target;
  if (pollutant === null) return [];
  const zone = focus.target.zone;
  const parts = (facts.scenario === null ? facts.parts : facts.baselineParts).filter(
    (part) => part.pollutant === pollutant && (zone === null || part.zone === zone),
  );
  const open = heaviest(
    projects.filter((one) => isListed(one) && !isDone(one)),
    parts,
    'planned',
  );
  const held = open.slice(0, OPEN).flatMap((one) => hold(facts, one, portfolio));
  const made = focus.then === null ? [] : makeUp(facts, focus, portfolio, changes, pollutant);
  const short = !(focus.then ?? focus.now).met && made.length === 0;
  const waiting = heaviest(
    projects.filter(({ status }) => status === 'proposed'),
    parts,
    'pool',
  );
  return [...held, ...made, ...(short ? waiting.slice(0, ADOPTED).flatMap((one) => adopt(facts, one, portfolio)) : [])];
}

interface Weighed {
  readonly project: ProjectFacts;
  readonly tonnes: number;
}

/** Projects by what they bring to a book, the most first; those that bring nothing left out. */
function heaviest(projects: readonly ProjectFacts[], parts: readonly PartFacts[], book: PartFacts['book']) {
  const sums = new Map<string, number>();
  for (const part of parts) if (part.book === book) sums.set(part.project, (sums.get(part.project) ?? 0) + part.tonnes);
  return projects
    .map((project): Weighed => ({ project, tonnes: sums.get(project.id) ?? 0 }))
    .filter(({ tonnes }) => tonnes > 0)
    .toSorted((a, b) => b.tonnes - a.tonnes || (a.project.id < b.project.id ? -1 : 1));
}

function hold(facts: BulletinFacts, { project, tonnes }: Weighed, portfolio: Portfolio): readonly Advice[] {
  const entry = portfolio.projects?.find(({ id }) => projectOfEntry(id) === project.id);
  const safe = entry === undefined ? null : lastSafeDay(portfolio, entry.group ?? entry.id);
  if (safe === null) return [];
  const until = safe.verdict === 'until' && safe.day !== null && safe.day > facts.asOf;
  return [{ ...whose(facts, project), kind: until ? 'keep' : 'finish', day: until ? safe.day : safe.planned, tonnes }];
}

/** Other projects of the zone, each of which alone makes up for what the scenario loses there. */
function makeUp(
  facts: BulletinFacts,
  { target: { zone } }: Focus,
  portfolio: Portfolio,
  changes: readonly Change[],
  pollutant: Pollutant,
): readonly Advice[] {
  const { baseline, outcome, asOf } = facts;
  if (baseline === null || zone === null) return [];
  const moved = { project: '', planned: asOf, day: asOf, days: 0, before: baseline, after: outcome, changes };
  return makeUps(portfolio, moved, zone, addDays(asOf, 1), MADE_UP).flatMap((one) => {
    const project = facts.projects.find(({ id }) => id === one.project);
    if (project === undefined) return [];
    return [{ ...whose(facts, project), kind: one.kind, day: one.day, tonnes: one.gains[pollutant] ?? 0 }];
  });
}

function adopt(facts: BulletinFacts, { project, tonnes }: Weighed, portfolio: Portfolio): readonly Advice[] {
  const days = (portfolio.projects ?? [])
    .filter(({ id }) => projectOfEntry(id) === project.id)
    .flatMap(({ effective }) => (effective == null ? [] : [effective]));
  const day = days.toSorted().at(-1);
  return day === undefined || day <= facts.asOf ? [] : [{ ...whose(facts, project), kind: 'adopt', day, tonnes }];
}

function whose({ units }: BulletinFacts, { id, name, lead, unit }: ProjectFacts) {
  return { project: id, name, unit: lead === '' ? (units.find((one) => one.id === unit)?.name ?? '') : lead };
}
