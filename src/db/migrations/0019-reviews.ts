import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** What reviewers read in the papers, and the answers to pairs that looked like one project. */
export const reviews = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'review_notes', {
      columns: {
        city: 'text',
        programme: 'text',
        project: 'text',
        cma: 'flag?',
        load: 'real?',
        output_before: 'real?',
        output_after: 'real?',
        output_adjusted: 'flag?',
        new_source_counted: 'flag?',
        required_anyway: 'flag?',
        papers_whole: 'flag?',
        recognised_before: 'flag?',
        distrusted: 'flag?',
        immature: 'flag?',
        version: 'count',
        updated: 'text',
        updated_by: 'text',
      },
      key: ['city', 'programme', 'project'],
      references: [{ columns: ['city', 'programme', 'project'], table: 'projects', to: ['city', 'programme', 'id'] }],
      ranges: { load: [0, 200] },
    });
    await createTable(db, dialect, 'duplicate_answers', {
      columns: {
        city: 'text',
        programme: 'text',
        first: 'text',
        second: 'text',
        answer: 'text',
        reason: 'text?',
        at: 'text',
        by: 'text',
      },
      key: ['city', 'programme', 'first', 'second'],
      references: [
        { columns: ['city', 'programme', 'first'], table: 'projects', to: ['city', 'programme', 'id'] },
        { columns: ['city', 'programme', 'second'], table: 'projects', to: ['city', 'programme', 'id'] },
      ],
      words: { answer: ['different', 'replaces', 'merged'] },
    });
  },
});
