import type { ProjectPlan } from '../../db/project-plans.ts';
import type { ProgrammesTable, TargetsTable } from '../../db/tables/programme-tables.ts';
import type { RunsTable } from '../../db/tables/run-tables.ts';
import type { CityLists } from '../../services/options.ts';
import type { ComparedProject } from '../../services/scenarios/compared-projects.ts';
import type { ProjectStanding } from '../../services/scenarios/switch-project.ts';
import type { ProjectDifference } from '../../services/scenarios/project-differences.ts';
import type { Stale } from '../../services/scenarios/run-freshness.ts';
import type { RunResult } from '../../services/scenarios/run-result.ts';
import type { Translate } from '../../words/messages.ts';

/** What the right side of a scenario's page is made of: one frozen run, and the names of what it speaks of. */
export interface ResultFacts {
  readonly run: RunsTable;
  readonly result: RunResult;
  readonly stale: Stale | null;
  readonly programme: ProgrammesTable;
  readonly targets: readonly TargetsTable[];
  readonly lists: CityLists;
  /** How many projects the run moves, and those listed: they, or where there are none those that bring most. */
  readonly moved: number;
  readonly listed: readonly ProjectDifference[];
  /** Every project without and with the changes, in this order. */
  readonly projects: readonly ComparedProject[];
  /** How each project stands under the scenario as it is now; it may have been edited since the run. */
  readonly standing: ReadonlyMap<string, ProjectStanding>;
  /** Days of works of the projects that are listed. */
  readonly plans: ReadonlyMap<string, ProjectPlan>;
  /** Names of the projects that are listed, by number. */
  readonly names: ReadonlyMap<string, string>;
  readonly t: Translate;
}

export function zoneName({ lists }: Pick<ResultFacts, 'lists'>, id: string): string {
  return lists.zones.find((zone) => zone.id === id)?.name ?? id;
}
