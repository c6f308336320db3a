import type { Outcome } from '../../../../models/outcome.ts';
import { groupRows } from '../../../db/group-rows.ts';
import type { ListRow } from '../../../db/project-list.ts';
import { supervisedBefore } from '../../../db/supervisions.ts';
import { addDays } from '../../../words/day.ts';
import { chooseProjects } from '../choose-projects.ts';
import type { Gathering } from '../make-sheet.ts';
import type { Refusal } from '../order.ts';
import { type ProjectTonnes, projectTonnes } from '../project-tonnes.ts';
import { runIsCurrent } from '../issue/run-is-current.ts';
import { sheetOrigin } from '../sheet-origin.ts';
import type { EarlierSupervision, LateProject, SupervisionFacts } from './supervision-facts.ts';

/** Days a unit has to answer. */
const DAYS = 15;

/** Reads the late projects of the unit ordered, of the one with most overdue tonnes when none is named. */
export async function gatherSupervision(gathering: Gathering): Promise<SupervisionFacts | Refusal> {
  const { run, order, letterhead } = gathering;
  const stale = await runIsCurrent(gathering);
  if (stale !== null) return stale;
  const choice = await chooseProjects(gathering, 'late');
  if (!choice.ok) return choice;
  const tonnes = projectTonnes(JSON.parse(run.outcome) as Outcome, 'season');
  const late = choice.rows.filter(({ late_days: days }) => (days ?? 0) > 0);
  const byUnit = order.district === null ? groupRows(late, unitOf) : new Map([[order.district, late]]);
  const [unit, own = []] = heaviest(byUnit, tonnes) ?? [];
  const names = [...choice.lists.districts, ...choice.lists.areas];
  return {
    ...sheetOrigin(gathering),
    unitId: own.length === 0 ? '' : (unit ?? ''),
    unit: names.find(({ id }) => id === (unit ?? order.district))?.name ?? '',
    projects: own
      .map((row) => lateProject(row, tonnes))
      .toSorted((a, b) => b.lateDays - a.lateDays || (a.id < b.id ? -1 : 1)),
    earlier: await earlierSheets(gathering),
    deadline: addDays(order.asOf, DAYS),
    contact: letterhead.contact,
    issuer: letterhead.issuer,
  };
}

/** A row of a functional area counts there and not in its district. */
function unitOf({ area, district }: ListRow): string {
  return area ?? district;
}

/** The unit whose late projects weigh most in the season; only an order, never printed, for tonnes of two pollutants do not add up. */
function heaviest(units: ReadonlyMap<string, readonly ListRow[]>, tonnes: ProjectTonnes) {
  const weight = (rows: readonly ListRow[]) =>
    rows.reduce((sum, { id }) => sum + Math.abs(tonnes(id, 'NOx')) + Math.abs(tonnes(id, 'VOC')), 0);
  return [...units].toSorted(([a, rows], [b, others]) => weight(others) - weight(rows) || (a < b ? -1 : 1))[0];
}

function lateProject(row: ListRow, tonnes: ProjectTonnes): LateProject {
  return {
    id: row.id,
    name: row.name,
    planFinish: row.plan_finish,
    finish: row.finish,
    lateDays: row.late_days ?? 0,
    lead: row.lead ?? '',
    owner: row.owner ?? '',
    reason: row.problem ?? '',
    seasonNox: tonnes(row.id, 'NOx'),
    seasonVoc: tonnes(row.id, 'VOC'),
  };
}

/** What was issued before this one and is still in force, with the projects it named; what was corrected, or is being corrected, was no reminder of its own. */
async function earlierSheets({ reader, scope, t, corrects }: Gathering): Promise<readonly EarlierSupervision[]> {
  const rows = await supervisedBefore(reader, scope);
  const corrected = new Set([corrects ?? null, ...rows.map((row) => row.corrects)]);
  return rows
    .filter(({ id }) => !corrected.has(id))
    .map(({ year, number, parts }) => ({
      number: t('supervision.number', { year, number }),
      projects: (JSON.parse(parts) as readonly (readonly [string, number])[]).map(([project]) => project),
    }));
}
