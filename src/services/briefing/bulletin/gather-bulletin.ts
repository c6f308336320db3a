import { type Assumptions, withAssumptions } from '../../../../models/engine/assumptions.ts';
import { cumulative, cumulativeOf } from '../../../../models/engine/cumulative.ts';
import { seasonParts } from '../../../../models/engine/season-parts.ts';
import type { Outcome } from '../../../../models/outcome.ts';
import type { Change, Portfolio } from '../../../../models/portfolio.ts';
import type { ProjectRecord } from '../../../db/project-record.ts';
import type { Reader } from '../../../db/reader.ts';
import type { ProgrammesTable } from '../../../db/tables/programme-tables.ts';
import type { RunsTable } from '../../../db/tables/run-tables.ts';
import type { Locale, Translate } from '../../../words/messages.ts';
import { ledgerOutcome } from '../../portfolio/ledger.ts';
import { projectOfEntry } from '../../portfolio/portfolio-entries.ts';
import { isCurrent } from '../../scenarios/run-freshness.ts';
import { curveDays } from '../../figures/season-curve.ts';
import type { BulletinFacts, PartFacts } from './bulletin-facts.ts';
import { firstPlan } from '../special/first-plan.ts';
import type { Gathering } from '../make-sheet.ts';
import { recordsOn } from '../../portfolio/records-on.ts';
import { isWholeCity, narrowFacts, type PartOfCity, projectsOfPart, wholeCity } from '../narrow-facts.ts';
import { gatherNarrowing } from '../narrowing.ts';
import { type Refusal, refused } from '../order.ts';
import { standingFacts } from '../standing-facts.ts';

interface Words {
  readonly locale: Locale;
  readonly t: Translate;
}

/** The records a run was computed from: what stands in the ledger, and what the run assumes of it. */
interface Behind {
  readonly portfolio: Portfolio;
  readonly assumed: Portfolio;
  readonly changes: readonly Change[];
  readonly records: readonly ProjectRecord[];
}

/**
 * Reads what the city's brief says: the frozen run, and the records it was computed from. Null when the data have changed since the run,
 * for then its figures and today's records would not belong together.
 */
export async function gatherBulletin(
  reader: Reader,
  programme: ProgrammesTable,
  run: RunsTable,
  words: Words,
): Promise<BulletinFacts | null> {
  const behind = await readBehind(reader, programme, run);
  return behind === null ? null : cityFacts(reader, programme, run, words, behind);
}

/** What the brief says of the part of the city that is ordered: all of it, or a zone, a district, a list of projects; refused when it names what does not exist. */
export async function gatherPart(
  gathering: Gathering,
): Promise<{ readonly ok: true; readonly part: PartOfCity } | Refusal> {
  const { reader, programme, run } = gathering;
  const behind = await readBehind(reader, programme, run);
  if (behind === null) return refused('stale');
  const city = await cityFacts(reader, programme, run, gathering, behind);
  const asked = await gatherNarrowing(gathering, city.units);
  if (!asked.ok) return asked;
  const { narrowing } = asked;
  if (isWholeCity(narrowing)) return { ok: true, part: wholeCity(city) };
  const ids = new Set(projectsOfPart(city, narrowing).map(({ id }) => id));
  const counts = (entry: string): boolean => ids.has(projectOfEntry(entry));
  const { portfolio, assumed, changes, records } = behind;
  const days = curveDays(portfolio);
  const series = cumulativeOf(assumed, days, counts, changes);
  const first = cumulativeOf(firstPlan(portfolio, records), days, counts);
  return { ok: true, part: narrowFacts({ ...city, series, firstPlan: first }, narrowing) };
}

async function readBehind(reader: Reader, programme: ProgrammesTable, run: RunsTable): Promise<Behind | null> {
  if (run.as_of === null || !(await isCurrent(reader, programme, run))) return null;
  const { portfolio } = await ledgerOutcome(reader, { city: programme.city, programme: programme.id }, run.as_of);
  const assumptions = JSON.parse(run.assumptions ?? '{}') as Assumptions;
  return {
    portfolio,
    assumed: withAssumptions(portfolio, assumptions),
    changes: JSON.parse(run.changes) as Change[],
    records: await recordsOn(reader, programme, run.as_of),
  };
}

async function cityFacts(
  reader: Reader,
  programme: ProgrammesTable,
  run: RunsTable,
  words: Words,
  { portfolio, assumed, changes, records }: Behind,
): Promise<BulletinFacts> {
  const outcome = JSON.parse(run.outcome) as Outcome;
  const days = curveDays(portfolio);
  return {
    ...(await standingFacts(reader, programme, { asOf: run.as_of!, records, outcome }, words)),
    run: { id: run.id, fingerprint: run.fingerprint, modelVersion: run.model_version },
    scenario: run.scenario === null ? null : { name: run.scenario_name },
    baseline: run.baseline === null ? null : (JSON.parse(run.baseline) as Outcome),
    parts: partFacts(assumed, changes),
    baselineParts: run.baseline === null ? [] : partFacts(portfolio, []),
    series: cumulative(assumed, days, changes),
    firstPlan: cumulative(firstPlan(portfolio, records), days),
  };
}

/** What every project of a portfolio brings over the season under changes, by book, zone and pollutant. */
export function partFacts(portfolio: Portfolio, changes: readonly Change[]): readonly PartFacts[] {
  return seasonParts(portfolio, changes).map(({ entry, ...part }) => ({ project: projectOfEntry(entry), ...part }));
}
