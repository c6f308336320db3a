import type { Reader, Writer } from '../../db/reader.ts';
import { workbooksOf } from '../../db/workbooks.ts';
import { isWorkbook } from '../../exchange/read-file.ts';
import { paths } from '../../paths.ts';
import { isDiskFault } from '../../errors.ts';
import { keepFile } from '../../services/life/evidence-files.ts';
import { addWorkbook, type WorkbookInput } from '../../services/workbooks/save-workbook.ts';
import { officialMemory, readBlank } from '../../services/workbooks/workbook-columns.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { field } from '../field.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_, UploadedFile } from '../request.ts';
import { targetTabs } from '../target-tabs.ts';
import { contextOf } from './workbook-at.ts';

type Upload =
  | { readonly ok: true; readonly input: WorkbookInput }
  | { readonly ok: false; readonly errors: readonly FieldProblem[] };

/** A spreadsheet of the sender, or why it is none. */
export function uploadedWorkbook({ files, t }: Request_): UploadedFile | FieldProblem {
  const upload = files.find(({ field: name, bytes }) => name === 'file' && bytes.length > 0);
  if (upload === undefined) return { field: 'file', message: t('workbooks.choose-file') };
  return isWorkbook(upload.bytes) ? upload : { field: 'file', message: t('workbooks.only-xlsx') };
}

/** Reads the blank in the bounded worker and keeps its bytes, before any transaction. */
export async function openBlank(request: Request_, db: Reader): Promise<Upload> {
  const { t, form, config } = request;
  const upload = uploadedWorkbook(request);
  if ('message' in upload) return { ok: false, errors: [upload] };
  const level = 'province';
  const blank = await readBlank(upload.bytes, await officialMemory(db, config.city), level);
  if (!blank.ok) return { ok: false, errors: [{ field: 'file', message: t(`imports.refused-${blank.refusal}`) }] };
  const file = upload.name.normalize('NFC').slice(0, 200);
  const name = (form.get('name')?.[0] ?? '').normalize('NFC').trim().slice(0, 100) || file.replace(/\.xlsx$/i, '');
  try {
    const kept = await keepFile(config.data, upload.bytes);
    const { sheet, place, columns } = blank;
    const input = {
      name,
      file_name: file,
      ...kept,
      sheet,
      header_row: place.row + place.depth - 1,
      level,
      query: '',
    } as const;
    return { ok: true, input: { ...input, columns: JSON.stringify({ depth: place.depth, columns }) } };
  } catch (error) {
    if (isDiskFault(error)) return { ok: false, errors: [{ field: 'file', message: t('problems.disk-full') }] };
    throw error;
  }
}

export async function takeBlank(request: Request_, trx: Writer, upload: Upload): Promise<Reply> {
  if (!upload.ok) return showWorkbooks(request, trx, upload.errors);
  const id = await addWorkbook(trx, contextOf(request), upload.input);
  return redirect(paths.workbook.to({ id }), { notice: request.t('workbooks.added') });
}

export async function showWorkbooks(
  request: Request_,
  db: Reader,
  errors: readonly FieldProblem[] = [],
): Promise<Reply> {
  const { t } = request;
  const rows = await workbooksOf(db, request.scope);
  const data = {
    title: t('workbooks.title'),
    tabs: targetTabs(request, 'workbooks'),
    errors,
    rows: rows.map((row) => ({
      name: row.name,
      href: paths.workbook.to({ id: row.id }),
      file: row.file_name,
      level: t(`options.level.${row.level}`),
      fill: paths.filledWorkbook.to({ id: row.id }),
      when: shanghaiMinute(row.updated),
      who: row.updated_by,
    })),
    fields: [
      field(
        { name: 'name', label: t('workbooks.name'), value: '', maxLength: 100, hint: t('workbooks.name-hint') },
        errors,
      ),
      field(
        {
          name: 'file',
          label: t('workbooks.file'),
          value: '',
          control: 'file',
          required: true,
          hint: t('workbooks.file-hint'),
        },
        errors,
      ),
    ],
  };
  return page('workbooks/list', data, { status: errors.length > 0 ? 422 : 200 });
}
