import { sql, type Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const OF_PROJECT = { columns: ['city', 'programme', 'project'], table: 'projects', to: ['city', 'programme', 'id'] };

/** Forms not yet handed in, one per person and record; what a district asks the city to change; how much of a tranche is done. */
export const draftsAndRequests = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'drafts', {
      columns: {
        city: 'text',
        programme: 'text',
        user_id: 'text',
        record: 'text',
        project: 'text?',
        title: 'text',
        district: 'text',
        fields: 'text',
        saved: 'text',
      },
      key: ['city', 'programme', 'user_id', 'record'],
    });
    await createTable(db, dialect, 'change_requests', {
      columns: {
        city: 'text',
        programme: 'text',
        id: 'count',
        project: 'text',
        district: 'text',
        base_version: 'count',
        changes: 'text',
        reason: 'text',
        state: 'text',
        asked_by: 'text',
        asked_by_name: 'text',
        asked: 'text',
        answered_by: 'text?',
        answered: 'text?',
        answer: 'text?',
        version: 'count',
      },
      key: ['city', 'programme', 'id'],
      references: [OF_PROJECT],
      words: { state: ['open', 'accepted', 'returned', 'withdrawn'] },
      indexes: { project: ['project', 'city', 'programme'] },
    });
    await db.schema
      .alterTable('tranches')
      .addColumn('done', sql.raw(dialect === 'sqlite' ? 'real' : 'double precision'))
      .execute();
  },
});
