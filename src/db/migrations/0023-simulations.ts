import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** Simulations of scenarios: work under way with its progress and its process, then a frozen result. */
export const simulations = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'simulations', {
      columns: {
        city: 'text',
        programme: 'text',
        id: 'text',
        scenario: 'text?',
        scenario_name: 'text',
        draws: 'count',
        seed: 'count',
        basis: 'text',
        state: 'text',
        done: 'count',
        total: 'count',
        owner: 'text?',
        beat: 'text?',
        restarts: 'count',
        cancel: 'flag',
        changes: 'text',
        assumptions: 'text?',
        fingerprint: 'text',
        model_version: 'text',
        data_version: 'count',
        as_of: 'day?',
        result: 'text?',
        fault: 'text?',
        created: 'text',
        created_by: 'text',
        finished: 'text?',
      },
      key: ['city', 'programme', 'id'],
      references: [{ columns: ['city', 'programme'], table: 'programmes', to: ['city', 'id'] }],
      words: {
        basis: ['assumed', 'history'],
        state: ['waiting', 'running', 'done', 'failed', 'cancelled'],
      },
      indexes: { state: ['state', 'city', 'programme'] },
    });
  },
});
