import type { Problem } from '../../catalogue/problem.ts';
import type { Amount } from '../../catalogue/project-schema.ts';
import { holdProgramme } from '../../db/programmes.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { keepBatch, nextBatch } from '../changes/batch.ts';
import { inputOf } from '../projects/input-of.ts';
import { planSaves } from '../projects/plan-saves.ts';
import type { ReturnRow } from './read-return.ts';
import type { Planned, SaveContext, SaveItem } from '../projects/save-plan.ts';
import { saveProjects } from '../projects/save-project.ts';
import { soundSaves } from '../projects/sound-saves.ts';

/** What would come of a row: changed, as it already stands, changed once somebody confirms it, or kept out by its problems. */
export interface ReturnOutcome extends ReturnRow {
  readonly kind: 'changes' | 'same' | 'asks' | 'out';
  readonly before: readonly Amount[];
}

/** The rows somebody confirmed, by number; or every one that asks. */
export type SureRows = ReadonlySet<number> | 'all';

type Sound = ReturnRow & { readonly record: ProjectRecord };

/** Every row with what would be written, and every problem; writes nothing. */
export async function previewReturn(
  reader: Reader,
  context: SaveContext,
  rows: readonly ReturnRow[],
): Promise<readonly ReturnOutcome[]> {
  const outcomes = await settle(rows, 'all', async (items) => (await planSaves(reader, context, items)).planned);
  return outcomes.map((one) => (one.kind === 'changes' && one.asks.length > 0 ? { ...one, kind: 'asks' } : one));
}

/** Writes the sound rows, those that ask only when confirmed, in one transaction and one batch, which can be taken back; null when nothing changes. */
export async function takeReturn(
  trx: Writer,
  context: SaveContext,
  rows: readonly ReturnRow[],
  sure: SureRows,
  about: { readonly file: string; readonly document: string; readonly workbook: string },
): Promise<string | null> {
  await holdProgramme(trx, context.scope);
  const batch = await nextBatch(trx, context.scope.city);
  const within: SaveContext = { ...context, actor: { ...context.actor, batch } };
  const outcomes = await settle(rows, sure, (items) => saveProjects(trx, within, items));
  const changed = outcomes.filter(({ kind }) => kind === 'changes').length;
  if (changed === 0) return null;
  const left = outcomes
    .filter(({ kind, record }) => (kind === 'out' || kind === 'asks') && record !== null)
    .map(({ kind, record }) => ({ id: record!.id, why: kind === 'asks' ? 'unconfirmed' : 'refused' }));
  const summary = {
    file: about.file,
    document: about.document,
    workbook: about.workbook,
    rows: outcomes.length,
    changed,
    left,
  };
  await keepBatch(trx, context, { id: batch, kind: 'return', action: 'import', about: batch, summary });
  return batch;
}

async function settle(
  rows: readonly ReturnRow[],
  sure: SureRows,
  save: (items: readonly SaveItem[]) => Promise<readonly Planned[]>,
): Promise<readonly ReturnOutcome[]> {
  const waits = ({ row, asks }: ReturnRow): boolean => asks.length > 0 && sure !== 'all' && !sure.has(row);
  const sound = rows.filter((row): row is Sound => row.record !== null && row.problems.length === 0 && !waits(row));
  const itemOf = ({ record, amounts }: Sound): SaveItem => ({
    input: { ...inputOf(record), amounts },
    expectedVersion: record.version,
  });
  const { planned, refused } = await soundSaves(sound, itemOf, save);
  const answers = new Map(planned.map(({ going, answer }) => [going.row, answer.kind]));
  const bad = new Map<number, readonly Problem[]>(refused.map(({ going, problems }) => [going.row, problems]));
  const outcomes = rows.map((row): ReturnOutcome => {
    const before = row.record?.amounts ?? [];
    const problems = [...row.problems, ...(bad.get(row.row) ?? [])];
    const out = problems.length > 0 || row.record === null || bad.has(row.row);
    const kind = out ? 'out' : waits(row) ? 'asks' : answers.get(row.row) === 'update' ? 'changes' : 'same';
    return { ...row, problems, before, kind };
  });
  return outcomes;
}
