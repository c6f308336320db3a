import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** What an issued sheet says, block by block: its Word document and its workbook are written from here for ever, whatever the data become. */
export const sheetContents = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'sheet_contents', {
      columns: { city: 'text', programme: 'text', sheet: 'text', content: 'text', sha256: 'text' },
      key: ['city', 'programme', 'sheet'],
      references: [{ columns: ['city', 'programme', 'sheet'], table: 'sheets', to: ['city', 'programme', 'id'] }],
    });
  },
});
