import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const POLLUTANTS = ['NOx', 'VOC', 'PM25', 'PM10', 'TSP', 'SO2', 'NH3', 'CO2'];
const OF_PROGRAMME = { columns: ['city', 'programme'], table: 'programmes', to: ['city', 'id'] };
const OF_ZONE = { columns: ['city', 'programme', 'zone'], table: 'zones', to: ['city', 'programme', 'id'] };
const OF_DISTRICT = { columns: ['city', 'district'], table: 'districts', to: ['city', 'code'] };

/** Programmes, districts, the six categories and their types, zones with bases, targets. */
export const programmesAndPlaces = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'programmes', {
      columns: {
        city: 'text',
        id: 'text',
        name: 'text',
        year: 'count',
        season_from: 'day',
        season_to: 'day',
        counting: 'text',
        as_of: 'day?',
        slip_days: 'text',
        uncertainty_defaults: 'text',
        uncertainty_shared: 'text',
        task_count: 'count?',
        sample: 'flag',
        data_version: 'count',
        figures_version: 'count',
        figures_as_of: 'day?',
      },
      key: ['city', 'id'],
      ranges: { year: [1900, 2199] },
    });
    await createTable(db, dialect, 'districts', {
      columns: {
        city: 'text',
        code: 'text',
        name: 'text',
        short_name: 'text',
        zone: 'text?',
        lon: 'real?',
        lat: 'real?',
        sort: 'count',
      },
      key: ['city', 'code'],
    });
    await createTable(db, dialect, 'areas', {
      columns: { city: 'text', id: 'text', name: 'text', district: 'text' },
      key: ['city', 'id'],
      references: [OF_DISTRICT],
    });
    await createTable(db, dialect, 'categories', {
      columns: { city: 'text', id: 'text', name_zh: 'text', name_en: 'text', sort: 'count' },
      key: ['city', 'id'],
    });
    await createTable(db, dialect, 'project_types', {
      columns: {
        city: 'text',
        id: 'text',
        category: 'text',
        name_zh: 'text',
        name_en: 'text',
        workflow: 'text',
        counted: 'text?',
        rhythm_days: 'count',
        sort: 'count',
      },
      key: ['city', 'id'],
      references: [{ columns: ['city', 'category'], table: 'categories', to: ['city', 'id'] }],
      words: { workflow: ['light', 'standard', 'ule'], counted: ['a', 'b', 'c', 'd', 'e', 'f'] },
    });
    await createTable(db, dialect, 'zones', {
      columns: {
        city: 'text',
        programme: 'text',
        id: 'text',
        name: 'text',
        regime: 'text?',
        regime_source: 'text?',
        sort: 'count',
      },
      key: ['city', 'programme', 'id'],
      references: [OF_PROGRAMME],
    });
    await createTable(db, dialect, 'zone_bases', {
      columns: {
        city: 'text',
        programme: 'text',
        zone: 'text',
        pollutant: 'text',
        tonnes: 'real',
        profile: 'text?',
        as_of: 'day?',
        source: 'text?',
      },
      key: ['city', 'programme', 'zone', 'pollutant'],
      references: [OF_ZONE],
      words: { pollutant: POLLUTANTS },
    });
    await createTable(db, dialect, 'targets', {
      columns: {
        city: 'text',
        programme: 'text',
        id: 'text',
        zone: 'text?',
        district: 'text?',
        kind: 'text',
        pollutant: 'text?',
        value: 'real?',
        line_a: 'real?',
        line_b: 'real?',
        by_day: 'day?',
        only_select: 'text?',
        document: 'text?',
        note: 'text?',
        sort: 'count',
      },
      key: ['city', 'programme', 'id'],
      references: [OF_PROGRAMME, OF_ZONE, OF_DISTRICT],
      words: {
        pollutant: POLLUTANTS,
        kind: ['season_percent', 'season_tonnes', 'year_tonnes', 'full_year_tonnes', 'line', 'count'],
      },
    });
  },
});
