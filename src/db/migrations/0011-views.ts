import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** Saved views of the list of projects, and the one each person's list opens with. */
export const views = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'views', {
      columns: {
        city: 'text',
        id: 'text',
        owner: 'text',
        owner_name: 'text',
        name: 'text',
        scope: 'text',
        district: 'text?',
        query: 'text',
        version: 'count',
        created: 'text',
        updated: 'text',
      },
      key: ['city', 'id'],
      words: { scope: ['own', 'unit', 'city'] },
      indexes: { owner: ['owner', 'city'] },
    });
    await createTable(db, dialect, 'default_views', {
      columns: { city: 'text', user_id: 'text', view: 'text' },
      key: ['city', 'user_id'],
      references: [{ columns: ['city', 'view'], table: 'views', to: ['city', 'id'] }],
      indexes: { view: ['view', 'city'] },
    });
  },
});
