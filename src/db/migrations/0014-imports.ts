import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const OF_IMPORT = { columns: ['city', 'import'], table: 'imports', to: ['city', 'id'] };

/** Files on their way into the ledger: what was chosen, what a dry run found row by row, and what people confirmed for the next time. */
export const imports = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'imports', {
      columns: {
        city: 'text',
        id: 'text',
        programme: 'text',
        district: 'text?',
        owner: 'text',
        owner_name: 'text',
        file: 'text',
        size: 'count',
        state: 'text',
        done: 'count',
        total: 'count',
        beat: 'text?',
        cancel: 'flag',
        choices: 'text',
        seen: 'text',
        summary: 'text?',
        batch: 'text?',
        created: 'text',
        version: 'count',
      },
      key: ['city', 'id'],
      words: { state: ['uploaded', 'checking', 'checked', 'writing', 'written', 'failed', 'cancelled'] },
      indexes: { created: ['created', 'city'] },
    });
    await createTable(db, dialect, 'import_rows', {
      columns: {
        city: 'text',
        import: 'text',
        row: 'count',
        grade: 'text',
        kind: 'text',
        project: 'text?',
        name: 'text',
        changes: 'text',
        notes: 'text',
      },
      key: ['city', 'import', 'row'],
      references: [OF_IMPORT],
      words: { grade: ['green', 'yellow', 'red'] },
    });
    await createTable(db, dialect, 'import_problems', {
      columns: {
        city: 'text',
        import: 'text',
        seq: 'count',
        row: 'count',
        grade: 'text',
        field: 'text',
        column_name: 'text',
        value: 'text',
        code: 'text',
        params: 'text',
      },
      key: ['city', 'import', 'seq'],
      references: [OF_IMPORT],
      words: { grade: ['yellow', 'red'] },
    });
    await createTable(db, dialect, 'import_aliases', {
      columns: {
        city: 'text',
        kind: 'text',
        unit: 'text',
        field: 'text',
        key: 'text',
        label: 'text',
        meaning: 'text',
        created: 'text',
        created_by: 'text',
      },
      key: ['city', 'kind', 'unit', 'field', 'key'],
      words: { kind: ['column', 'value'] },
    });
  },
});
