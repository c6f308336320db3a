import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const OF_USER = { columns: ['city', 'user_id'], table: 'users', to: ['city', 'id'] };

/** People, one-time links, web sessions and API tokens; of every secret only a hash. */
export const accounts = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'users', {
      columns: {
        city: 'text',
        id: 'text',
        name: 'text',
        display_name: 'text',
        role: 'text',
        district: 'text?',
        phone: 'text?',
        password_hash: 'text?',
        disabled: 'flag',
        version: 'count',
        created: 'text',
      },
      key: ['city', 'id'],
      unique: [['city', 'name']],
      words: { role: ['admin', 'planner', 'district', 'manager', 'verifier', 'viewer', 'auditor'] },
    });
    await createTable(db, dialect, 'sign_in_links', {
      columns: { city: 'text', token_hash: 'text', user_id: 'text', expires: 'text', used: 'text?' },
      key: ['city', 'token_hash'],
      references: [OF_USER],
    });
    await createTable(db, dialect, 'sessions', {
      columns: { city: 'text', id_hash: 'text', user_id: 'text?', data: 'text', expires: 'text' },
      key: ['city', 'id_hash'],
      indexes: { expires: ['expires'], user: ['user_id', 'city'] },
    });
    await createTable(db, dialect, 'tokens', {
      columns: {
        city: 'text',
        id: 'text',
        name: 'text',
        user_id: 'text',
        token_hash: 'text',
        created: 'text',
        last_used: 'text?',
        revoked: 'text?',
      },
      key: ['city', 'id'],
      references: [OF_USER],
      unique: [['city', 'token_hash']],
    });
  },
});
