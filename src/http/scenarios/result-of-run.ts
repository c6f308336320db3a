import { projectNames } from '../../db/project-names.ts';
import { projectPlans } from '../../db/project-plans.ts';
import type { Reader } from '../../db/reader.ts';
import type { RunsTable, ScenariosTable } from '../../db/tables/run-tables.ts';
import { everyTarget } from '../../db/targets.ts';
import type { Change } from '../../../models/portfolio.ts';
import { comparedProjects } from '../../services/scenarios/compared-projects.ts';
import { ledgerOutcome } from '../../services/portfolio/ledger.ts';
import type { CityLists } from '../../services/options.ts';
import { largestProjects, projectDifferences } from '../../services/scenarios/project-differences.ts';
import { staleness } from '../../services/scenarios/run-freshness.ts';
import { runResult } from '../../services/scenarios/run-result.ts';
import { standingUnder } from '../../services/scenarios/switch-project.ts';
import type { Request_ } from '../request.ts';
import { PROJECTS_SHOWN, resultView } from './result-view.ts';

/** The right side of a scenario's page: its tonnes are those the run froze, names and switches those of today. */
export async function resultOfRun(
  request: Request_,
  db: Reader,
  row: ScenariosTable,
  run: RunsTable,
  lists: CityLists,
) {
  const { programme, asOf, scope, t } = request;
  const key = { city: programme.city, programme: programme.id };
  const result = runResult(run);
  const differences = projectDifferences(result);
  const listed = (differences.length > 0 ? differences : largestProjects(result)).slice(0, PROJECTS_SHOWN);
  const ids = listed.map(({ id }) => id);
  const { portfolio } = await ledgerOutcome(db, key, asOf);
  return resultView({
    run,
    result,
    stale: await staleness(db, programme, asOf, run),
    programme,
    targets: await everyTarget(db, key),
    lists,
    moved: differences.length,
    listed,
    projects: comparedProjects(portfolio, [
      { outcome: result.without, changes: [] },
      { outcome: result.with, changes: JSON.parse(run.changes) as Change[] },
    ]),
    standing: await standingUnder(db, key, row, portfolio),
    names: await projectNames(db, scope, ids),
    plans: await projectPlans(db, scope, ids),
    t,
  });
}
