import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const KEYS = { city: 'text', programme: 'text', project: 'text' } as const;
const OF_PROJECT = { columns: ['city', 'programme', 'project'], table: 'projects', to: ['city', 'programme', 'id'] };
const STATUSES = ['proposed', 'planned', 'building', 'built', 'verified', 'cancelled'];

/** What hangs on a project: measures, tranches, windows, amounts, evidence, work packages, the days of its steps. */
export const projectDetails = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'measures', {
      columns: { ...KEYS, seq: 'count', method: 'text', inputs: 'text', basis: 'text' },
      key: ['city', 'programme', 'project', 'seq'],
      references: [OF_PROJECT],
      words: { basis: ['original', 'remaining'] },
    });
    await createTable(db, dialect, 'tranches', {
      columns: {
        ...KEYS,
        seq: 'count',
        day: 'day?',
        share: 'real',
        quantity: 'real?',
        unit: 'text?',
        status: 'text',
        evidence: 'text?',
      },
      key: ['city', 'programme', 'project', 'seq'],
      references: [OF_PROJECT],
      words: { status: STATUSES },
      ranges: { share: [0, 1] },
    });
    await createTable(db, dialect, 'windows', {
      columns: { ...KEYS, seq: 'count', from_day: 'day', until_day: 'day', share: 'real' },
      key: ['city', 'programme', 'project', 'seq'],
      references: [OF_PROJECT],
      ranges: { share: [0, 1] },
    });
    await createTable(db, dialect, 'amounts', {
      columns: {
        ...KEYS,
        pollutant: 'text',
        level: 'text',
        tonnes: 'real',
        day: 'day?',
        document: 'text?',
        batch: 'text?',
        cut_code: 'text?',
        cut_reason: 'text?',
      },
      key: ['city', 'programme', 'project', 'pollutant', 'level'],
      references: [OF_PROJECT],
      words: {
        pollutant: ['NOx', 'VOC', 'PM25', 'PM10', 'TSP', 'SO2', 'NH3', 'CO2'],
        level: ['declared', 'city', 'province', 'nation'],
      },
    });
    await createTable(db, dialect, 'evidence', {
      columns: {
        ...KEYS,
        id: 'text',
        name: 'text',
        kind: 'text',
        step: 'text',
        state: 'text',
        sha256: 'text?',
        size: 'count?',
        media_type: 'text?',
        uploaded_by: 'text',
        uploaded: 'text',
      },
      key: ['city', 'programme', 'project', 'id'],
      references: [OF_PROJECT],
      words: { state: ['handed-in', 'returned', 'accepted'] },
    });
    await createTable(db, dialect, 'work_packages', {
      columns: { ...KEYS, kind: 'text', progress: 'real?', state: 'text' },
      key: ['city', 'programme', 'project', 'kind'],
      references: [OF_PROJECT],
      words: { kind: ['organised', 'fugitive', 'transport', 'monitoring'] },
      ranges: { progress: [0, 100] },
    });
    await createTable(db, dialect, 'project_steps', {
      columns: { ...KEYS, step: 'text', day: 'day', by: 'text' },
      key: ['city', 'programme', 'project', 'step'],
      references: [OF_PROJECT],
    });
  },
});
