import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** Plans of what to choose: the question, the work under way with its process, then the frozen answer. */
export const plans = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'plans', {
      columns: {
        city: 'text',
        programme: 'text',
        id: 'text',
        name: 'text',
        scenario: 'text?',
        scenario_name: 'text',
        question: 'text',
        archived: 'flag',
        version: 'count',
        state: 'text',
        done: 'count',
        total: 'count',
        owner: 'text?',
        beat: 'text?',
        restarts: 'count',
        cancel: 'flag',
        changes: 'text',
        assumptions: 'text?',
        choice: 'text?',
        fingerprint: 'text',
        model_version: 'text',
        data_version: 'count',
        as_of: 'day?',
        result: 'text?',
        fault: 'text?',
        saved_as: 'text?',
        created: 'text',
        created_by: 'text',
        finished: 'text?',
      },
      key: ['city', 'programme', 'id'],
      references: [{ columns: ['city', 'programme'], table: 'programmes', to: ['city', 'id'] }],
      words: { state: ['waiting', 'running', 'done', 'failed', 'cancelled'] },
      indexes: { state: ['state', 'city', 'programme'] },
    });
  },
});
