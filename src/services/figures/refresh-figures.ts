import type { Outcome } from '../../../models/outcome.ts';
import { replaceFigures } from '../../db/figures.ts';
import { groupRows } from '../../db/group-rows.ts';
import { holdProgramme, programmeOf, updateProgramme, type ProgrammeKey } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import type { Store } from '../../db/store.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { ProjectFiguresTable } from '../../db/tables/project-tables.ts';
import { checkedOutcome } from '../portfolio/checked-outcome.ts';
import { figuresRow } from './figures-row.ts';
import { followingOf, type Following } from '../following/following.ts';
import { portfolioOf } from '../portfolio/load-portfolio.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';

/** Computes and stores the credited figures of every project anew. */
export async function refreshFigures(trx: Writer, key: ProgrammeKey, asOf: string): Promise<void> {
  const programme = await holdProgramme(trx, key);
  const records = await projectsOf(trx, wholeProgramme(programme));
  const outcome = checkedOutcome(await portfolioOf(trx, programme, asOf, records));
  await replaceFigures(trx, key, figuresRows(programme, records, outcome, asOf, await followingOf(trx, programme)));
  await updateProgramme(trx, key, { figures_version: programme.data_version, figures_as_of: asOf });
}

/** Do the stored figures belong to the present data and this day? */
export async function figuresAreCurrent(reader: Reader, key: ProgrammeKey, asOf: string): Promise<boolean> {
  const programme = await programmeOf(reader, key);
  return programme.figures_version === programme.data_version && programme.figures_as_of === asOf;
}

/** Refreshes the figures when the data or the day moved on; called before a ledger page is read. */
export async function keepFiguresCurrent(store: Store, key: ProgrammeKey, asOf: string): Promise<void> {
  if (await figuresAreCurrent(store.read, key, asOf)) return;
  await store.write(async (trx) => {
    if (!(await figuresAreCurrent(trx, key, asOf))) await refreshFigures(trx, key, asOf);
  });
}

/** The figures of these projects out of an outcome that holds all of their entries. */
export function figuresRows(
  programme: ProgrammesTable,
  records: readonly ProjectRecord[],
  outcome: Outcome,
  asOf: string,
  following: Following,
): readonly ProjectFiguresTable[] {
  const entries = groupRows(outcome.projects, (project) => projectOfEntry(project.id));
  return records.map((record) => figuresRow(programme, record, entries.get(record.id) ?? [], asOf, following));
}
