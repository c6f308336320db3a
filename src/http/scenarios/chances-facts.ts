import type { SimulationsTable } from '../../db/tables/simulation-tables.ts';
import type { ProgrammesTable, TargetsTable } from '../../db/tables/programme-tables.ts';
import type { CityLists } from '../../services/options.ts';
import type { Stale } from '../../services/scenarios/run-freshness.ts';
import type { SimulationResult } from '../../services/simulations/simulation-result.ts';
import type { Translate } from '../../words/messages.ts';
import type { incompleteView } from '../incomplete-view.ts';

/** What the result of a simulation is shown from. */
export interface ChancesFacts {
  readonly row: SimulationsTable;
  readonly result: SimulationResult;
  readonly stale: Stale | null;
  readonly incomplete: Awaited<ReturnType<typeof incompleteView>>;
  readonly programme: ProgrammesTable;
  readonly targets: readonly TargetsTable[];
  readonly lists: CityLists;
  /** Names of the projects that decide, by number. */
  readonly names: ReadonlyMap<string, string>;
  readonly t: Translate;
}
