import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** Forms that were sent once, with what came of them, so that a double click or a resend makes one record. */
export const sentForms = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'sent_forms', {
      columns: { city: 'text', token: 'text', result: 'text', sent: 'text' },
      key: ['city', 'token'],
      indexes: { sent: ['city', 'sent'] },
    });
  },
});
