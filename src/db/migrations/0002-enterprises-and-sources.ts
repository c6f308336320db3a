import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const OF_DISTRICT = { columns: ['city', 'district'], table: 'districts', to: ['city', 'code'] };

/** Enterprises, their emission sources in a programme, and what those emitted. */
export const enterprisesAndSources = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'enterprises', {
      columns: {
        city: 'text',
        id: 'text',
        name: 'text',
        credit_code: 'text?',
        industry: 'text?',
        district: 'text',
        search_key: 'text',
        version: 'count',
      },
      key: ['city', 'id'],
      references: [OF_DISTRICT],
    });
    await createTable(db, dialect, 'sources', {
      columns: {
        city: 'text',
        programme: 'text',
        id: 'text',
        enterprise: 'text?',
        name: 'text',
        zone: 'text',
        district: 'text',
        version: 'count',
      },
      key: ['city', 'programme', 'id'],
      references: [
        { columns: ['city', 'programme'], table: 'programmes', to: ['city', 'id'] },
        { columns: ['city', 'programme', 'zone'], table: 'zones', to: ['city', 'programme', 'id'] },
        { columns: ['city', 'enterprise'], table: 'enterprises', to: ['city', 'id'] },
        OF_DISTRICT,
      ],
    });
    await createTable(db, dialect, 'source_bases', {
      columns: {
        city: 'text',
        programme: 'text',
        source: 'text',
        pollutant: 'text',
        year: 'count?',
        tonnes: 'real',
        profile: 'text?',
        as_of: 'day?',
        capture: 'real?',
        removal: 'real?',
        uptime: 'real?',
        document: 'text?',
      },
      key: ['city', 'programme', 'source', 'pollutant'],
      references: [{ columns: ['city', 'programme', 'source'], table: 'sources', to: ['city', 'programme', 'id'] }],
      words: { pollutant: ['NOx', 'VOC', 'PM25', 'PM10', 'TSP', 'SO2', 'NH3', 'CO2'] },
      ranges: { capture: [0, 1], removal: [0, 1], uptime: [0, 1] },
    });
  },
});
