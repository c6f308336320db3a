import type { WorkTable } from './work-tables.ts';

/** A simulation of a scenario. */
export interface SimulationsTable extends WorkTable {
  draws: number;
  seed: number;
  /** Whose delays and failures: the programme's assumptions, or those estimated from the catalogue's own dates. */
  basis: 'assumed' | 'history';
}
