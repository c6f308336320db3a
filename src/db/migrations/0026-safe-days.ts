import { sql, type Migration } from 'kysely';
import type { Dialect } from './create-table.ts';

/** How long each open project may still slip, and the data version and as-of day that was worked out for. */
export const safeDays = (dialect: Dialect): Migration => ({
  async up(db) {
    const text = sql.raw(dialect === 'sqlite' ? 'text' : 'text collate "C"');
    const count = sql.raw(dialect === 'sqlite' ? 'integer' : 'bigint');
    const real = sql.raw(dialect === 'sqlite' ? 'real' : 'double precision');
    const figures = db.schema.alterTable('project_figures');
    for (const column of ['safe_verdict', 'safe_day', 'safe_breaks']) await figures.addColumn(column, text).execute();
    await figures.addColumn('safe_slack', count).execute();
    for (const column of ['safe_loss_nox', 'safe_loss_voc']) await figures.addColumn(column, real).execute();
    await db.schema.alterTable('programmes').addColumn('safe_days_of', text).execute();
  },
});
