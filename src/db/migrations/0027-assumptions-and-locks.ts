import type { Migration } from 'kysely';
import { addColumn, type Dialect } from './create-table.ts';

/** What a scenario assumes about the programme and whom it locks; a run keeps the assumptions it was made under. JSON, null = none. */
export const assumptionsAndLocks = (dialect: Dialect): Migration => ({
  async up(db) {
    await addColumn(db, dialect, 'scenarios', 'assumptions', 'text?');
    await addColumn(db, dialect, 'scenarios', 'locks', 'text?');
    await addColumn(db, dialect, 'runs', 'assumptions', 'text?');
  },
});
