import type { ProgrammeKey } from './programmes.ts';
import type { Writer } from './reader.ts';
import type { ProjectFiguresTable } from './tables/project-tables.ts';

export type SafeDayFigures = Pick<
  ProjectFiguresTable,
  'safe_verdict' | 'safe_day' | 'safe_slack' | 'safe_breaks' | 'safe_loss_nox' | 'safe_loss_voc'
>;

/** Stores the last safe days by project number; every other project of the programme has none. */
export async function putSafeDays(
  trx: Writer,
  key: ProgrammeKey,
  days: ReadonlyMap<string, SafeDayFigures>,
): Promise<void> {
  const figures = trx
    .updateTable('project_figures')
    .where('city', '=', key.city)
    .where('programme', '=', key.programme);
  const none = { safe_verdict: null, safe_day: null, safe_slack: null, safe_breaks: null };
  await figures.set({ ...none, safe_loss_nox: null, safe_loss_voc: null }).execute();
  for (const [project, row] of days) await figures.set(row).where('project', '=', project).execute();
}
