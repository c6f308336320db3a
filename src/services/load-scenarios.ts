import type { Change, Scenario } from '../../models/portfolio.ts';
import type { ProgrammeKey } from '../db/programmes.ts';
import type { Reader } from '../db/reader.ts';
import { scenariosOf } from '../db/scenarios.ts';
import type { ScenariosTable } from '../db/tables/run-tables.ts';
import { NotFound } from '../errors.ts';

/** A scenario and those it inherits from, parents first, as a portfolio holds them. */
export async function loadScenarios(reader: Reader, key: ProgrammeKey, id: string): Promise<readonly Scenario[]> {
  return scenarioChain(await scenariosOf(reader, key, true), id);
}

/** The same out of rows at hand: every scenario of the programme, archived ones too. */
export function scenarioChain(rows: readonly ScenariosTable[], id: string): readonly Scenario[] {
  const chain: ScenariosTable[] = [];
  for (let next: string | null = id; next !== null;) {
    const wanted: string = next;
    const row = rows.find((one) => one.id === wanted);
    if (row === undefined) throw new NotFound('scenario', next);
    if (chain.includes(row)) break;
    chain.unshift(row);
    next = row.parent;
  }
  return chain.map(portfolioScenario);
}

/** A stored scenario as the model reads it. */
export function portfolioScenario(row: ScenariosTable): Scenario {
  return { id: row.id, name: row.name, inherits: row.parent, changes: JSON.parse(row.changes) as Change[] };
}
