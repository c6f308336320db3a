import { type Assumptions, withAssumptions } from '../../../models/engine/assumptions.ts';
import { cumulative } from '../../../models/engine/cumulative.ts';
import { seasonParts } from '../../../models/engine/season-parts.ts';
import type { Outcome } from '../../../models/outcome.ts';
import type { Change, Portfolio } from '../../../models/portfolio.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import { areasOf, districtsOf } from '../../db/districts.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import type { ProgrammesTable, TargetsTable } from '../../db/tables/programme-tables.ts';
import type { RunsTable } from '../../db/tables/run-tables.ts';
import { targetsOf } from '../../db/targets.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { lateDays } from '../../catalogue/lamp.ts';
import { ledgerOutcome } from '../ledger.ts';
import { cityLists } from '../options.ts';
import { projectOfEntry } from '../portfolio-entries.ts';
import { isCurrent } from '../run-freshness.ts';
import { curveDays } from '../season-curve.ts';
import type { BulletinFacts, PartFacts, ProjectFacts, TargetFacts, UnitFacts } from './bulletin-facts.ts';
import { firstPlan } from './first-plan.ts';

/**
 * Reads what the city's brief says: the frozen run, and the records it was computed from. Null when the data have changed since the run,
 * for then its figures and today's records would not belong together.
 */
export async function gatherBulletin(
  reader: Reader,
  programme: ProgrammesTable,
  run: RunsTable,
  words: { readonly locale: Locale; readonly t: Translate },
): Promise<BulletinFacts | null> {
  if (run.as_of === null || !(await isCurrent(reader, programme, run))) return null;
  const asOf = run.as_of;
  const key = { city: programme.city, programme: programme.id };
  const { portfolio } = await ledgerOutcome(reader, key, asOf);
  const records = await projectsOf(reader, wholeProgramme(programme));
  const lists = await cityLists(reader, programme, words.locale);
  const outcome = JSON.parse(run.outcome) as Outcome;
  const days = curveDays(portfolio);
  const changes = JSON.parse(run.changes) as Change[];
  const assumptions = JSON.parse(run.assumptions ?? '{}') as Assumptions;
  const under = withAssumptions(portfolio, assumptions);
  return {
    programme: {
      name: programme.name,
      year: programme.year,
      season: { from: programme.season_from, to: programme.season_to },
      taskCount: programme.task_count,
      sample: programme.sample === 1,
    },
    asOf,
    run: { id: run.id, fingerprint: run.fingerprint, modelVersion: run.model_version },
    scenario: run.scenario === null ? null : { name: run.scenario_name },
    outcome,
    baseline: run.baseline === null ? null : (JSON.parse(run.baseline) as Outcome),
    parts: partFacts(under, changes),
    baselineParts: run.baseline === null ? [] : partFacts(portfolio, []),
    series: cumulative(under, days, changes),
    firstPlan: cumulative(firstPlan(portfolio, records), days),
    zones: lists.zones,
    targets: (await targetsOf(reader, key)).map((row) => targetFacts(row, words.t)),
    units: await unitsOf(reader, programme.city),
    categories: lists.categories,
    projects: projectFacts(records, outcome, asOf),
  };
}

function partFacts(portfolio: Portfolio, changes: readonly Change[]): readonly PartFacts[] {
  return seasonParts(portfolio, changes).map(({ entry, ...part }) => ({ project: projectOfEntry(entry), ...part }));
}

function targetFacts(row: TargetsTable, t: Translate): TargetFacts {
  const { id, zone, district, kind } = row;
  const note = row.only_select === null ? '' : (row.note ?? t('briefings.only-some'));
  const line = kind === 'line' ? { a: row.line_a ?? 0, b: row.line_b ?? 0 } : null;
  return { id, zone, district, kind, pollutant: row.pollutant as Pollutant | null, note, line };
}

/** The districts by code, each followed by the functional areas that lie in it and are ranked on their own. */
async function unitsOf(reader: Reader, city: string): Promise<readonly UnitFacts[]> {
  const areas = await areasOf(reader, city);
  return (await districtsOf(reader, city)).flatMap(({ code, name }) => [
    { id: code, name, code },
    ...areas.filter(({ district }) => district === code).map((area) => ({ id: area.id, name: area.name, code })),
  ]);
}

function projectFacts(records: readonly ProjectRecord[], outcome: Outcome, asOf: string): readonly ProjectFacts[] {
  const nox = seasonTonnes(outcome, 'NOx');
  const voc = seasonTonnes(outcome, 'VOC');
  return records.map((record) => ({
    id: record.id,
    name: record.name,
    enterprise: record.enterprise ?? '',
    unit: record.area ?? record.district,
    category: record.category,
    status: record.merged_into === null ? record.status : 'cancelled',
    planFinish: record.plan_finish,
    finish: record.finish,
    lead: record.lead ?? '',
    lateDays: lateDays(record, asOf),
    seasonNox: nox.get(record.id) ?? 0,
    seasonVoc: voc.get(record.id) ?? 0,
  }));
}

/** Season tonnes by project number: the sum over its tranches and windows. */
function seasonTonnes({ projects }: Outcome, pollutant: Pollutant): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { id, reduces } of projects) {
    const project = projectOfEntry(id);
    sums.set(project, (sums.get(project) ?? 0) + (reduces[pollutant]?.season ?? 0));
  }
  return sums;
}
