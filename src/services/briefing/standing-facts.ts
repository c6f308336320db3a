import type { Outcome } from '../../../models/outcome.ts';
import type { Pollutant } from '../../../models/vocabulary.ts';
import { areasOf, districtsOf } from '../../db/districts.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader } from '../../db/reader.ts';
import type { ProgrammesTable, TargetsTable } from '../../db/tables/programme-tables.ts';
import { targetsOf } from '../../db/targets.ts';
import type { Locale, Translate } from '../../words/messages.ts';
import { lateDays } from '../../catalogue/lamp.ts';
import { recordsOn } from '../portfolio/records-on.ts';
import { ledgerOutcome } from '../portfolio/ledger.ts';
import { cityLists } from '../options.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';
import { seasonCurve } from '../figures/season-curve.ts';
import type { ProjectFacts, StandingFacts, TargetFacts, UnitFacts } from './bulletin/bulletin-facts.ts';

interface Words {
  readonly locale: Locale;
  readonly t: Translate;
}

/** The programme as it stands on a day: the records and what they achieve, without a run and without a scenario. */
export async function gatherStanding(
  reader: Reader,
  programme: ProgrammesTable,
  asOf: string,
  words: Words,
): Promise<StandingFacts> {
  const { portfolio, outcome } = await ledgerOutcome(reader, { city: programme.city, programme: programme.id }, asOf);
  const records = await recordsOn(reader, programme, asOf);
  const facts = await standingFacts(reader, programme, { asOf, records, outcome }, words);
  return { ...facts, series: seasonCurve(portfolio) };
}

/** What every sheet says of the programme: its records and targets beside an outcome that was computed from them. */
export async function standingFacts(
  reader: Reader,
  programme: ProgrammesTable,
  of: { readonly asOf: string; readonly records: readonly ProjectRecord[]; readonly outcome: Outcome },
  words: Words,
): Promise<Omit<StandingFacts, 'series'>> {
  const key = { city: programme.city, programme: programme.id };
  const lists = await cityLists(reader, programme, words.locale);
  return {
    programme: {
      name: programme.name,
      year: programme.year,
      season: { from: programme.season_from, to: programme.season_to },
      taskCount: programme.task_count,
      sample: programme.sample === 1,
    },
    asOf: of.asOf,
    outcome: of.outcome,
    zones: lists.zones,
    targets: (await targetsOf(reader, key)).map((row) => targetFacts(row, words.t)),
    units: await unitsOf(reader, programme.city),
    categories: lists.categories,
    projects: projectFacts(of.records, of.outcome, of.asOf),
  };
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
