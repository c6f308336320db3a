import type { Status } from '../../../models/vocabulary.ts';
import { STEPS, type Step } from '../../catalogue/steps.ts';
import { hasStep, type Workflow } from '../../catalogue/workflows.ts';
import { typeFollowing } from '../../db/following.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { reportedProgress } from '../../db/progress-reports.ts';
import { stepDays } from '../../db/project-steps.ts';
import { groupRows } from '../../db/group-rows.ts';
import { projectsOf } from '../../db/projects.ts';
import type { Reader } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import type { ProgressReportsTable } from '../../db/tables/following-tables.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import { returnedAfter, type BeforeReturn } from './taken-back.ts';
import { FEN } from '../../catalogue/money.ts';

/**
 * The records of a programme as they stood on a day, told from what is on record today: on a day before that of the ledger's figures, what was
 * begun, finished, accepted, stated or sent back later has not happened yet; what was found out later – a slip, a double – was so all along. What was known on that day is `pastLedger`.
 */
export async function recordsOn(reader: Reader, programme: ProgrammesTable, day: string): Promise<ProjectRecord[]> {
  if (programme.figures_as_of === null || day >= programme.figures_as_of)
    return projectsOf(reader, wholeProgramme(programme));
  return recordsBackTo(reader, programme, day);
}

/** The records as they stood on a day, whatever day the ledger's figures are of. */
export async function recordsBackTo(reader: Reader, programme: ProgrammesTable, day: string): Promise<ProjectRecord[]> {
  const records = await projectsOf(reader, wholeProgramme(programme));
  const key = { city: programme.city, programme: programme.id };
  const reached = await stepDays(reader, key);
  const types = await typeFollowing(reader, programme.city);
  const returned = await returnedAfter(reader, key, day);
  const reports = groupRows(await reportedProgress(reader, key), ({ project }) => project);
  return records.flatMap((record) => {
    const [before, days] = beforeReturn(record, reached.get(record.id) ?? new Map(), returned.get(record.id));
    const then = standingOn(before, days, day, types.get(record.type)?.workflow);
    if (then === null) return [];
    const own = reports.get(record.id) ?? [];
    const isSaidLater = then.status !== record.status || own.some((report) => report.day > day);
    return isSaidLater ? [{ ...then, ...saidBy(own, day) }] : [then];
  });
}

/** A record before it was sent back, where that was later. */
function beforeReturn(
  record: ProjectRecord,
  reached: Reached,
  before: BeforeReturn | undefined,
): [ProjectRecord, Reached] {
  if (before === undefined) return [record, reached];
  return [{ ...record, ...before.fields }, new Map([...reached, ...before.reached])];
}

/** Progress and money as the last reports up to a day gave them; null where none did. */
function saidBy(
  reports: readonly Pick<ProgressReportsTable, 'day' | 'progress' | 'spent_fen'>[],
  day: string,
): Pick<ProjectRecord, 'progress' | 'spent'> {
  const before = reports.filter((report) => report.day <= day);
  const spent = before.findLast(({ spent_fen: fen }) => fen !== null)?.spent_fen ?? null;
  return {
    progress: before.findLast(({ progress }) => progress !== null)?.progress ?? null,
    spent: spent === null ? null : spent / FEN,
  };
}

/** The day each step was reached, as far as it is on record. */
type Reached = ReadonlyMap<string, string>;

/** One record as it stood on a day; null when it was entered later. */
export function standingOn(
  record: ProjectRecord,
  reached: Reached,
  day: string,
  workflow: Workflow = 'standard',
): ProjectRecord | null {
  if (isLater('reserve', reached, day)) return null;
  const amounts = record.amounts.filter((amount) => amount.day === null || amount.day <= day);
  if (record.step === 'cancelled' && !isLater('cancelled', reached, day)) return { ...record, amounts };
  const status = statusOn(record, reached, day, workflow);
  const tranches = record.tranches.map((tranche) =>
    isDone(tranche.status) && tranche.day !== null && tranche.day > day
      ? { ...tranche, status: 'building' as const }
      : tranche,
  );
  return {
    ...record,
    status,
    step: status === record.status ? record.step : stepOf(status, reached, day, workflow),
    started: notAfter(record.started, day),
    finished: notAfter(record.finished, day),
    tranches,
    amounts,
  };
}

const VERIFIED = STEPS.filter(({ status }) => status === 'verified').map(({ id }) => id);

/** Back from the furthest it came through every status it had not reached. */
function statusOn(record: ProjectRecord, reached: Reached, day: string, workflow: Workflow): Status {
  const { started, finished } = record;
  let on = furthestOn(record, reached, day);
  // The short life has no 验收 of its own: it is verified with 销号.
  const verified = VERIFIED.find((id) => reached.has(id));
  if (on === 'verified' && verified !== undefined && isLater(verified, reached, day)) on = 'built';
  if (isDone(on) && finished !== null && finished > day) on = hasStep(workflow, 'started') ? 'building' : 'planned';
  if (on === 'building' && started !== null && started > day) on = 'planned';
  return on === 'planned' && isLater('listed', reached, day) ? 'proposed' : on;
}

/** What it is today; of one cancelled later, what the last step it had reached by the day stands for. */
function furthestOn({ step, status }: ProjectRecord, reached: Reached, day: string): Status {
  if (step !== 'cancelled') return status;
  const last = STEPS.findLast(({ id }) => (reached.get(id) ?? '9999') <= day);
  return last?.status ?? 'planned';
}

/** The furthest step of a status that was not reached later. */
function stepOf(status: Status, reached: Reached, day: string, workflow: Workflow): Step {
  const ofStatus = STEPS.filter((step) => step.status === status);
  const own = ofStatus.filter(({ id }) => hasStep(workflow, id));
  const steps = own.length > 0 ? own : ofStatus;
  return (steps.findLast(({ id }) => !isLater(id, reached, day)) ?? steps[0]!).id;
}

function isLater(step: Step, reached: Reached, day: string): boolean {
  return (reached.get(step) ?? day) > day;
}

function isDone(status: Status): boolean {
  return status === 'built' || status === 'verified';
}

function notAfter(date: string | null, day: string): string | null {
  return date !== null && date > day ? null : date;
}
