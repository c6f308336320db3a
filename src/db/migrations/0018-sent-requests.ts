import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** Requests of programs that came with a key of their own, and the answers they got: sent again, they get the same answer. */
export const sentRequests = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'sent_requests', {
      columns: {
        city: 'text',
        user_id: 'text',
        key: 'text',
        /** Of the address and the body. */
        fingerprint: 'text',
        status: 'count',
        headers: 'text',
        body: 'text',
        sent: 'text',
      },
      key: ['city', 'user_id', 'key'],
      references: [{ columns: ['city', 'user_id'], table: 'users', to: ['city', 'id'] }],
      indexes: { sent: ['sent', 'city'] },
    });
  },
});
