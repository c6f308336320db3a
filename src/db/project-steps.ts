import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { ProjectStepsTable } from './tables/project-tables.ts';

const ROWS_AT_ONCE = 500;

/** The days a project reached its steps, in the order of the days. */
export async function stepsOfProject(reader: Reader, key: ProgrammeKey, project: string): Promise<ProjectStepsTable[]> {
  return reader
    .selectFrom('project_steps')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('project', '=', project)
    .orderBy('day')
    .orderBy('step')
    .execute();
}

/** The day of every step each project of a programme reached, by the project's number. */
export async function stepDays(
  reader: Reader,
  key: ProgrammeKey,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const rows = await reader
    .selectFrom('project_steps')
    .select(['project', 'step', 'day'])
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .execute();
  const days = new Map<string, Map<string, string>>();
  for (const { project, step, day } of rows) {
    days.set(project, (days.get(project) ?? new Map<string, string>()).set(step, day));
  }
  return days;
}

/** Keeps the day a step was reached; a step reached again keeps the later day. */
export async function putProjectSteps(trx: Writer, rows: readonly ProjectStepsTable[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx
      .insertInto('project_steps')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflict((conflict) =>
        conflict
          .columns(['city', 'programme', 'project', 'step'])
          .doUpdateSet((column) => ({ day: column.ref('excluded.day'), by: column.ref('excluded.by') })),
      )
      .execute();
  }
}

/** Keeps the day of a step only where none stands yet: whoever comes back to a step reached it long before. */
export async function addProjectSteps(trx: Writer, rows: readonly ProjectStepsTable[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await trx
      .insertInto('project_steps')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.columns(['city', 'programme', 'project', 'step']).doNothing())
      .execute();
  }
}

/** A step that was taken back keeps no day: the moves remember that it was once reached. */
export async function forgetSteps(
  trx: Writer,
  key: ProgrammeKey,
  project: string,
  steps: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('project_steps')
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('project', '=', project)
    .where('step', 'in', steps)
    .execute();
}
