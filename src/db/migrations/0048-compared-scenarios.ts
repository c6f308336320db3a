import type { Migration } from 'kysely';

/** The scenarios a sheet of one question compares with its own, and their runs whose figures it prints. */
export const comparedScenarios = (): Migration => ({
  async up(db) {
    for (const column of ['beside', 'beside_runs'])
      await db.schema.alterTable('sheets').addColumn(column, 'text').execute();
  },
});
