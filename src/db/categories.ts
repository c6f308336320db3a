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
