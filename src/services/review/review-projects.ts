import type { Pollutant } from '../../../models/vocabulary.ts';
import { expectedOf, type ExpectedOf } from '../../catalogue/review/expected-cut.ts';
import { claimedPollutants, rehearse, type Finding } from '../../catalogue/review/rejection-rules.ts';
import { NO_NOTES, type ReviewNotes, type ReviewSubject, type TonnesOf } from '../../catalogue/review/subject.ts';
import type { PaperKind } from '../../catalogue/checklists.ts';
import { dossiersOf } from '../../db/evidence.ts';
import { figuresOf } from '../../db/figures.ts';
import { groupRows } from '../../db/group-rows.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import { reviewNotesOf } from '../../db/review-notes.ts';
import type { Scope } from '../../db/scope.ts';
import { sourceBasesOf } from '../../db/sources.ts';
import type { ProjectFiguresTable } from '../../db/tables/project-tables.ts';
import type { ReviewNotesTable } from '../../db/tables/review-tables.ts';
import { cappedShares } from './capped-shares.ts';

/** A project as the province would review it. */
export interface Review {
  readonly record: ProjectRecord;
  readonly subject: ReviewSubject;
  readonly findings: readonly Finding[];
  readonly expected: ExpectedOf;
}

/** Above this all of a programme is read and picked from. */
const NAMED_AT_MOST = 400;

/**
 * Rehearses the review (核查预演) of every project of a scope, or of those named, in the order of their numbers. Neighbours on a source are seen
 * whatever the scope: a closure in the papers of another branch cuts all the same.
 */
export async function reviewProjects(
  reader: Reader,
  scope: Scope,
  asOf: string,
  ids?: readonly string[],
): Promise<readonly Review[]> {
  const records = await projectsOf(reader, scope, ids === undefined ? undefined : { ids });
  const sources = [...new Set(records.map(({ source }) => source).filter((source) => source !== null))];
  const named = sources.length > NAMED_AT_MOST ? undefined : sources;
  const whole: Scope = { city: scope.city, programme: scope.programme, district: null };
  const standing =
    ids === undefined && scope.district === null ? records : await projectsOf(reader, whole, { sources });
  const bySource = groupRows(standing, ({ source }) => source ?? '');
  const bases = groupRows(await sourceBasesOf(reader, scope, named), ({ source }) => source);
  const figures = new Map((await figuresOf(reader, scope, few(ids))).map((row) => [row.project, row]));
  const notes = new Map((await reviewNotesOf(reader, scope)).map((row) => [row.project, row]));
  const dossiers = await dossiersOf(reader, scope, records);
  const reviews: Review[] = [];
  for (const record of records) {
    const dossier = dossiers.get(record.id)!;
    const subject: ReviewSubject = {
      record,
      claimed: claimedOf(record, figures.get(record.id)),
      base: record.source === null ? null : baseOf(bases.get(record.source) ?? []),
      neighbours: (record.source === null ? [] : (bySource.get(record.source) ?? [])).filter(
        ({ id }) => id !== record.id,
      ),
      warnings: warningsOf(figures.get(record.id)),
      // What was handed in is there for a reviewer to read, whether or not somebody here has accepted it.
      missing: dossier.missing.filter(({ state }) => state !== 'handed-in'),
      onFile: new Set<PaperKind>(
        dossier.items.filter(({ state }) => state === 'handed-in' || state === 'accepted').map(({ kind }) => kind),
      ),
      ...(await cappedShares(record, asOf)),
      notes: notesOf(notes.get(record.id)),
      asOf,
    };
    const findings = record.merged_into === null ? rehearse(subject) : [];
    reviews.push({ record, subject, findings, expected: expectedOf(subject.claimed, findings) });
  }
  return reviews;
}

const few = (ids: readonly string[] | undefined): readonly string[] | undefined =>
  ids === undefined || ids.length > NAMED_AT_MOST ? undefined : ids;

/** The declared amount where one is on file, else the full year's credited tonnes. */
function claimedOf(record: ProjectRecord, figures: ProjectFiguresTable | undefined): TonnesOf {
  const credited = Object.fromEntries(
    Object.entries(reductionsOf(figures)).map(([pollutant, { full_year }]) => [pollutant, full_year]),
  ) as Partial<Record<Pollutant, number>>;
  const declared = record.amounts.filter(({ level }) => level === 'declared');
  return { ...credited, ...Object.fromEntries(declared.map(({ pollutant, tonnes }) => [pollutant, tonnes])) };
}

function reductionsOf(
  figures: ProjectFiguresTable | undefined,
): Readonly<Record<string, { readonly full_year: number }>> {
  return figures === undefined ? {} : (JSON.parse(figures.all) as Record<string, { full_year: number }>);
}

function warningsOf(figures: ProjectFiguresTable | undefined): readonly string[] {
  return figures === undefined ? [] : (JSON.parse(figures.warnings) as string[]);
}

function baseOf(rows: readonly { readonly pollutant: string; readonly tonnes: number }[]): TonnesOf {
  return Object.fromEntries(rows.map(({ pollutant, tonnes }) => [pollutant, tonnes]));
}

/** The notes of a row; nothing noted without one. */
export function notesOf(row: ReviewNotesTable | undefined): ReviewNotes {
  if (row === undefined) return NO_NOTES;
  const flag = (value: 0 | 1 | null): boolean | null => (value === null ? null : value === 1);
  return {
    cma: flag(row.cma),
    load: row.load,
    output_before: row.output_before,
    output_after: row.output_after,
    output_adjusted: flag(row.output_adjusted),
    new_source_counted: flag(row.new_source_counted),
    required_anyway: flag(row.required_anyway),
    papers_whole: flag(row.papers_whole),
    recognised_before: flag(row.recognised_before),
    distrusted: flag(row.distrusted),
    immature: flag(row.immature),
  };
}

/** Sums over reviews of one pollutant, tonnes of a full year. */
export function expectedSums(reviews: readonly Review[], pollutant: Pollutant) {
  const sums = { claimed: 0, cut: 0, withheld: 0, safe: 0 };
  for (const { expected, subject } of reviews) {
    const one = expected[pollutant];
    if (one === undefined || !claimedPollutants(subject.claimed).includes(pollutant)) continue;
    sums.claimed += one.claimed;
    sums.cut += one.cut;
    sums.withheld += one.withheld;
    sums.safe += one.safe;
  }
  return sums;
}
