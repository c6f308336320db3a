import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const OF_PROGRAMME = { columns: ['city', 'programme'], table: 'programmes', to: ['city', 'id'] };

/** Scenarios are diffs, runs are frozen: equal fingerprint and model version mean the same run. */
export const scenariosAndRuns = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'scenarios', {
      columns: {
        city: 'text',
        programme: 'text',
        id: 'text',
        name: 'text',
        parent: 'text?',
        changes: 'text',
        note: 'text?',
        author: 'text',
        archived: 'flag',
        version: 'count',
        created: 'text',
        updated: 'text',
      },
      key: ['city', 'programme', 'id'],
      references: [OF_PROGRAMME],
    });
    await createTable(db, dialect, 'runs', {
      columns: {
        city: 'text',
        programme: 'text',
        id: 'text',
        scenario: 'text?',
        scenario_name: 'text',
        changes: 'text',
        fingerprint: 'text',
        model_version: 'text',
        data_version: 'count',
        as_of: 'day?',
        outcome: 'text',
        baseline: 'text?',
        created: 'text',
        created_by: 'text',
      },
      key: ['city', 'programme', 'id'],
      references: [OF_PROGRAMME],
      indexes: { fingerprint: ['fingerprint', 'city', 'programme'] },
    });
  },
});
