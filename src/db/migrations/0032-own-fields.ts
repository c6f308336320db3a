import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** Fields a city made for itself, and what stands in them: one row for every project and field that says something. */
export const ownFields = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'own_fields', {
      columns: {
        city: 'text',
        key: 'text',
        kind: 'text',
        zh: 'text',
        en: 'text',
        unit: 'text',
        hint: 'text',
        types: 'text',
        categories: 'text',
        words: 'text',
        place: 'count',
        state: 'text',
        version: 'count',
        updated: 'text',
        updated_by: 'text',
      },
      key: ['city', 'key'],
      words: { kind: ['text', 'number', 'day', 'choice', 'yesno'], state: ['used', 'retired', 'removed'] },
    });
    await createTable(db, dialect, 'own_values', {
      columns: {
        city: 'text',
        programme: 'text',
        project: 'text',
        field: 'text',
        text: 'text?',
        number: 'real?',
        sort_key: 'text?',
      },
      key: ['city', 'programme', 'project', 'field'],
      clustered: true,
      references: [
        { columns: ['city', 'programme', 'project'], table: 'projects', to: ['city', 'programme', 'id'] },
        { columns: ['city', 'field'], table: 'own_fields', to: ['city', 'key'] },
      ],
    });
  },
});
