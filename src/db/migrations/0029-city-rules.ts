import { sql, type Migration } from 'kysely';
import { addColumn, type Dialect } from './create-table.ts';

/** Settings and project types are changed on pages: each has a version, and a type may have a checklist of the city's own (JSON; null = the standard one). */
export const cityRules = (dialect: Dialect): Migration => ({
  async up(db) {
    const count = sql.raw(dialect === 'sqlite' ? 'integer' : 'bigint');
    for (const table of ['settings', 'project_types'])
      await db.schema
        .alterTable(table)
        .addColumn('version', count, (made) => made.notNull().defaultTo(1))
        .execute();
    await addColumn(db, dialect, 'project_types', 'checklist', 'text?');
  },
});
