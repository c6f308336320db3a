import type { Migration } from 'kysely';
import { addColumn, type Dialect } from './create-table.ts';

/** Where a scenario comes from, and what a run and a simulation read. JSON, null = somebody's own, or made before these were kept. */
export const originsAndInputs = (dialect: Dialect): Migration => ({
  async up(db) {
    await addColumn(db, dialect, 'scenarios', 'origin', 'text?');
    await addColumn(db, dialect, 'runs', 'inputs', 'text?');
  },
});
