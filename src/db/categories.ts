import type { Reader } from './reader.ts';
import type { CategoriesTable, ProjectTypesTable } from './tables/programme-tables.ts';

export async function categoriesOf(reader: Reader, city: string): Promise<CategoriesTable[]> {
  return reader.selectFrom('categories').selectAll().where('city', '=', city).orderBy('sort').orderBy('id').execute();
}

export async function projectTypesOf(reader: Reader, city: string): Promise<ProjectTypesTable[]> {
  return reader
    .selectFrom('project_types')
    .selectAll()
    .where('city', '=', city)
    .orderBy('sort')
    .orderBy('id')
    .execute();
}

/** The life a project of this type leads; the full one for a type nobody knows any more. */
export async function workflowOf(reader: Reader, city: string, type: string): Promise<ProjectTypesTable['workflow']> {
  const row = await reader
    .selectFrom('project_types')
    .select('workflow')
    .where('city', '=', city)
    .where('id', '=', type)
    .executeTakeFirst();
  return row?.workflow ?? 'standard';
}
