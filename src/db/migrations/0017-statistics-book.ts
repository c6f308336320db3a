import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const POLLUTANTS = ['NOx', 'VOC', 'PM25', 'PM10', 'TSP', 'SO2', 'NH3', 'CO2'];
const KEPT = { version: 'count', updated: 'text', updated_by: 'text' } as const;

/** The statistics book's given figures, quota transfers; targets get a version. */
export const statisticsBook = (dialect: Dialect): Migration => ({
  async up(db) {
    await db.schema
      .alterTable('targets')
      .addColumn('version', dialect === 'sqlite' ? 'integer' : 'bigint', (made) => made.notNull().defaultTo(1))
      .execute();
    await createTable(db, dialect, 'prior_years', {
      columns: {
        city: 'text',
        year: 'count',
        pollutant: 'text',
        tonnes: 'real',
        document: 'text?',
        note: 'text?',
        origin: 'text',
        ...KEPT,
      },
      key: ['city', 'year', 'pollutant'],
      words: { pollutant: POLLUTANTS },
      ranges: { year: [1900, 2199] },
    });
    await createTable(db, dialect, 'five_year_targets', {
      columns: {
        city: 'text',
        from_year: 'count',
        to_year: 'count',
        pollutant: 'text',
        tonnes: 'real',
        document: 'text?',
        note: 'text?',
        origin: 'text',
        ...KEPT,
      },
      key: ['city', 'from_year', 'pollutant'],
      words: { pollutant: POLLUTANTS },
      ranges: { from_year: [1900, 2199], to_year: [1900, 2199] },
    });
    await createTable(db, dialect, 'quota_transfers', {
      columns: {
        city: 'text',
        programme: 'text',
        project: 'text',
        seq: 'count',
        pollutant: 'text',
        tonnes: 'real',
        receiver: 'text',
        day: 'day?',
        document: 'text?',
      },
      key: ['city', 'programme', 'project', 'seq'],
      references: [{ columns: ['city', 'programme', 'project'], table: 'projects', to: ['city', 'programme', 'id'] }],
      words: { pollutant: POLLUTANTS },
    });
  },
});
