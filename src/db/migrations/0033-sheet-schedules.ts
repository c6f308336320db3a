import type { Migration } from 'kysely';
import { addColumn, createTable, type Dialect } from './create-table.ts';

const PROGRAMME = { city: 'text', programme: 'text' } as const;

/** What prepares drafts of sheets by itself, what came of each due day, and who has read of it. */
export const sheetSchedules = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'sheet_schedules', {
      columns: {
        ...PROGRAMME,
        id: 'text',
        name: 'text?',
        kind: 'text',
        zone: 'text?',
        district: 'text?',
        project: 'text?',
        query: 'text?',
        scenario: 'text?',
        locale: 'text',
        every: 'text',
        on_day: 'count',
        at_time: 'text',
        state: 'text',
        next_due: 'text',
        created: 'text',
        created_by: 'text',
        created_name: 'text',
        version: 'count',
      },
      key: ['city', 'programme', 'id'],
      references: [{ columns: ['city', 'programme'], table: 'programmes', to: ['city', 'id'] }],
      words: { every: ['week', 'month'], state: ['on', 'paused', 'removed'] },
      ranges: { on_day: [1, 31] },
    });
    await createTable(db, dialect, 'prepared_sheets', {
      columns: {
        ...PROGRAMME,
        schedule: 'text',
        due: 'day',
        at: 'text',
        sheet: 'text?',
        code: 'text?',
        params: 'text?',
      },
      key: ['city', 'programme', 'schedule', 'due'],
      references: [
        { columns: ['city', 'programme', 'schedule'], table: 'sheet_schedules', to: ['city', 'programme', 'id'] },
      ],
    });
    await createTable(db, dialect, 'seen_sheet_notices', {
      columns: { ...PROGRAMME, user_id: 'text', subject: 'text', kind: 'text', mark: 'text', at: 'text' },
      key: ['city', 'programme', 'user_id', 'subject', 'kind'],
      references: [{ columns: ['city', 'programme'], table: 'programmes', to: ['city', 'id'] }],
    });
    await addColumn(db, dialect, 'sheets', 'schedule', 'text?');
  },
});
