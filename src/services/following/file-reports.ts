import { isFollowed } from '../../catalogue/freshness.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { insertBatch, writeAudit, type FieldChange } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import { followingRows, putSpoken } from '../../db/following.ts';
import { insertReports, isClosed, type NewReport } from '../../db/progress-reports.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Writer } from '../../db/reader.ts';
import { signature } from '../actor.ts';
import { inputOf } from '../projects/input-of.ts';
import { planSaves } from '../projects/plan-saves.ts';
import { relamp } from './relamp.ts';
import { saveProjects } from '../projects/save-project.ts';
import type { SaveContext } from '../projects/save-plan.ts';
import { FEN } from '../../catalogue/money.ts';

/** What a person reports of one project; money in 万元. */
export interface TypedReport {
  readonly id: string;
  /** The version of the record the person saw. */
  readonly version: number;
  readonly progress: number | null;
  readonly spent: number | null;
  readonly problem: string | null;
  readonly done: string | null;
  readonly next: string | null;
  /** 本期无变化: nothing of the record is touched. */
  readonly unchanged: boolean;
}

export interface ReportTerms {
  /** The day the reports are of; not later than the as-of day. */
  readonly day: string;
  /** Why a closed month is corrected; null = it is not. */
  readonly correction: string | null;
}

export type ReportAnswer =
  | { readonly kind: 'filed' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  /** Somebody changed what is reported of meanwhile: how it stands now, and who. */
  | { readonly kind: 'conflict'; readonly record: ProjectRecord };

export interface FiledReports {
  readonly answers: readonly ReportAnswer[];
  /** Number of the batch; null when nothing was filed. */
  readonly batch: string | null;
}

/** A report with the record it is of. */
interface Sound {
  readonly report: TypedReport;
  readonly record: ProjectRecord;
  readonly input: unknown;
}

/**
 * Files reports: those in order are written together as one batch, with the records they change and every lamp they turn; the others are
 * answered with what is wrong and change nothing. One answer per report, in their order.
 */
export async function fileReports(
  trx: Writer,
  context: SaveContext,
  terms: ReportTerms,
  reports: readonly TypedReport[],
): Promise<FiledReports> {
  const { scope, asOf } = context;
  await holdProgramme(trx, scope);
  const refused = await termsRefused(trx, context, terms);
  if (refused !== null) return { answers: reports.map(() => ({ kind: 'invalid', problems: [refused] })), batch: null };
  const ids = reports.map(({ id }) => id);
  const records = new Map((await projectsOf(trx, scope, { ids })).map((record) => [record.id, record]));
  const reported = new Map((await followingRows(trx, scope, ids)).map((row) => [row.project, row.reported]));

  const judged = reports.map((report) => {
    const record = records.get(report.id);
    return judge(report, record, (reported.get(report.id) ?? '') > terms.day);
  });
  const sound = judged.flatMap((one) => ('input' in one ? [one] : []));
  const { planned } = await planSaves(
    trx,
    context,
    sound.map(({ input }) => ({ input })),
  );
  const bad = new Map(
    sound.flatMap(({ report }, index) => {
      const plan = planned[index]!;
      return plan.kind === 'invalid' ? [[report.id, plan.problems] as const] : [];
    }),
  );
  const good = sound.filter(({ report }) => !bad.has(report.id));
  const answers = judged.map((one): ReportAnswer => {
    if (!('input' in one)) return one;
    const problems = bad.get(one.report.id);
    return problems === undefined ? { kind: 'filed' } : { kind: 'invalid', problems };
  });
  if (good.length === 0) return { answers, batch: null };

  const batch = await openBatch(trx, context, good.length);
  const within = { ...context, actor: { ...context.actor, batch } };
  const items = good.filter(({ report }) => !report.unchanged).map(({ input }) => ({ input }));
  if (items.length > 0) await saveProjects(trx, within, items);
  await insertReports(
    trx,
    scope,
    good.map((one) => rowOf(one, within, terms)),
  );
  const said = { spoken: terms.day, spoken_by: context.actor.person.displayName, reported: terms.day };
  const latest = good.map(({ record }) => record.id).filter((id) => (reported.get(id) ?? '') <= terms.day);
  await putSpoken(trx, scope, latest, said);
  await writeAudit(
    trx,
    good.map(({ report, record }) => ({
      ...signature(within.actor),
      reason: terms.correction,
      city: scope.city,
      programme: scope.programme,
      district: record.district,
      action: 'report',
      entity: 'report',
      entity_id: record.id,
      changes: saidIn(report, terms.day),
    })),
  );
  await relamp(trx, scope, asOf, latest);
  return { answers, batch };
}

async function termsRefused(trx: Writer, { scope, asOf }: SaveContext, terms: ReportTerms): Promise<Problem | null> {
  if (terms.day > asOf) return problem('day', 'report-in-future', { day: asOf });
  const closed = await isClosed(trx, scope, terms.day.slice(0, 7));
  return closed && terms.correction === null
    ? problem('correction', 'month-closed', { month: terms.day.slice(0, 7) })
    : null;
}

function judge(report: TypedReport, record: ProjectRecord | undefined, isOlder: boolean): ReportAnswer | Sound {
  if (record === undefined) return { kind: 'absent' };
  if (!isFollowed(record)) return { kind: 'invalid', problems: [problem('progress', 'not-followed')] };
  if (report.version !== record.version && !report.unchanged) return { kind: 'conflict', record };
  // A statement of an earlier day than the last one corrects that day's row; how the project stands now is not its business.
  if (report.unchanged || isOlder) return { report, record, input: inputOf(record) };
  const { progress, spent, problem: trouble } = report;
  return { report, record, input: { ...inputOf(record), progress, spent, problem: trouble } };
}

async function openBatch(trx: Writer, { scope, actor }: SaveContext, count: number): Promise<string> {
  const batch = `B${String(await takeNumbers(trx, scope.city, 'batch')).padStart(4, '0')}`;
  await insertBatch(trx, {
    city: scope.city,
    id: batch,
    kind: 'report',
    at: actor.now.toISOString(),
    by: actor.person.displayName,
    summary: JSON.stringify({ rows: count, updated: count }),
  });
  return batch;
}

function rowOf({ report, record }: Sound, { actor }: SaveContext, { day, correction }: ReportTerms): NewReport {
  return {
    project: record.id,
    day,
    progress: report.unchanged ? null : report.progress,
    spent_fen: report.unchanged || report.spent === null ? null : Math.round(report.spent * FEN),
    done: report.done,
    problem: report.unchanged ? null : report.problem,
    next_step: report.next,
    unchanged: report.unchanged ? 1 : 0,
    correction,
    at: actor.now.toISOString(),
    by_id: actor.person.id,
    by: actor.person.displayName,
  };
}

function saidIn({ progress, spent, done, next, unchanged }: TypedReport, day: string): FieldChange[] {
  const said: Readonly<Record<string, unknown>> = unchanged ? { day, unchanged } : { day, progress, spent, done, next };
  return Object.entries(said).flatMap(([field, to]) => (to === null ? [] : [{ field, from: null, to }]));
}
