import { dayNumber, dayText } from '../calendar.ts';
import type { Outcome } from '../outcome.ts';
import type { Portfolio } from '../portfolio.ts';
import { BOOKS, type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import { NO_DAY } from '../engine/columns.ts';
import { projectCost } from '../engine/cost.ts';
import { evaluateWithChanges } from '../engine/evaluate.ts';
import { compile, type Compiled, evaluateColumns } from '../engine/evaluation.ts';
import { baselineStates } from '../engine/project-state.ts';
import { applyChanges } from '../engine/scenario.ts';
import { ASKED, changeOffset, DelayTrial } from './delay-trial.ts';
import type { Slip } from './slip.ts';

export type Tonnes = Readonly<Partial<Record<Pollutant, number>>>;

/**
 * One other project that alone makes up for a slip: `earlier` brings an open project forward to `day`, `adopt` takes a proposed one into the
 * programme as it stands. `cost` in 万元: the annualised cost of the days gained, or of a year of the adopted project.
 */
export interface MakeUp {
  readonly kind: 'earlier' | 'adopt';
  readonly project: string;
  readonly planned: string;
  readonly day: string;
  readonly days: number;
  readonly cost: number;
  /** Season t it brings back in the zone, of the pollutants lost. */
  readonly gains: Tonnes;
}

const PLANNED = BOOKS.indexOf('planned');
const POOL = BOOKS.indexOf('pool');
const DAYS_OF_YEAR = 365;
/** Proposed projects that look strong enough on their own and are then evaluated with everything else. */
const ADOPTED_AT_MOST = 12;
const ENOUGH = 1 - 1e-9;
/** What a control line looks at. */
const LINE: readonly Pollutant[] = ['NOx', 'VOC'];

/** Season t a zone loses by a slip in book planned, of the pollutants it loses any of. */
export function lossesOf({ before, after }: Slip, zone: string): Tonnes {
  const lost = POLLUTANTS.map((one) => [one, seasonOf(before, zone, one) - seasonOf(after, zone, one)] as const);
  return Object.fromEntries(lost.filter(([, tonnes]) => tonnes > 1e-9));
}

/** Of what is lost, the pollutants that some target asks for; everything lost where no target asks for any of it. */
export function askedLosses({ targets }: Portfolio, losses: Tonnes): Tonnes {
  const asked = new Set((targets ?? []).flatMap(({ pollutant, line }) => (line == null ? (pollutant ?? []) : LINE)));
  const some = Object.entries(losses).filter(([pollutant]) => asked.has(pollutant as Pollutant));
  return some.length === 0 ? losses : Object.fromEntries(some);
}

/**
 * The cheapest other projects of a zone, each of which alone brings back what a slip costs it: the season tonnes of what targets ask for. Open projects are
 * brought forward by as few days as it takes, not before `earliest`; proposed ones are adopted with their own day. At most `most`, cheapest first.
 */
export function makeUps(portfolio: Portfolio, slip: Slip, zone: string, earliest: string, most = 3): readonly MakeUp[] {
  const losses = askedLosses(portfolio, lossesOf(slip, zone));
  if (Object.keys(losses).length === 0) return [];
  const compiled = compile(portfolio, applyChanges(baselineStates(portfolio), slip.changes));
  const forward = broughtForward(compiled, slip, zone, dayNumber(earliest), losses);
  const adopted = adoptions(portfolio, compiled, slip, zone, losses);
  return [...forward, ...adopted].sort((a, b) => a.cost - b.cost).slice(0, most);
}

/** An open project that can be brought forward by `most` days at most. */
export interface Forward {
  readonly project: string;
  /** Its latest day as planned, counted as in models/calendar.ts. */
  readonly last: number;
  readonly most: number;
  /** 万元 of one day. */
  readonly daily: number;
  /** Season t it brings in the zone by coming so many days earlier, alone; of the pollutants asked for. */
  readonly gainsOf: (days: number) => Tonnes;
}

/** The open projects of a zone but the slipping one that can still begin earlier, not before `earliest`. */
export function forwards(
  compiled: Compiled,
  slip: Slip,
  zone: string,
  earliest: number,
  losses: Tonnes,
): readonly Forward[] {
  const { columns } = compiled;
  const { start } = columns.programme;
  const zoneRow = columns.zones.findIndex(({ id }) => id === zone);
  const trial = new DelayTrial(compiled, evaluateColumns(compiled));
  const gainsOf = (rows: readonly number[], days: number): Tonnes => {
    trial.move(rows, -days);
    trial.restore(rows);
    return mapTonnes(
      losses,
      (pollutant) => trial.change[changeOffset(zoneRow, POLLUTANTS.indexOf(pollutant)) + ASKED.season]!,
    );
  };
  return openProjects(compiled, zoneRow, slip.project).flatMap((rows): readonly Forward[] => {
    const days = rows.map((row) => columns.projects.effective[row]! + start);
    const most = Math.min(...days) - earliest;
    if (most < 1) return [];
    const yearly = rows.reduce((sum, row) => sum + projectCost(columns.projects.states[row]!).annualised, 0);
    return [
      {
        project: nameOf(compiled, rows[0]!),
        last: Math.max(...days),
        most,
        daily: yearly / DAYS_OF_YEAR,
        gainsOf: (by) => gainsOf(rows, by),
      },
    ];
  });
}

/** A project brought forward by some days. */
export function earlier({ project, last, daily, gainsOf }: Forward, days: number): MakeUp {
  const [planned, day] = [dayText(last), dayText(last - days)];
  return { kind: 'earlier', project, planned, day, days, cost: daily * days, gains: gainsOf(days) };
}

function broughtForward(
  compiled: Compiled,
  slip: Slip,
  zone: string,
  earliest: number,
  losses: Tonnes,
): readonly MakeUp[] {
  return forwards(compiled, slip, zone, earliest, losses).flatMap((forward): readonly MakeUp[] => {
    const { most, gainsOf } = forward;
    if (!covers(gainsOf(most), losses)) return [];
    let days = most;
    for (let short = 0; days - short > 1;) {
      const middle = (short + days) >> 1;
      if (covers(gainsOf(middle), losses)) days = middle;
      else short = middle;
    }
    return [earlier(forward, days)];
  });
}

/** Rows of the open dated projects of a zone but one, project by project. */
function openProjects({ columns }: Compiled, zone: number, but: string): readonly (readonly number[])[] {
  return grouped(columns.projects.count, (row) => {
    const { projects } = columns;
    const open = projects.book[row] === PLANNED && projects.effective[row] !== NO_DAY && projects.zone[row] === zone;
    const { group, id } = projects.states[row]!.project;
    return open && (group ?? id) !== but ? projects.group[row]! : null;
  });
}

function adoptions(
  portfolio: Portfolio,
  compiled: Compiled,
  slip: Slip,
  zone: string,
  losses: Tonnes,
): readonly MakeUp[] {
  const { projects, zones } = compiled.columns;
  const zoneRow = zones.findIndex(({ id }) => id === zone);
  const reserve = grouped(projects.count, (row) =>
    projects.book[row] === POOL && projects.effective[row] !== NO_DAY && projects.zone[row] === zoneRow
      ? projects.group[row]!
      : null,
  );
  const cost = (rows: readonly number[]): number =>
    rows.reduce((sum, row) => sum + projectCost(projects.states[row]!).annualised, 0);
  const own = new Map(slip.after.projects.map(({ id, reduces }) => [id, reduces]));
  const strong = reserve.filter((rows) => {
    const ids = rows.map((row) => projects.states[row]!.project.id);
    return covers(
      mapTonnes(losses, (one) => ids.reduce((sum, id) => sum + (own.get(id)?.[one]?.season ?? 0), 0)),
      losses,
    );
  });
  return strong
    .sort((a, b) => cost(a) - cost(b))
    .slice(0, ADOPTED_AT_MOST)
    .flatMap((rows): readonly MakeUp[] => {
      const ids = rows.map((row) => projects.states[row]!.project.id);
      const outcome = evaluateWithChanges(portfolio, [...slip.changes, { select: { id: ids }, status: 'planned' }]);
      const gains = mapTonnes(losses, (one) => seasonOf(outcome, zone, one) - seasonOf(slip.after, zone, one));
      if (!covers(gains, losses)) return [];
      const last = dayText(Math.max(...rows.map((row) => projects.effective[row]!)) + compiled.columns.programme.start);
      const project = nameOf(compiled, rows[0]!);
      return [{ kind: 'adopt', project, planned: last, day: last, days: 0, cost: cost(rows), gains }];
    });
}

function grouped(count: number, groupOf: (row: number) => number | null): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < count; row++) {
    const group = groupOf(row);
    if (group !== null) groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return [...groups.values()];
}

function nameOf({ columns }: Compiled, row: number): string {
  const { group, id } = columns.projects.states[row]!.project;
  return group ?? id;
}

/** Is all of what is lost brought back? */
export function covers(gains: Tonnes, losses: Tonnes): boolean {
  return POLLUTANTS.every((one) => (gains[one] ?? 0) >= (losses[one] ?? 0) * ENOUGH);
}

/** One figure per pollutant of another list. */
export function mapTonnes(like: Tonnes, of: (pollutant: Pollutant) => number): Tonnes {
  return Object.fromEntries(POLLUTANTS.filter((one) => like[one] !== undefined).map((one) => [one, of(one)]));
}

/** Season t of book planned in a zone. */
export function seasonOf(outcome: Outcome, zone: string, pollutant: Pollutant): number {
  return outcome.zones.find(({ id }) => id === zone)?.books.planned[pollutant]?.season ?? 0;
}
