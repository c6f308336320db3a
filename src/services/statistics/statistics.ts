import { z } from 'zod';
import type { Pollutant } from '../../../models/vocabulary.ts';
import { levelTotals } from '../../../models/statistics/level-totals.ts';
import { cumulative, type Cumulative } from '../../../models/statistics/five-year.ts';
import { statisticsBook, type StatisticsBook } from '../../../models/statistics/statistics-book.ts';
import type { StatedAmount, StatisticsProject, StatisticsRules } from '../../../models/statistics/statistics-input.ts';
import type { OfficialMeasure } from '../../../models/statistics/vocabulary.ts';
import { groupRows } from '../../db/group-rows.ts';
import type { Reader } from '../../db/reader.ts';
import { wholeProgramme, type Scope } from '../../db/scope.ts';
import { readSetting } from '../../db/settings.ts';
import {
  amountsOf,
  emissionsOfYear,
  fiveYearTargetsOf,
  priorYearsOf,
  quotaTransfersOf,
  statisticsRows,
  type StatisticsRow,
} from '../../db/statistics.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { AmountsTable } from '../../db/tables/project-tables.ts';
import type { QuotaTransfersTable } from '../../db/tables/statistics-tables.ts';

/** The pollutants of the air the province counts; others are shown where somebody stated an amount. */
export const EXPECTED: readonly Pollutant[] = ['NOx', 'VOC'];

export const RULES_SETTING = 'statistics';
const rulesSchema = z.object({ partYear: z.boolean().default(false), carryOver: z.boolean().default(false) });

/** The statistics book of a programme year and what a page of it needs beside. */
export interface Statistics {
  readonly book: StatisticsBook;
  readonly projects: ReadonlyMap<string, StatisticsRow>;
  /** Declared tonnes of projects the year does not recognise, by project and pollutant. */
  readonly waiting: ReadonlyMap<string, readonly StatedAmount[]>;
  readonly transfers: readonly QuotaTransfersTable[];
  readonly rules: StatisticsRules;
}

/** Rules of the book as the city set them; both off unless it did. */
export async function statisticsRules(reader: Reader, city: string): Promise<StatisticsRules> {
  return rulesSchema.parse((await readSetting(reader, city, RULES_SETTING)) ?? {});
}

/**
 * The book of the programme's year. It is built over the whole programme, because a plant's ceiling is shared by whoever stands on it,
 * and shown for the scope only. Of a day gone by, what was stated or accepted later is left out.
 */
export async function statisticsOf(
  reader: Reader,
  programme: ProgrammesTable,
  scope: Scope,
  asOf = programme.figures_as_of,
): Promise<Statistics> {
  const isPast = asOf !== null && programme.figures_as_of !== null && asOf < programme.figures_as_of;
  const isKnown = (day: string | null) => !isPast || day === null || day <= asOf;
  const key = wholeProgramme(programme);
  const rows = (await statisticsRows(reader, key)).map((row) =>
    isKnown(row.accepted) ? row : { ...row, accepted: null },
  );
  const stated = (await amountsOf(reader, key)).filter(({ day }) => isKnown(day));
  const amounts = groupRows(stated, ({ project }) => project);
  const transfers = await quotaTransfersOf(reader, key);
  const emissions = await emissionsOfYear(reader, key, programme.year - 1);
  const rules = await statisticsRules(reader, programme.city);
  const projects = rows.map((row) => statisticsProject(row, amounts.get(row.id) ?? []));
  const book = statisticsBook({
    year: programme.year,
    projects,
    transfers: transfers.map(({ project, pollutant, tonnes }) => ({
      project,
      pollutant: pollutant as Pollutant,
      tonnes,
    })),
    emissions: emissions.map(({ source, pollutant, tonnes }) => ({
      plant: source,
      pollutant: pollutant as Pollutant,
      tonnes,
    })),
    rules,
  });
  const shown = new Map(
    rows.filter(({ district }) => scope.district === null || district === scope.district).map((row) => [row.id, row]),
  );
  const excluded = book.excluded.filter(({ project }) => shown.has(project));
  const out = new Set(excluded.map(({ project }) => project));
  return {
    book: { ...book, lines: book.lines.filter(({ project }) => shown.has(project)), excluded },
    projects: shown,
    waiting: new Map(projects.filter(({ id }) => out.has(id)).map((project) => [project.id, project.amounts])),
    transfers: transfers.filter(({ project }) => shown.has(project)),
    rules,
  };
}

/** One project as the book sees it. */
function statisticsProject(row: StatisticsRow, amounts: readonly AmountsTable[]): StatisticsProject {
  const reduced = Object.keys(JSON.parse(row.reduces) as object);
  return {
    id: row.id,
    counted: row.counted as OfficialMeasure | null,
    temporary: row.until !== null || row.windows > 0,
    completed: isBuilt(row) ? (row.finished ?? row.effective) : null,
    // A project sent back from acceptance is not accepted, whatever day it once was.
    accepted: row.status === 'verified' ? (row.accepted ?? row.effective) : null,
    plant: row.source,
    pollutants: EXPECTED.filter((pollutant) => reduced.includes(pollutant)),
    amounts: amounts.map((line) => ({
      pollutant: line.pollutant as Pollutant,
      level: line.level,
      tonnes: line.tonnes,
      day: line.day,
      document: line.document,
      cutCode: line.cut_code,
      cutReason: line.cut_reason,
    })),
  };
}

const isBuilt = ({ status }: StatisticsRow): boolean => status === 'built' || status === 'verified';

/** Where every five-year task that holds the year stands; of the whole city only. */
export async function fiveYearOf(reader: Reader, city: string, book: StatisticsBook): Promise<readonly Cumulative[]> {
  const prior = (await priorYearsOf(reader, city)).map((row) => ({ ...row, pollutant: row.pollutant as Pollutant }));
  return (await fiveYearTargetsOf(reader, city)).flatMap((row) => {
    const pollutant = row.pollutant as Pollutant;
    const target = { from: row.from_year, to: row.to_year, pollutant, tonnes: row.tonnes, document: row.document };
    const standing = cumulative(target, prior, levelTotals(book, pollutant), book.year);
    return standing === null ? [] : [standing];
  });
}
