import type { Reference } from './copy-references.ts';
import type { ProgrammeKey } from './programmes.ts';
import { deleteLines } from './project-lines.ts';
import type { Writer } from './reader.ts';

/** Empties tables of a database in memory that holds one programme. */
export async function forgetReferences(trx: Writer, key: ProgrammeKey, tables: readonly Reference[]): Promise<void> {
  for (const table of tables) await trx.deleteFrom(table).where('city', '=', key.city).execute();
}

/** Removes the steps of these projects. */
export async function forgetSteps(trx: Writer, key: ProgrammeKey, projects: readonly string[]): Promise<void> {
  await forgetIn(trx, key, ['project_steps'], projects);
}

const BESIDE = ['evidence', 'project_following', 'project_moves', 'milestones', 'project_steps'] as const;

/** Removes the records of these projects with their lines and what is known beside them; their figures are left. */
export async function forgetProjects(trx: Writer, key: ProgrammeKey, projects: readonly string[]): Promise<void> {
  if (projects.length === 0) return;
  for (const table of ['projects', 'list_texts'] as const)
    await trx
      .deleteFrom(table)
      .where('city', '=', key.city)
      .where('programme', '=', key.programme)
      .where('id', 'in', projects)
      .execute();
  await deleteLines(trx, key, projects);
  await forgetIn(trx, key, BESIDE, projects);
  await trx
    .deleteFrom('audit')
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('entity_id', 'in', projects)
    .execute();
}

async function forgetIn(
  trx: Writer,
  key: ProgrammeKey,
  tables: readonly (typeof BESIDE)[number][],
  projects: readonly string[],
): Promise<void> {
  if (projects.length === 0) return;
  for (const table of tables)
    await trx
      .deleteFrom(table)
      .where('city', '=', key.city)
      .where('programme', '=', key.programme)
      .where('project', 'in', projects)
      .execute();
}
