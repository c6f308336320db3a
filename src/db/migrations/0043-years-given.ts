import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** What a document says was reached by a day of an earlier year, for the whole city, a zone or a district. */
export const yearsGiven = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'given_days', {
      columns: {
        city: 'text',
        day: 'day',
        zone: 'text',
        district: 'text',
        done: 'count?',
        built_nox: 'real?',
        built_voc: 'real?',
        document: 'text',
        version: 'count',
        updated: 'text',
        updated_by: 'text',
      },
      key: ['city', 'day', 'zone', 'district'],
    });
  },
});
