import { fieldOf } from '../../../catalogue/fields.ts';
import type { Lamp } from '../../../catalogue/lamp.ts';
import type { Outcome } from '../../../../models/outcome.ts';
import type { ListRow } from '../../../db/project-list.ts';
import { type CityLists, optionName } from '../../options.ts';
import { chooseProjects } from '../choose-projects.ts';
import { DISPATCHED, type Dispatched, type DispatchFacts, type DispatchProject } from './dispatch-facts.ts';
import type { Gathering } from '../make-sheet.ts';
import type { Refusal } from '../order.ts';
import { type ProjectTonnes, projectTonnes } from '../project-tonnes.ts';
import { runIsCurrent } from '../issue/run-is-current.ts';
import { sheetOrigin } from '../sheet-origin.ts';

/** Reads the lines of a dispatch table: the projects ordered, by district, with what the run credits them with. */
export async function gatherDispatch(gathering: Gathering): Promise<DispatchFacts | Refusal> {
  const { run, order, t } = gathering;
  const stale = await runIsCurrent(gathering);
  if (stale !== null) return stale;
  const choice = await chooseProjects(gathering, 'late-or-due');
  if (!choice.ok) return choice;
  const { rows, lists, words } = choice;
  const tonnes = projectTonnes(JSON.parse(run.outcome) as Outcome, 'full_year');
  return {
    ...sheetOrigin(gathering),
    projects: rows.map((row) => dispatchProject(row, lists, tonnes, t)),
    districts: lists.districts,
    choice: words,
    byHand: order.paper === 'hand',
  };
}

function dispatchProject(row: ListRow, lists: CityLists, tonnes: ProjectTonnes, t: Gathering['t']): DispatchProject {
  const named = (key: string, value: string) => optionName(fieldOf(key)!, value, lists, t);
  return {
    id: row.id,
    name: row.name,
    enterprise: row.enterprise ?? '',
    district: row.district,
    category: named('category', row.category),
    content: row.content ?? '',
    capital: inWan(row.capital_fen),
    spent: inWan(row.spent_fen),
    tonnes: Object.fromEntries(DISPATCHED.map((one) => [one, tonnes(row.id, one)])) as Record<Dispatched, number>,
    planned: isPlanned(row),
    start: row.started ?? row.start ?? row.plan_start,
    finish: row.finish ?? row.plan_finish,
    progress: row.progress,
    standing: named('step', row.step),
    lamp: (row.lamp ?? 'grey') as Lamp,
    lateDays: row.late_days ?? 0,
    problem: row.problem ?? '',
    lead: row.lead ?? '',
    owner: row.owner ?? '',
  };
}

/** Neither reserve nor cancelled nor merged into another. */
export function isPlanned({ status, merged_into }: Pick<ListRow, 'status' | 'merged_into'>): boolean {
  return status !== 'proposed' && status !== 'cancelled' && merged_into === null;
}

function inWan(fen: number | null): number | null {
  return fen === null ? null : fen / 1_000_000;
}
