import { sql, type Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const TEXTS = ['title', 'issuer', 'issued', 'parent', 'updated', 'updated_by', 'deleted_at', 'deleted_reason'];

/** Targets are written and split by people: title, paper, the target a part belongs to, who changed it. Official workbooks with what their columns mean. */
export const books = (dialect: Dialect): Migration => ({
  async up(db) {
    for (const column of TEXTS)
      await db.schema
        .alterTable('targets')
        .addColumn(column, dialect === 'sqlite' ? 'text' : sql`text collate "C"`)
        .execute();
    await createTable(db, dialect, 'workbooks', {
      columns: {
        city: 'text',
        programme: 'text',
        id: 'text',
        name: 'text',
        file_name: 'text',
        sha256: 'text',
        size: 'count',
        sheet: 'text',
        header_row: 'count',
        columns: 'text',
        level: 'text',
        query: 'text',
        version: 'count',
        created: 'text',
        created_by: 'text',
        updated: 'text',
        updated_by: 'text',
        removed_at: 'text?',
      },
      key: ['city', 'programme', 'id'],
      references: [{ columns: ['city', 'programme'], table: 'programmes', to: ['city', 'id'] }],
      words: { level: ['declared', 'city', 'province', 'nation'] },
    });
  },
});
