import type { Migration } from 'kysely';

/** The scenarios a sheet of one question compares with its own. */
export const comparedScenarios = (): Migration => ({
  async up(db) {
    await db.schema.alterTable('sheets').addColumn('beside', 'text').execute();
  },
});
