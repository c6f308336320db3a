import { mergeAssumptions, type Assumptions } from '../../../models/engine/assumptions.ts';
import type { Lock } from '../../../models/engine/locks.ts';
import type { Change, Scenario } from '../../../models/portfolio.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import type { Reader } from '../../db/reader.ts';
import { scenariosOf } from '../../db/scenarios.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import { NotFound } from '../../errors.ts';

/** A scenario and those it inherits from, parents first, as a portfolio holds them. */
export async function loadScenarios(reader: Reader, key: ProgrammeKey, id: string): Promise<readonly Scenario[]> {
  return scenarioChain(await scenariosOf(reader, key, true), id);
}

/** Everything a scenario says, with what it inherits: changes parents first, assumptions and locks of the whole chain. */
export interface ScenarioInputs {
  readonly scenarios: readonly Scenario[];
  readonly changes: readonly Change[];
  readonly assumptions: Assumptions;
  readonly locks: readonly Lock[];
}

/** What no scenario says: the programme as it stands. */
const NO_INPUTS: ScenarioInputs = { scenarios: [], changes: [], assumptions: {}, locks: [] };

/** What a scenario feeds into the model; null = the programme as it stands. */
export async function loadInputs(reader: Reader, key: ProgrammeKey, id: string | null): Promise<ScenarioInputs> {
  return id === null ? NO_INPUTS : inputsOf(await scenariosOf(reader, key, true), id);
}

/** The same out of rows at hand: every scenario of the programme, archived ones too. */
export function inputsOf(rows: readonly ScenariosTable[], id: string): ScenarioInputs {
  const chain = lineage(rows, id);
  const scenarios = chain.map(portfolioScenario);
  return {
    scenarios,
    changes: scenarios.flatMap((one) => one.changes ?? []),
    assumptions: chain.map(ownAssumptions).reduce(mergeAssumptions, {}),
    locks: chain.flatMap(ownLocks),
  };
}

/** What a scenario itself assumes, without what it inherits. */
export function ownAssumptions({ assumptions }: Pick<ScenariosTable, 'assumptions'>): Assumptions {
  return assumptions === null ? {} : (JSON.parse(assumptions) as Assumptions);
}

/** Whom a scenario itself locks, without what it inherits. */
export function ownLocks({ locks }: Pick<ScenariosTable, 'locks'>): readonly Lock[] {
  return locks === null ? [] : (JSON.parse(locks) as Lock[]);
}

/** Scenarios of a chain as a portfolio holds them, parents first. */
export function scenarioChain(rows: readonly ScenariosTable[], id: string): readonly Scenario[] {
  return lineage(rows, id).map(portfolioScenario);
}

/** A scenario after those it inherits from. */
export function lineage(rows: readonly ScenariosTable[], id: string): readonly ScenariosTable[] {
  const chain: ScenariosTable[] = [];
  for (let next: string | null = id; next !== null;) {
    const wanted: string = next;
    const row = rows.find((one) => one.id === wanted);
    if (row === undefined) throw new NotFound('scenario', next);
    if (chain.includes(row)) break;
    chain.unshift(row);
    next = row.parent;
  }
  return chain;
}

/** A stored scenario as the model reads it. */
export function portfolioScenario(row: ScenariosTable): Scenario {
  return { id: row.id, name: row.name, inherits: row.parent, changes: JSON.parse(row.changes) as Change[] };
}
