import { deleteFigures, putFigures } from '../../db/figures.ts';
import { raiseDataVersion, updateProgramme } from '../../db/programmes.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import { checkedOutcome } from '../portfolio/checked-outcome.ts';
import { followingOf } from '../following/following.ts';
import { portfolioOf } from '../portfolio/load-portfolio.ts';
import { figuresRows } from './refresh-figures.ts';

/** What changed: projects themselves, and sources on which others stand too. */
export interface Touched {
  readonly ids: readonly string[];
  readonly sources: readonly string[];
}

/** After a change is written: raises the data version and credits what it touched anew. `programme` is the row held before the change. */
export async function recredit(trx: Writer, programme: ProgrammesTable, asOf: string, touched: Touched): Promise<void> {
  const scope = wholeProgramme(programme);
  const records = await projectsOf(trx, scope, touched);
  const outcome = checkedOutcome(await portfolioOf(trx, programme, asOf, records));
  const version = await raiseDataVersion(trx, scope);
  await deleteFigures(trx, scope, touched.ids);
  const following = await followingOf(trx, programme, records);
  await putFigures(trx, scope, figuresRows(programme, records, outcome, asOf, following));
  const current = programme.figures_version === programme.data_version && programme.figures_as_of === asOf;
  if (current) await updateProgramme(trx, scope, { figures_version: version });
}
