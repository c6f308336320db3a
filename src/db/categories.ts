import type { Selectable } from 'kysely';
import type { ChecklistItem } from '../catalogue/checklists.ts';
import { checklistFrom, checklistOf } from '../catalogue/dossier.ts';
import type { Reader, Writer } from './reader.ts';
import type { CategoriesTable, ProjectTypesTable } from './tables/programme-tables.ts';

export async function categoriesOf(reader: Reader, city: string): Promise<CategoriesTable[]> {
  return reader.selectFrom('categories').selectAll().where('city', '=', city).orderBy('sort').orderBy('id').execute();
}

export type ProjectType = Selectable<ProjectTypesTable>;

export async function projectTypesOf(reader: Reader, city: string): Promise<ProjectType[]> {
  return reader
    .selectFrom('project_types')
    .selectAll()
    .where('city', '=', city)
    .orderBy('sort')
    .orderBy('id')
    .execute();
}

/** What a city says of a type: the life its projects lead (the full one for a type nobody knows any more), and the papers they need. */
export interface TypeRules {
  readonly workflow: ProjectTypesTable['workflow'];
  readonly checklist: readonly ChecklistItem[];
}

export async function typeRulesOf(reader: Reader, city: string, type: string): Promise<TypeRules> {
  const row = (await findType(reader, city, type)) ?? { workflow: 'standard', checklist: null };
  return { workflow: row.workflow, checklist: checklistFrom(type, row) };
}

export async function findType(reader: Reader, city: string, type: string): Promise<ProjectType | undefined> {
  return reader
    .selectFrom('project_types')
    .selectAll()
    .where('city', '=', city)
    .where('id', '=', type)
    .executeTakeFirst();
}

/** The checklists of all types of a city, in one statement. */
export async function checklistsOf(reader: Reader, city: string): Promise<(type: string) => readonly ChecklistItem[]> {
  const rows = await reader
    .selectFrom('project_types')
    .select(['id', 'workflow', 'checklist'])
    .where('city', '=', city)
    .execute();
  const own = new Map(rows.map((row) => [row.id, checklistFrom(row.id, row)]));
  return (type) => own.get(type) ?? checklistOf(type);
}

/** Changes what a city says of a type; false when somebody else changed it since this version. */
export async function replaceType(
  trx: Writer,
  { city, id, version }: Pick<ProjectType, 'city' | 'id' | 'version'>,
  change: Pick<ProjectType, 'workflow' | 'checklist'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('project_types')
    .set({ ...change, version: version + 1 })
    .where('city', '=', city)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How often news of a type is expected, in days. */
export async function setRhythm(trx: Writer, city: string, type: string, days: number): Promise<void> {
  await trx
    .updateTable('project_types')
    .set((row) => ({ rhythm_days: days, version: row('version', '+', 1) }))
    .where('city', '=', city)
    .where('id', '=', type)
    .execute();
}
