import { importProblems, allImportRows } from '../../db/import-findings.ts';
import type { Reader } from '../../db/reader.ts';
import type { ImportProblemsTable, ImportRowsTable } from '../../db/tables/import-tables.ts';
import { remarkColumns, type CellRemark, type Remarks, type RowRemark } from '../../exchange/remarks.ts';
import type { Table } from '../../exchange/recognise.ts';
import { returnWorkbook } from '../../exchange/return-workbook.ts';
import { paths } from '../../paths.ts';
import { readImportFile } from '../../services/imports/import-files.ts';
import { wordRefused } from '../../services/imports/open-import.ts';
import { choicesAsSeen, chosenTable, importMemory, openWith } from '../../services/imports/import-session.ts';
import { skippedSentences } from '../../services/imports/import-warnings.ts';
import { cityLists } from '../../services/options.ts';
import type { WordedRejection } from '../../services/imports/word-rejection.ts';
import type { Translate } from '../../words/messages.ts';
import { redirect, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { workbookFile } from '../table-file.ts';
import { importAt } from './import-at.ts';
import { unitOf } from './unit.ts';
import { saidOnce, wordFinding } from './word-finding.ts';
import { clauses } from '../../words/joined.ts';

/** 退回错误表: the sender's own file with what came of each row, bad cells coloured and explained; mended, it can be uploaded again. */
export async function returnImport(request: Request_, db: Reader): Promise<Reply> {
  const { t, locale, programme, config, scope } = request;
  const { row, choices, seen } = await importAt(request, db);
  const back = paths.import.to({ id: row.id });
  if (row.state !== 'checked' && row.state !== 'written') return redirect(back);
  const bytes = await readImportFile(config.data, row.id);
  if (bytes === null) return redirect(back, { notice: t('imports.refused-file-gone') });
  const opened = await openWith(
    bytes,
    choicesAsSeen(choices, seen),
    await importMemory(db, scope.city, unitOf(request)),
  );
  if (!opened.ok) return redirect(back, { notice: wordRefused(opened, t) });
  const { recognition } = opened;
  const table = chosenTable(recognition, choices);
  const lists = await cityLists(db, programme, locale);
  const found = (await importProblems(db, row)).map((one) => ({ one, said: wordFinding(one, lists, t) }));
  const rows = await allImportRows(db, row);
  const { grid, place } = recognition;
  const remarks: Remarks = {
    sheet: grid.sheet === '' ? t('imports.title') : grid.sheet,
    headerRow: place.row + place.depth - 1,
    columns: remarkColumns(grid, place),
    rows: [...rows.map((one) => rowRemark(one, found, row.state === 'written', t)), ...skippedRemarks(table, t)],
    cells: cellRemarks(table, found),
    author: t('imports.note-author'),
  };
  const workbook = await returnWorkbook(bytes, grid, remarks);
  if (workbook === null) return redirect(back, { notice: t('imports.return-failed') });
  return workbookFile(t('imports.returned-file', { file: row.file.replace(/\.\w{1,5}$/, '') }), workbook);
}

type Found = readonly { readonly one: ImportProblemsTable; readonly said: WordedRejection }[];

function rowRemark(
  { row, grade, kind, project }: ImportRowsTable,
  found: Found,
  written: boolean,
  t: Translate,
): RowRemark {
  const mine = found.filter(({ one }) => one.row === row);
  const done = written && grade === 'green' && kind !== 'left' ? 'done' : written ? 'not' : 'tried';
  const state = done === 'done' ? `done-${kind}` : done === 'not' ? 'not-written' : grade === 'green' ? kind : grade;
  return {
    row,
    grade,
    result: t(`imports.returned-${state}`, { id: project ?? '' }),
    explanation: clauses(
      mine.map(({ one, said }) => sentence(saidOnce(one.code, said), t)),
      t,
    ),
  };
}

function sentence({ column, reason, accepts }: WordedRejection, t: Translate): string {
  const more = accepts === '' ? '' : ` ${t('imports.may-be', { list: accepts })}`;
  return `${t('imports.note', { column, text: reason })}${more}`;
}

/** Rows that are no data say so: whoever mends the file sees that nothing was overlooked. */
function skippedRemarks({ skipped }: Table, t: Translate): RowRemark[] {
  return skipped
    .filter(({ because }) => because !== 'empty')
    .map((one) => ({
      row: one.row,
      grade: 'green',
      result: t('imports.returned-skipped'),
      explanation: skippedSentences([one], t).join(''),
    }));
}

/** Problems stand at the cells of their columns; what has no column is said in the row's explanation only. */
function cellRemarks({ columns }: Table, found: Found): CellRemark[] {
  const places = new Map(columns.map(({ target, index }) => [target, index]));
  const cells = new Map<string, CellRemark>();
  for (const { one, said } of found) {
    const column = places.get(one.field);
    if (column === undefined) continue;
    const key = `${String(one.row)} ${String(column)}`;
    const earlier = cells.get(key);
    const note = earlier === undefined ? said.reason : `${earlier.note}\n${said.reason}`;
    cells.set(key, { row: one.row, column, grade: earlier?.grade === 'red' ? 'red' : one.grade, note });
  }
  return [...cells.values()];
}
