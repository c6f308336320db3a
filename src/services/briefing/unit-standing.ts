import { tonnesColumn } from '../../words/tonnes-column.ts';
import type { ProjectFacts, UnitFacts } from './bulletin/bulletin-facts.ts';

/** How far a unit is with its projects; units stand in the order of their codes. */
export interface UnitStanding {
  readonly unit: UnitFacts;
  /** Projects on the list: neither reserve nor cancelled. */
  readonly all: number;
  readonly done: number;
  /** How many the first plan wanted done by the as-of day. */
  readonly due: number;
  readonly late: number;
  readonly seasonNox: number;
  readonly seasonVoc: number;
  /** Equal rates share a rank (1, 2, 2, 4); null for a unit without projects. */
  readonly rank: number | null;
  readonly shared: boolean;
}

export function isListed({ status }: ProjectFacts): boolean {
  return status !== 'proposed' && status !== 'cancelled';
}

export function isDone({ status }: ProjectFacts): boolean {
  return status === 'built' || status === 'verified';
}

/** Counts per unit and the ranking by rate of completion; a row of an area counts there and not in its district. */
export function unitStandings(
  units: readonly UnitFacts[],
  projects: readonly ProjectFacts[],
  asOf: string,
): readonly UnitStanding[] {
  const listed = projects.filter(isListed);
  const counted = units.map((unit) => ({
    unit,
    ...countsOf(
      listed.filter((one) => one.unit === unit.id),
      asOf,
    ),
  }));
  return counted.map((one) => {
    const better = counted.filter((other) => compareRates(other, one) > 0).length;
    const equals = counted.filter((other) => other.all > 0 && compareRates(other, one) === 0).length;
    return { ...one, rank: one.all === 0 ? null : better + 1, shared: one.all > 0 && equals > 1 };
  });
}

function countsOf(projects: readonly ProjectFacts[], asOf: string) {
  return {
    all: projects.length,
    done: projects.filter(isDone).length,
    due: projects.filter(({ planFinish }) => planFinish !== null && planFinish <= asOf).length,
    late: projects.filter(({ lateDays }) => lateDays > 0).length,
    seasonNox: projects.reduce((sum, { seasonNox }) => sum + seasonNox, 0),
    seasonVoc: projects.reduce((sum, { seasonVoc }) => sum + seasonVoc, 0),
  };
}

/** Both pollutants' tonnes as a table of the units prints them. */
export function tonnesOf(units: readonly UnitStanding[]) {
  return {
    nox: tonnesColumn(units, ({ seasonNox }) => seasonNox),
    voc: tonnesColumn(units, ({ seasonVoc }) => seasonVoc),
  };
}

interface Rate {
  readonly all: number;
  readonly done: number;
}

/** Cross-multiplied, so that 1/3 and 2/6 are equal; a unit without projects is behind nobody and ahead of nobody. */
function compareRates(a: Rate, b: Rate): number {
  return a.all === 0 || b.all === 0 ? -1 : a.done * b.all - b.done * a.all;
}
