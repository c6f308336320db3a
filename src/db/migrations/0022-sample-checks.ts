import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** Batches of small projects that are checked by sampling: how they were drawn, whom to visit, what was found. */
export const sampleChecks = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'sample_checks', {
      columns: {
        city: 'text',
        programme: 'text',
        id: 'text',
        name: 'text',
        seed: 'text',
        share: 'real',
        least: 'count',
        allowed: 'real',
        state: 'text',
        drawn: 'day',
        at: 'text',
        by_id: 'text',
        by: 'text',
        closed_at: 'text?',
        closed_by: 'text?',
        closed_reason: 'text?',
        batch: 'text?',
        version: 'count',
      },
      key: ['city', 'programme', 'id'],
      references: [{ columns: ['city', 'programme'], table: 'programmes', to: ['city', 'id'] }],
      words: { state: ['open', 'accepted', 'returned', 'dropped'] },
      ranges: { share: [0, 1], allowed: [0, 1] },
    });
    await createTable(db, dialect, 'sample_check_items', {
      columns: {
        city: 'text',
        programme: 'text',
        check_id: 'text',
        project: 'text',
        stratum: 'text',
        drawn: 'text',
        risk: 'count',
        nox: 'real',
        voc: 'real',
        result: 'text?',
        code: 'text?',
        words: 'text?',
        day: 'day?',
        by_id: 'text?',
        by: 'text?',
        at: 'text?',
      },
      key: ['city', 'programme', 'check_id', 'project'],
      references: [
        { columns: ['city', 'programme', 'check_id'], table: 'sample_checks', to: ['city', 'programme', 'id'] },
        { columns: ['city', 'programme', 'project'], table: 'projects', to: ['city', 'programme', 'id'] },
      ],
      words: { drawn: ['risk', 'lot', 'rest'], result: ['pass', 'fail'] },
    });
  },
});
