import type { ProjectOutcome, Tonnes } from '../../../models/outcome.ts';
import { POLLUTANTS, WARNINGS, type Pollutant, type Warning } from '../../../models/vocabulary.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import type { ProjectFiguresTable } from '../../db/tables/project-tables.ts';
import { daysBetween } from '../../words/day.ts';
import type { Following } from '../following/following.ts';
import { followingFigures } from '../following/following-figures.ts';
import { UNKNOWN_SAFE_DAY } from './safe-days.ts';
import { FEN } from '../../catalogue/money.ts';

const SUMMED = ['full_year', 'year', 'season', 'year_to_date', 'season_to_date'] as const;
type Sums = Readonly<Record<(typeof SUMMED)[number], number>>;
const NOTHING: Sums = { full_year: 0, year: 0, season: 0, year_to_date: 0, season_to_date: 0 };

/** The credited figures of one project: the sum over its entries (tranches, windows), with lamp and late days on the as-of day. */
export function figuresRow(
  programme: ProgrammesTable,
  record: ProjectRecord,
  entries: readonly ProjectOutcome[],
  asOf: string,
  following: Following,
): ProjectFiguresTable {
  const all = sumsOf(entries);
  const { NOx: nox = NOTHING, VOC: voc = NOTHING } = all;
  const days = seasonDays(programme, record, entries);
  return {
    city: programme.city,
    programme: programme.id,
    project: record.id,
    counts: entries.some((entry) => entry.counts) ? 1 : 0,
    first_day: firstDay(entries),
    book: record.status === 'proposed' ? 'pool' : 'planned',
    full_year_nox: nox.full_year,
    full_year_voc: voc.full_year,
    year_nox: nox.year,
    year_voc: voc.year,
    season_nox: nox.season,
    season_voc: voc.season,
    season_to_date_nox: nox.season_to_date,
    season_to_date_voc: voc.season_to_date,
    day_nox: days === 0 ? 0 : (nox.season * 1000) / days,
    day_voc: days === 0 ? 0 : (voc.season * 1000) / days,
    annualised_fen: Math.round(entries.reduce((sum, entry) => sum + entry.cost.annualised, 0) * FEN),
    warnings: JSON.stringify(warningsOf(record, entries, following)),
    ...followingFigures(record, following, { asOf, seasonTo: programme.season_to }),
    ...UNKNOWN_SAFE_DAY,
    all: JSON.stringify(all),
  };
}

/** What the model warns of, and what only the catalogue knows. */
function warningsOf(
  record: ProjectRecord,
  entries: readonly ProjectOutcome[],
  { lacksEvidence }: Following,
): readonly Warning[] {
  const unproven = lacksEvidence(record);
  return WARNINGS.filter(
    (code) => (code === 'no-evidence' && unproven) || entries.some((entry) => entry.warnings.includes(code)),
  );
}

function sumsOf(entries: readonly ProjectOutcome[]): Readonly<Partial<Record<Pollutant, Sums>>> {
  const named = POLLUTANTS.filter((pollutant) => entries.some((entry) => entry.reduces[pollutant] !== undefined));
  return Object.fromEntries(named.map((pollutant) => [pollutant, sumOf(entries, pollutant)]));
}

function sumOf(entries: readonly ProjectOutcome[], pollutant: Pollutant): Sums {
  const tonnes = entries.map((entry): Partial<Tonnes> => entry.reduces[pollutant] ?? {});
  const sum = (measure: keyof Sums): number => tonnes.reduce((total, one) => total + (one[measure] ?? 0), 0);
  return Object.fromEntries(SUMMED.map((measure) => [measure, sum(measure)])) as Record<keyof Sums, number>;
}

function firstDay(entries: readonly ProjectOutcome[]): string | null {
  const days = entries.map((entry) => entry.first_day).filter((day) => day !== null);
  return days.sort()[0] ?? null;
}

/** Days of the season from the first that counts to the last, for the mean per day. */
function seasonDays(programme: ProgrammesTable, record: ProjectRecord, entries: readonly ProjectOutcome[]): number {
  const first = firstDay(entries.filter((entry) => entry.counts));
  if (first === null) return 0;
  const from = first > programme.season_from ? first : programme.season_from;
  const ends = [programme.season_to, lastDay(record)].filter((day) => day !== null).sort();
  return Math.max(0, daysBetween(from, ends[0]!) + 1);
}

function lastDay({ windows, until }: ProjectRecord): string | null {
  const lastWindow = windows
    .map((window) => window.until)
    .sort()
    .at(-1);
  return [lastWindow, until].filter((day) => day != null).sort()[0] ?? null;
}
