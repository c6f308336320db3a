import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const OF_SHEET = { city: 'text', programme: 'text', sheet: 'text' } as const;
const KEY = ['city', 'programme', 'sheet'] as const;
const CASE = [{ columns: KEY, table: 'supervision_cases', to: KEY }];

/** What becomes of an issued 督办单: who answers by when, which projects it is about, every step with its words and papers. */
export const supervisionCases = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'supervision_cases', {
      columns: { ...OF_SHEET, unit: 'text', district: 'text', state: 'text', due: 'day', version: 'count' },
      key: KEY,
      references: [{ columns: KEY, table: 'sheets', to: ['city', 'programme', 'id'] }],
      words: { state: ['waiting', 'answered', 'returned', 'closed', 'void'] },
    });
    await createTable(db, dialect, 'supervision_projects', {
      columns: { ...OF_SHEET, project: 'text', late_days: 'count' },
      key: [...KEY, 'project'],
      references: CASE,
      indexes: { project: ['project', 'city', 'programme'] },
    });
    await createTable(db, dialect, 'supervision_steps', {
      columns: {
        ...OF_SHEET,
        seq: 'count',
        act: 'text',
        words: 'text?',
        due: 'day?',
        at: 'text',
        by_id: 'text',
        by: 'text',
      },
      key: [...KEY, 'seq'],
      references: CASE,
      words: { act: ['open', 'answer', 'accept', 'return', 'void'] },
    });
    await createTable(db, dialect, 'supervision_papers', {
      columns: {
        ...OF_SHEET,
        id: 'text',
        seq: 'count',
        name: 'text',
        sha256: 'text',
        size: 'count',
        media_type: 'text',
      },
      key: [...KEY, 'id'],
      references: CASE,
    });
  },
});
