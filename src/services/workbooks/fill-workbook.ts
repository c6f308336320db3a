import { fieldOf } from '../../catalogue/fields.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { FilterContext } from '../../db/project-filter.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import type { WorkbooksTable } from '../../db/tables/workbook-tables.ts';
import { columnFactor } from '../../exchange/header-key.ts';
import { officialTarget, type OfficialColumn } from '../../exchange/official-columns.ts';
import { exportCell, type CellNames } from '../../exchange/project-cells.ts';
import { inWorker } from '../../exchange/read-workbook.ts';
import type { SheetCell } from '../../exchange/sheet.ts';
import type { ListQuery } from '../../catalogue/filter.ts';
import type { Level } from '../../../models/statistics/vocabulary.ts';
import { exportedProjects, type ExportedProject } from '../projects/export-projects.ts';
import { bindingOf } from './workbook-columns.ts';

/** The rows a workbook is filled with: one for each project of its query, a value for each bound column; tonnes in the column's own unit. */
export async function workbookRows(
  reader: Reader,
  scope: Scope,
  workbook: WorkbooksTable,
  query: Pick<ListQuery, 'filter' | 'sort'>,
  context: FilterContext,
  names: CellNames,
): Promise<{ readonly columns: readonly number[]; readonly rows: readonly (readonly SheetCell[])[] }> {
  const bound = bindingOf(workbook).columns.filter(({ target }) => target !== null);
  const projects = await exportedProjects(reader, scope, query, context, true);
  const rows = projects.map((project, at) => bound.map((column) => cellOf(column, project, at, workbook.level, names)));
  return { columns: bound.map(({ index }) => index), rows };
}

function cellOf(
  { target, unit }: OfficialColumn,
  { record, row }: ExportedProject,
  at: number,
  level: Level,
  names: CellNames,
): SheetCell {
  const meant = officialTarget(target!);
  switch (meant?.kind) {
    case 'number':
      return at + 1;
    case 'amount': {
      const line = record.amounts.find((one) => one.pollutant === meant.pollutant && one.level === meant.level);
      return line === undefined ? null : inUnit(line.tonnes, 't/a', unit);
    }
    case 'cut':
      return reasonOf(record, level, meant.pollutant);
    case 'field': {
      const field = fieldOf(meant.key)!;
      const known = record as unknown as Readonly<Record<string, unknown>>;
      const shown = row as unknown as Readonly<Record<string, unknown>>;
      const value = exportCell(field, known[meant.key] ?? shown[meant.key], names);
      return typeof value === 'number' ? inUnit(value, field.unit, unit) : value;
    }
    case undefined:
      return null;
  }
}

/** A number in the column's unit; where that does not convert it stays in ours. */
function inUnit(value: number, own: string | undefined, unit: string): number {
  const factor = columnFactor(own, unit) ?? 1;
  return factor === 1 ? value : Number((value / factor).toPrecision(15));
}

function reasonOf({ amounts }: ProjectRecord, level: Level, pollutant: string | null): string | null {
  const texts = amounts
    .filter((line) => line.level === level && (pollutant === null || line.pollutant === pollutant))
    .map(({ cut_code, cut_reason }) => [cut_code, cut_reason].filter((part) => part !== null).join(' '))
    .filter((text) => text !== '');
  return texts.length === 0 ? null : [...new Set(texts)].join('；');
}

/** The blank with its rows as bytes; null when the worker could not do it within its limits. */
export async function fillWorkbook(
  blank: Uint8Array,
  workbook: WorkbooksTable,
  filled: Awaited<ReturnType<typeof workbookRows>>,
): Promise<Uint8Array | null> {
  const filling = { sheet: workbook.sheet, firstRow: workbook.header_row + 1, ...filled };
  const done = await inWorker('fillSheet', { bytes: blank, filling }, { bytes: blank, patient: true });
  return done.ok ? (done.value as Uint8Array) : null;
}
