import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** Bulk edits between choosing and confirming, and the trail by the time of its events. */
export const changes = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'bulk_plans', {
      columns: {
        city: 'text',
        id: 'text',
        programme: 'text',
        user_id: 'text',
        created: 'text',
        selection: 'text',
        changes: 'text?',
        versions: 'text?',
        reason: 'text?',
        batch: 'text?',
      },
      key: ['city', 'id'],
      indexes: { created: ['created', 'city'] },
    });
    await db.schema.createIndex('audit_by_time').on('audit').columns(['at', 'city', 'programme']).execute();
  },
});
