import type { Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const PROGRAMME = { city: 'text', programme: 'text' } as const;
/** What was ordered, and who asked for it. */
const ORDER = {
  kind: 'text',
  zone: 'text?',
  district: 'text?',
  project: 'text?',
  query: 'text?',
  scenario: 'text?',
  created: 'text',
  created_by: 'text',
  created_name: 'text',
  version: 'count',
} as const;

/** Sheets from draft to issue: the stored file and figures of what was issued, heads of papers per unit, and what prepares drafts by itself. */
export const issuedSheets = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'sheets', {
      columns: {
        ...PROGRAMME,
        id: 'text',
        ...ORDER,
        as_of: 'day',
        run: 'text',
        locale: 'text',
        state: 'text',
        edits: 'text',
        corrects: 'text?',
        reason: 'text?',
        reviewed: 'text?',
        reviewed_by: 'text?',
        reviewed_name: 'text?',
        year: 'count?',
        number: 'count?',
        total: 'count?',
        code: 'text?',
        issued: 'text?',
        issued_by: 'text?',
        issued_name: 'text?',
        model_version: 'text?',
        fingerprint: 'text?',
        html_sha256: 'text?',
        withdrawn: 'text?',
        withdrawn_name: 'text?',
        withdrawn_reason: 'text?',
      },
      key: ['city', 'programme', 'id'],
      unique: [
        ['city', 'code'],
        ['city', 'kind', 'year', 'number'],
        ['city', 'kind', 'total'],
      ],
      references: [{ columns: ['city', 'programme'], table: 'programmes', to: ['city', 'id'] }],
      words: { state: ['draft', 'reviewed', 'issued', 'withdrawn', 'dropped'] },
    });
    await createTable(db, dialect, 'sheet_files', {
      columns: { ...PROGRAMME, sheet: 'text', html: 'text' },
      key: ['city', 'programme', 'sheet'],
      references: [{ columns: ['city', 'programme', 'sheet'], table: 'sheets', to: ['city', 'programme', 'id'] }],
    });
    await createTable(db, dialect, 'sheet_figures', {
      columns: {
        ...PROGRAMME,
        sheet: 'text',
        id: 'text',
        seq: 'count',
        label: 'text',
        value: 'real',
        unit: 'text',
        printed: 'text',
        book: 'text?',
        pollutant: 'text?',
        basis: 'text',
        release: 'text',
        made_of: 'text',
        parts: 'text',
        hash: 'text',
      },
      key: ['city', 'programme', 'sheet', 'id'],
      references: [{ columns: ['city', 'programme', 'sheet'], table: 'sheets', to: ['city', 'programme', 'id'] }],
      words: { release: ['public', 'internal'] },
    });
    await createTable(db, dialect, 'letterheads', {
      columns: {
        city: 'text',
        unit: 'text',
        kind: 'text',
        name: 'text?',
        issuer: 'text?',
        report_to: 'text?',
        send_to: 'text?',
        give_to: 'text?',
        copies: 'count?',
        contact: 'text?',
        version: 'count',
        updated: 'text',
        updated_by: 'text',
      },
      key: ['city', 'unit', 'kind'],
    });
  },
});
