import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** The trail of changes, batches, gapless numbers and settings. */
export const auditAndCounters = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'audit', {
      columns: {
        city: 'text',
        id: 'count',
        at: 'text',
        user_id: 'text',
        user_name: 'text',
        action: 'text',
        entity: 'text',
        entity_id: 'text',
        programme: 'text?',
        district: 'text?',
        changes: 'text',
        reason: 'text?',
        batch: 'text?',
        request_id: 'text?',
      },
      key: ['city', 'id'],
      indexes: { entity: ['entity_id', 'entity', 'city', 'id'], batch: ['batch', 'city'] },
    });
    await createTable(db, dialect, 'batches', {
      columns: { city: 'text', id: 'text', kind: 'text', at: 'text', by: 'text', summary: 'text' },
      key: ['city', 'id'],
    });
    await createTable(db, dialect, 'counters', {
      columns: { city: 'text', name: 'text', value: 'count' },
      key: ['city', 'name'],
    });
    await createTable(db, dialect, 'settings', {
      columns: { city: 'text', key: 'text', value: 'text' },
      key: ['city', 'key'],
    });
  },
});
