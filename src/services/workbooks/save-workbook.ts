import { putAliases } from '../../db/import-aliases.ts';
import { takeNumbers } from '../../db/counters.ts';
import { writeAudit, type FieldChange } from '../../db/audit.ts';
import type { Writer } from '../../db/reader.ts';
import type { WorkbooksTable } from '../../db/tables/workbook-tables.ts';
import { insertWorkbook, updateWorkbook } from '../../db/workbooks.ts';
import { signature } from '../actor.ts';
import type { SaveContext } from '../projects/save-plan.ts';
import { bindingOf, OFFICIAL } from './workbook-columns.ts';

/** What a person states of a workbook; the file is kept under its hash. */
export type WorkbookInput = Pick<
  WorkbooksTable,
  'name' | 'file_name' | 'sha256' | 'size' | 'sheet' | 'header_row' | 'columns' | 'level' | 'query'
>;

const FIELDS = ['name', 'file_name', 'sha256', 'sheet', 'header_row', 'columns', 'level', 'query'] as const;

/** Keeps a new workbook with its audit row; returns its number. */
export async function addWorkbook(trx: Writer, context: SaveContext, input: WorkbookInput): Promise<string> {
  const { actor, scope } = context;
  const number = await takeNumbers(trx, scope.city, `workbook/${scope.programme}`);
  const kept = { created: actor.now.toISOString(), created_by: actor.person.displayName };
  const row: WorkbooksTable = {
    city: scope.city,
    programme: scope.programme,
    id: `W${String(number)}`,
    ...input,
    version: 1,
    ...kept,
    updated: kept.created,
    updated_by: kept.created_by,
    removed_at: null,
  };
  await insertWorkbook(trx, row);
  await audit(trx, context, row.id, 'create', differences(null, row));
  return row.id;
}

/** Changes a workbook over the version one saw and remembers what its columns mean for the next one. */
export async function changeWorkbook(
  trx: Writer,
  context: SaveContext,
  before: WorkbooksTable,
  version: number,
  input: WorkbookInput,
): Promise<'saved' | 'unchanged' | 'stale'> {
  if (before.version !== version) return 'stale';
  const { actor, scope } = context;
  const after = { ...before, ...input, updated: actor.now.toISOString(), updated_by: actor.person.displayName };
  const changes = differences(before, after);
  if (changes.length === 0) return 'unchanged';
  if (!(await updateWorkbook(trx, after, version))) return 'stale';
  const common = { city: scope.city, kind: 'column' as const, unit: '', field: OFFICIAL };
  await putAliases(
    trx,
    bindingOf(after).columns.flatMap(({ key, header, target }) =>
      target === null || key === ''
        ? []
        : [
            {
              ...common,
              key,
              label: header.slice(0, 200),
              meaning: target,
              created: after.updated,
              created_by: after.updated_by,
            },
          ],
    ),
  );
  await audit(trx, context, before.id, 'update', changes);
  return 'saved';
}

/** Takes a workbook out of use; what it brought in stays. */
export async function removeWorkbook(
  trx: Writer,
  context: SaveContext,
  before: WorkbooksTable,
  version: number,
): Promise<boolean> {
  const row = { ...before, removed_at: context.actor.now.toISOString() };
  if (before.version !== version || !(await updateWorkbook(trx, row, version))) return false;
  await audit(trx, context, before.id, 'delete', [{ field: 'name', from: before.name, to: null }]);
  return true;
}

function differences(before: WorkbooksTable | null, after: WorkbooksTable): readonly FieldChange[] {
  return FIELDS.map((field) => ({ field, from: before?.[field] ?? null, to: after[field] })).filter(
    ({ from, to }) => from !== to,
  );
}

async function audit(
  trx: Writer,
  { actor, scope }: SaveContext,
  id: string,
  action: string,
  changes: readonly FieldChange[],
): Promise<void> {
  const { city, programme } = scope;
  await writeAudit(trx, [{ ...signature(actor), city, programme, action, entity: 'workbook', entity_id: id, changes }]);
}
