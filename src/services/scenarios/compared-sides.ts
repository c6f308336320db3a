import type { Outcome } from '../../../models/outcome.ts';
import type { Change } from '../../../models/portfolio.ts';
import type { Assumptions } from '../../../models/engine/assumptions.ts';
import type { Reader } from '../../db/reader.ts';
import { latestRun } from '../../db/runs.ts';
import { scenariosOf } from '../../db/scenarios.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { RunsTable, ScenariosTable } from '../../db/tables/run-tables.ts';
import { staleness, type Stale } from './run-freshness.ts';

/** How the address names the programme as it stands. */
export const AS_IT_STANDS = 'base';
/** Side by side they fill a screen; five would not. */
export const COMPARED_AT_MOST = 4;

/** What stands in one column: a scenario (or the programme as it stands) and its latest run, if there is one. */
export interface Side {
  /** As the address names it. */
  readonly id: string;
  /** Null for the programme as it stands: the page words it. */
  readonly name: string | null;
  readonly run: FrozenRun | null;
  readonly stale: Stale | null;
}

/** A run with what it says, read from what was frozen. */
export interface FrozenRun {
  readonly row: RunsTable;
  readonly outcome: Outcome;
  readonly changes: readonly Change[];
  readonly assumptions: Assumptions;
}

export type RunSide = Side & { readonly run: FrozenRun };

export function hasRun(side: Side): side is RunSide {
  return side.run !== null;
}

/** The sides an address asks for, each once, at most four; what no scenario is called is left out. */
export async function comparedSides(
  reader: Reader,
  programme: ProgrammesTable,
  asOf: string,
  wanted: readonly string[],
): Promise<readonly Side[]> {
  const key = { city: programme.city, programme: programme.id };
  const scenarios = await scenariosOf(reader, key, true);
  const names = new Map<string, string | null>([[AS_IT_STANDS, null], ...scenarios.map(nameById)]);
  const known = [...new Set(wanted)].filter((id) => names.has(id)).slice(0, COMPARED_AT_MOST);
  return Promise.all(
    known.map(async (id): Promise<Side> => {
      const name = names.get(id) ?? null;
      const row = await latestRun(reader, key, scenarioOf(id));
      if (row === undefined) return { id, name, run: null, stale: null };
      return { id, name, run: frozen(row), stale: await staleness(reader, programme, asOf, row) };
    }),
  );
}

const nameById = ({ id, name }: ScenariosTable): [string, string] => [id, name];

/** The scenario a side is of; null for the programme as it stands. */
export function scenarioOf(side: string): string | null {
  return side === AS_IT_STANDS ? null : side;
}

function frozen(row: RunsTable): FrozenRun {
  return {
    row,
    outcome: JSON.parse(row.outcome) as Outcome,
    changes: JSON.parse(row.changes) as Change[],
    assumptions: row.assumptions === null ? {} : (JSON.parse(row.assumptions) as Assumptions),
  };
}
