import { sql, type Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const KEYS = { city: 'text', programme: 'text', project: 'text' } as const;
const OF_PROJECT = { columns: ['city', 'programme', 'project'], table: 'projects', to: ['city', 'programme', 'id'] };
const OF_PROGRAMME = { columns: ['city', 'programme'], table: 'programmes', to: ['city', 'id'] };

/** Following: statements about progress, lamps set by hand, milestones, closed months, notices seen, digests sent. */
export const following = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'project_following', {
      columns: {
        ...KEYS,
        spoken: 'day',
        spoken_by: 'text',
        reported: 'day?',
        override_colour: 'text?',
        override_reason: 'text?',
        override_by: 'text?',
        override_from: 'day?',
        override_until: 'day?',
        version: 'count',
      },
      key: ['city', 'programme', 'project'],
      references: [OF_PROJECT],
      words: { override_colour: ['red', 'yellow', 'green'] },
    });
    await createTable(db, dialect, 'progress_reports', {
      columns: {
        ...KEYS,
        seq: 'count',
        day: 'day',
        progress: 'real?',
        spent_fen: 'count?',
        done: 'text?',
        problem: 'text?',
        next_step: 'text?',
        unchanged: 'flag',
        correction: 'text?',
        at: 'text',
        by_id: 'text',
        by: 'text',
      },
      key: ['city', 'programme', 'project', 'seq'],
      references: [OF_PROJECT],
      ranges: { progress: [0, 100] },
    });
    await createTable(db, dialect, 'milestones', {
      columns: { ...KEYS, seq: 'count', name: 'text', due: 'day', done: 'day?', required: 'flag' },
      key: ['city', 'programme', 'project', 'seq'],
      references: [OF_PROJECT],
    });
    await createTable(db, dialect, 'dispatch_months', {
      columns: { city: 'text', programme: 'text', month: 'text', unit: 'text', at: 'text', by_id: 'text', by: 'text' },
      key: ['city', 'programme', 'month', 'unit'],
      references: [OF_PROGRAMME],
    });
    await createTable(db, dialect, 'seen_notices', {
      columns: { ...KEYS, user_id: 'text', kind: 'text', mark: 'text', at: 'text' },
      key: ['city', 'programme', 'user_id', 'project', 'kind'],
      references: [OF_PROJECT],
    });
    await createTable(db, dialect, 'sent_digests', {
      columns: { city: 'text', user_id: 'text', day: 'day', at: 'text', state: 'text' },
      key: ['city', 'user_id', 'day'],
      references: [{ columns: ['city', 'user_id'], table: 'users', to: ['city', 'id'] }],
    });
    const text = sql.raw(dialect === 'sqlite' ? 'text' : 'text collate "C"');
    const count = sql.raw(dialect === 'sqlite' ? 'integer' : 'bigint');
    for (const column of ['lamp_computed', 'lamp_reasons', 'next_due', 'freshness'])
      await db.schema.alterTable('project_figures').addColumn(column, text).execute();
    for (const column of ['overdue_days', 'silent_days', 'report_due'])
      await db.schema.alterTable('project_figures').addColumn(column, count).execute();
    await db.schema.alterTable('users').addColumn('email', text).execute();
    // What is known of a record of before: when it was changed last. Figures are computed anew for the next page.
    await sql`insert into project_following (city, programme, project, spoken, spoken_by, version)
      select city, programme, id, substr(updated, 1, 10), updated_by, 1 from projects`.execute(db);
    await sql`update programmes set figures_as_of = null`.execute(db);
  },
});
