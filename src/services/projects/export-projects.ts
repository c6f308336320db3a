import { fieldOf, LIST_FIELDS, TEMPLATE_FIELDS, type Field } from '../../catalogue/fields.ts';
import type { ListQuery } from '../../catalogue/filter.ts';
import { isOwnKey } from '../../catalogue/own-key.ts';
import { listedFields, type OwnField } from '../../catalogue/own-field.ts';
import { listRows, splitRow, type ListRow } from '../../db/project-list.ts';
import type { FilterContext, GroupOrder } from '../../db/project-filter.ts';
import { linesOfProjects } from '../../db/project-lines.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { recordOf } from '../../db/project-row.ts';
import type { Reader } from '../../db/reader.ts';
import type { Scope } from '../../db/scope.ts';
import { exportCell, exportColumn, type CellNames } from '../../exchange/project-cells.ts';
import type { SheetTable } from '../../exchange/sheet.ts';

/** A project of a list with its figures; what every export starts from. */
export interface ExportedProject {
  readonly record: ProjectRecord;
  readonly row: ListRow;
}

/** All projects of a filter in its order, whole records with their figures. Contacts are left out for whoever may not see them. */
export async function exportedProjects(
  reader: Reader,
  scope: Scope,
  query: Pick<ListQuery, 'filter' | 'sort'>,
  context: FilterContext,
  withContacts: boolean,
  slice?: { readonly limit: number; readonly offset: number },
  groups?: GroupOrder,
): Promise<ExportedProject[]> {
  const own = groups !== undefined && isOwnKey(groups.grouping) ? [groups.grouping] : [];
  const rows = await listRows(reader, scope, query.filter, query.sort, context, slice, groups, own);
  const lines = await linesOfProjects(
    reader,
    scope,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const shown = withContacts ? row : { ...row, phone: null };
    return { row: shown, record: recordOf(splitRow(shown).project, lines(row.id)) };
  });
}

/** The columns of an export: those of the list where it names some, else the whole import template, the city's own fields and the computed figures behind it. */
export function exportFields(cols: readonly string[], all: boolean, own: readonly OwnField[]): readonly Field[] {
  if (!all && cols.length > 0) {
    const chosen = cols.map((key) => fieldOf(key)!);
    return chosen.some(({ key }) => key === 'id') ? chosen : [fieldOf('id')!, ...chosen];
  }
  const computed = LIST_FIELDS.filter((field) => !TEMPLATE_FIELDS.includes(field));
  return [...TEMPLATE_FIELDS, ...listedFields(own).map(({ key }) => fieldOf(key)!), ...computed];
}

/** The data sheet: also the import template, so that it can come back unchanged. */
export function exportTable(
  name: string,
  fields: readonly Field[],
  projects: readonly ExportedProject[],
  names: CellNames,
): SheetTable {
  return {
    name,
    columns: fields.map((field) => exportColumn(field, names)),
    rows: projects.map((project) => fields.map((field) => exportCell(field, valueOf(field, project), names))),
  };
}

function valueOf(field: Field, { record, row }: ExportedProject): unknown {
  if (field.stored === 'project_figures') {
    const value = (row as unknown as Record<string, unknown>)[field.column ?? field.key];
    if (field.key === 'lamp_reason') return value;
    if (field.kind === 'tags') return typeof value === 'string' ? JSON.parse(value) : [];
    return field.kind === 'money' && typeof value === 'number' ? value / 1_000_000 : value;
  }
  return (record as unknown as Record<string, unknown>)[field.key];
}

/** A project as the API and the JSON export state it: codes and meanings of the portfolio file, keys of the record. */
export function apiProject({ record, row }: ExportedProject) {
  const { figures } = splitRow(row);
  return { ...apiRecord(record), figures: figures && figuresOf(figures) };
}

/** A record without its figures in the same form, money in 万元. */
export function apiRecord({ capital, om, life, rate, ...rest }: ProjectRecord) {
  return { ...rest, cost: { capital: capital ?? 0, om: om ?? 0, life, rate } };
}

function figuresOf(figures: NonNullable<ReturnType<typeof splitRow>['figures']>): Record<string, unknown> {
  return {
    book: figures.book,
    counts: figures.counts === 1,
    first_day: figures.first_day,
    reduces: JSON.parse(figures.all) as unknown,
    annualised: figures.annualised_fen / 1_000_000,
    warnings: JSON.parse(figures.warnings) as unknown,
  };
}
