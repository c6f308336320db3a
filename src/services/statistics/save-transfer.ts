import { z } from 'zod';
import { POLLUTANTS } from '../../../models/vocabulary.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { readDay, readTonnes } from '../../catalogue/read-plain.ts';
import { writeAudit } from '../../db/audit.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Writer } from '../../db/reader.ts';
import { putQuotaTransfers, quotaTransfersOf } from '../../db/statistics.ts';
import type { QuotaTransfersTable } from '../../db/tables/statistics-tables.ts';
import { signature } from '../actor.ts';
import type { SaveContext } from '../projects/save-plan.ts';

/** A transfer as typed: tonnes of a project promised to a new project (区域削减). */
export interface TypedTransfer {
  readonly pollutant: string;
  readonly tonnes: string;
  readonly receiver: string;
  readonly day: string;
  readonly document: string;
}

export type TransferSaved =
  | { readonly kind: 'added' | 'removed' | 'stale' }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

const FIELDS = ['pollutant', 'tonnes', 'receiver', 'day', 'document'] as const;

/** Says what a row is, so that a page opened earlier never removes another one. */
export const transferMark = ({ pollutant, tonnes, receiver }: QuotaTransfersTable): string =>
  `${pollutant} ${String(tonnes)} ${receiver}`;

/** Promises tonnes of a project to a new one, with its audit row; `year` is the programme's. */
export async function addTransfer(
  trx: Writer,
  context: SaveContext,
  record: ProjectRecord,
  typed: TypedTransfer,
  year: number,
): Promise<TransferSaved> {
  const pollutant = z.enum(POLLUTANTS).safeParse(typed.pollutant);
  const [tonnes, day] = [readTonnes('tonnes', typed.tonnes), readDay('day', typed.day, year)];
  const [receiver, document] = [clean(typed.receiver), clean(typed.document)];
  const amount = tonnes.ok ? tonnes.value : null;
  const problems = [
    ...(pollutant.success ? [] : [problem('pollutant', 'required')]),
    ...(tonnes.ok ? [] : tonnes.problems),
    ...(tonnes.ok && amount === null ? [problem('tonnes', 'required')] : []),
    ...(amount !== null && amount <= 0 ? [problem('tonnes', 'out-of-range')] : []),
    ...(receiver === '' ? [problem('receiver', 'required')] : []),
    ...(day.ok ? [] : day.problems),
    ...(document === '' ? [problem('document', 'required')] : []),
  ];
  if (problems.length > 0 || !pollutant.success || !day.ok) return { kind: 'invalid', problems };
  await holdProgramme(trx, context.scope);
  const rows = await quotaTransfersOf(trx, context.scope, record.id);
  const { city, programme } = context.scope;
  const row: QuotaTransfersTable = {
    city,
    programme,
    project: record.id,
    seq: Math.max(0, ...rows.map(({ seq }) => seq)) + 1,
    pollutant: pollutant.data,
    tonnes: amount!,
    receiver,
    day: day.value,
    document,
  };
  await putQuotaTransfers(trx, context.scope, record.id, [...rows, row]);
  await audit(trx, context, record, row, 'create');
  return { kind: 'added' };
}

/** Takes a promise back, with a reason in the audit row; `stale` when the row is not the one the person saw. */
export async function removeTransfer(
  trx: Writer,
  context: SaveContext,
  record: ProjectRecord,
  seq: number,
  mark: string,
): Promise<TransferSaved> {
  if ((context.actor.reason ?? '').trim() === '')
    return { kind: 'invalid', problems: [problem(`reason-${String(seq)}`, 'required')] };
  await holdProgramme(trx, context.scope);
  const rows = await quotaTransfersOf(trx, context.scope, record.id);
  const row = rows.find((one) => one.seq === seq && transferMark(one) === mark);
  if (row === undefined) return { kind: 'stale' };
  await putQuotaTransfers(
    trx,
    context.scope,
    record.id,
    rows.filter((one) => one !== row),
  );
  await audit(trx, context, record, row, 'delete');
  return { kind: 'removed' };
}

const clean = (text: string): string => text.normalize('NFC').trim().slice(0, 200);

async function audit(
  trx: Writer,
  { actor, scope }: SaveContext,
  record: ProjectRecord,
  row: QuotaTransfersTable,
  action: 'create' | 'delete',
): Promise<void> {
  await writeAudit(trx, [
    {
      ...signature(actor),
      city: scope.city,
      programme: scope.programme,
      district: record.district,
      action,
      entity: 'quota-transfer',
      entity_id: `${record.id}/${String(row.seq)}`,
      changes: FIELDS.filter((field) => row[field] !== null).map((field) => ({
        field,
        from: action === 'create' ? null : row[field],
        to: action === 'create' ? row[field] : null,
      })),
    },
  ]);
}
