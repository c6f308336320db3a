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

type Tonnes = Readonly<Partial<Record<Pollutant, number>>>;

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

/** Season t a zone loses by a slip in book planned, of the pollutants it loses any of. */
export function lossesOf({ before, after }: Slip, zone: string): Tonnes {
  const lost = POLLUTANTS.map((one) => [one, seasonOf(before, zone, one) - seasonOf(after, zone, one)] as const);
  return Object.fromEntries(lost.filter(([, tonnes]) => tonnes > 1e-9));
}

/**
 * The cheapest other projects of a zone, each of which alone brings back what a slip costs it: every pollutant's season tonnes. Open projects are
 * brought forward by as few days as it takes, not before `earliest`; proposed ones are adopted with their own day. At most `most`, cheapest first.
 */
export function makeUps(portfolio: Portfolio, slip: Slip, zone: string, earliest: string, most = 3): readonly MakeUp[] {
  const losses = lossesOf(slip, zone);
  if (Object.keys(losses).length === 0) return [];
  const compiled = compile(portfolio, applyChanges(baselineStates(portfolio), slip.changes));
  const forward = broughtForward(compiled, slip, zone, dayNumber(earliest), losses);
  const adopted = adoptions(portfolio, compiled, slip, zone, losses);
  return [...forward, ...adopted].sort((a, b) => a.cost - b.cost).slice(0, most);
}

function broughtForward(
  compiled: Compiled,
  slip: Slip,
  zone: string,
  earliest: number,
  losses: Tonnes,
): readonly MakeUp[] {
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
  return openProjects(compiled, zoneRow, slip.project).flatMap((rows): readonly MakeUp[] => {
    const first = Math.min(...rows.map((row) => columns.projects.effective[row]!)) + start;
    const most = first - earliest;
    if (most < 1 || !covers(gainsOf(rows, most), losses)) return [];
    let days = most;
    for (let short = 0; days - short > 1;) {
      const middle = (short + days) >> 1;
      if (covers(gainsOf(rows, middle), losses)) days = middle;
      else short = middle;
    }
    const last = Math.max(...rows.map((row) => columns.projects.effective[row]!)) + start;
    const yearly = rows.reduce((sum, row) => sum + projectCost(columns.projects.states[row]!).annualised, 0);
    return [
      {
        kind: 'earlier',
        project: nameOf(compiled, rows[0]!),
        planned: dayText(last),
        day: dayText(last - days),
        days,
        cost: (yearly * days) / DAYS_OF_YEAR,
        gains: gainsOf(rows, days),
      },
    ];
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

function covers(gains: Tonnes, losses: Tonnes): boolean {
  return POLLUTANTS.every((one) => (gains[one] ?? 0) >= (losses[one] ?? 0) * ENOUGH);
}

function mapTonnes(like: Tonnes, of: (pollutant: Pollutant) => number): Tonnes {
  return Object.fromEntries(POLLUTANTS.filter((one) => like[one] !== undefined).map((one) => [one, of(one)]));
}

function seasonOf(outcome: Outcome, zone: string, pollutant: Pollutant): number {
  return outcome.zones.find(({ id }) => id === zone)?.books.planned[pollutant]?.season ?? 0;
}
