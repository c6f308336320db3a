import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

/** Credited figures of the ledger, one narrow row per project: sums over a filter read these and nothing wide. */
export const figures = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'project_figures', {
      columns: {
        city: 'text',
        programme: 'text',
        project: 'text',
        counts: 'flag',
        first_day: 'day?',
        book: 'text',
        full_year_nox: 'real',
        full_year_voc: 'real',
        year_nox: 'real',
        year_voc: 'real',
        season_nox: 'real',
        season_voc: 'real',
        season_to_date_nox: 'real',
        season_to_date_voc: 'real',
        day_nox: 'real',
        day_voc: 'real',
        annualised_fen: 'count',
        warnings: 'text',
        lamp: 'text',
        late_days: 'count',
        all: 'text',
      },
      key: ['city', 'programme', 'project'],
      references: [{ columns: ['city', 'programme', 'project'], table: 'projects', to: ['city', 'programme', 'id'] }],
      words: { book: ['planned', 'pool'], lamp: ['grey', 'blue', 'red', 'yellow', 'green'] },
    });
  },
});
