import { sql, type Migration } from 'kysely';
import { createTable, type Dialect } from './create-table.ts';

const KEYS = { city: 'text', programme: 'text', project: 'text' } as const;
const OF_PROJECT = { columns: ['city', 'programme', 'project'], table: 'projects', to: ['city', 'programme', 'id'] };
const BY = { by_id: 'text', by: 'text', at: 'text' } as const;

/** Moves from step to step, signatures of checks, and what stands beside a paper on file and a work package. */
export const lifeOfAProject = (dialect: Dialect): Migration => ({
  async up(db) {
    await createTable(db, dialect, 'project_moves', {
      columns: {
        ...KEYS,
        seq: 'count',
        kind: 'text',
        from_step: 'text?',
        to_step: 'text',
        day: 'day',
        code: 'text?',
        reason: 'text?',
        detail: 'text',
        ...BY,
      },
      key: ['city', 'programme', 'project', 'seq'],
      references: [OF_PROJECT],
    });
    await createTable(db, dialect, 'signatures', {
      columns: {
        ...KEYS,
        seq: 'count',
        step: 'text',
        day: 'day',
        opinion: 'text',
        found: 'text?',
        void_at: 'text?',
        void_reason: 'text?',
        ...BY,
      },
      key: ['city', 'programme', 'project', 'seq'],
      references: [OF_PROJECT],
    });
    await createTable(db, dialect, 'dossier_waivers', {
      columns: { ...KEYS, kind: 'text', reason: 'text', ...BY },
      key: ['city', 'programme', 'project', 'kind'],
      references: [OF_PROJECT],
    });
    // Words only: every one of these columns may be empty, and a row written before has none of them.
    const text = sql.raw(dialect === 'sqlite' ? 'text' : 'text collate "C"');
    const count = sql.raw(dialect === 'sqlite' ? 'integer' : 'bigint');
    for (const column of [
      'uploader_id',
      'judged_by',
      'judged_at',
      'judged_reason',
      'void_by',
      'void_at',
      'void_reason',
    ])
      await db.schema.alterTable('evidence').addColumn(column, text).execute();
    for (const column of ['evaluated', 'evaluator', 'published', 'notice'])
      await db.schema.alterTable('work_packages').addColumn(column, text).execute();
    await db.schema
      .alterTable('work_packages')
      .addColumn('version', count, (made) => made.notNull().defaultTo(1))
      .execute();
  },
});
