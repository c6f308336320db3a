import { listedFields, type OwnField } from '../../catalogue/own-field.ts';
import { ownFieldsIn } from '../../db/own-fields.ts';
import { matchingIds } from '../../db/project-list.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { WorkbooksTable } from '../../db/tables/workbook-tables.ts';
import { viewsFor } from '../../db/views.ts';
import { OFFICIAL_TARGETS, type OfficialColumn } from '../../exchange/official-columns.ts';
import { paths } from '../../paths.ts';
import { readKept } from '../../services/life/evidence-files.ts';
import { changeWorkbook, removeWorkbook } from '../../services/workbooks/save-workbook.ts';
import {
  bindingOf,
  isTarget,
  officialMemory,
  readBlank,
  type ReadBlank,
} from '../../services/workbooks/workbook-columns.ts';
import { filterSentence } from '../../catalogue/filter-sentence.ts';
import { cityLists } from '../../services/options.ts';
import { field, type Choice } from '../field.ts';
import { filterContext } from '../filter-context.ts';
import { filterWords } from '../filter-words.ts';
import { readFields } from '../form.ts';
import { page, redirect, type FieldProblem, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { grouped } from '../../words/number.ts';
import type { Translate } from '../../words/messages.ts';
import { contextOf, queryOf, workbookAt } from './workbook-at.ts';

const RETURN_LEVELS = ['city', 'province', 'nation'] as const;

interface Stated {
  readonly typed: Readonly<Record<string, string>>;
  readonly level: WorkbooksTable['level'];
  readonly read: ReadBlank | null;
  readonly errors: readonly FieldProblem[];
}

const columnName = (index: number): string => `column-${String(index)}`;

/** Another sheet or header row is read again from the blank, before any transaction. */
export async function rereadBlank(request: Request_, db: Reader): Promise<Stated> {
  const { t, config } = request;
  const row = await workbookAt(request, db);
  const names = bindingOf(row).columns.map(({ index }) => columnName(index));
  const typed = readFields(request.form, [
    'name',
    'sheet',
    'header_row',
    'level',
    'query',
    'view',
    'version',
    ...names,
  ]);
  const level = RETURN_LEVELS.find((one) => one === typed['level']) ?? row.level;
  const headerRow = /^\d{1,4}$/.test(typed['header_row'] ?? '') ? Number(typed['header_row']) : 0;
  if (headerRow === 0)
    return { typed, level, read: null, errors: [{ field: 'header_row', message: t('workbooks.header-row-typed') }] };
  const moved = typed['sheet'] !== row.sheet || headerRow !== row.header_row || level !== row.level;
  if (!moved) return { typed, level, read: null, errors: [] };
  const bytes = await readKept(config.data, row.sha256);
  if (bytes === null)
    return { typed, level, read: null, errors: [{ field: 'sheet', message: t('workbooks.file-gone') }] };
  const read = await readBlank(bytes, await officialMemory(db, config.city), level, {
    sheet: typed['sheet'] ?? row.sheet,
    headerRow,
  });
  const errors = read.ok ? [] : [{ field: 'header_row', message: t(`imports.refused-${read.refusal}`) }];
  return { typed, level, read, errors };
}

export async function bindColumns(
  request: Request_,
  trx: Writer,
  { typed, level, read, errors }: Stated,
): Promise<Reply> {
  const { t } = request;
  const row = await workbookAt(request, trx);
  if (errors.length > 0) return showWorkbook(request, trx, errors, 422);
  const views = await viewsFor(trx, request.config.city, request.person);
  const own = await ownFieldsIn(trx, request.config.city);
  const query = views.find(({ id }) => id === typed['view'])?.query ?? plainQuery(typed['query'] ?? '');
  const binding = bindingOf(row);
  const next =
    read?.ok === true
      ? {
          sheet: read.sheet,
          header_row: read.place.row + read.place.depth - 1,
          columns: { depth: read.place.depth, columns: read.columns },
        }
      : {
          sheet: row.sheet,
          header_row: row.header_row,
          columns: { depth: binding.depth, columns: chosen(binding.columns, typed, own) },
        };
  const twice = doubled(next.columns.columns);
  if (twice !== null)
    return showWorkbook(request, trx, [{ field: columnName(twice), message: t('workbooks.twice') }], 422);
  const version = /^\d{1,9}$/.test(typed['version'] ?? '') ? Number(typed['version']) : -1;
  const input = {
    ...row,
    ...next,
    columns: JSON.stringify(next.columns),
    name: (typed['name'] ?? '').normalize('NFC').trim().slice(0, 100) || row.name,
    level,
    query,
  };
  const saved = await changeWorkbook(trx, contextOf(request), row, version, input);
  if (saved === 'stale')
    return showWorkbook(request, trx, [{ field: '', message: t('workbooks.stale', { who: row.updated_by }) }], 409);
  return redirect(paths.workbook.to({ id: row.id }), { notice: t(`workbooks.${read === null ? saved : 'reread'}`) });
}

export async function sendRemove(request: Request_, trx: Writer): Promise<Reply> {
  const { version } = readFields(request.form, ['version']);
  const row = await workbookAt(request, trx);
  if (!(await removeWorkbook(trx, contextOf(request), row, Number(version) || -1)))
    return showWorkbook(
      request,
      trx,
      [{ field: '', message: request.t('workbooks.stale', { who: row.updated_by }) }],
      409,
    );
  return redirect(paths.workbooks.to(), { notice: request.t('workbooks.removed') });
}

function chosen(
  columns: readonly OfficialColumn[],
  typed: Readonly<Record<string, string>>,
  own: readonly OwnField[],
): readonly OfficialColumn[] {
  return columns.map((column) => {
    const target = typed[columnName(column.index)] ?? '';
    return { ...column, target: isTarget(target, own) ? target : null };
  });
}

/** The first column whose target another one has already. */
function doubled(columns: readonly OfficialColumn[]): number | null {
  const seen = new Set<string>();
  for (const { index, target } of columns) {
    if (target !== null && seen.has(target)) return index;
    if (target !== null) seen.add(target);
  }
  return null;
}

/** A list's address or what stands behind its question mark. */
const plainQuery = (text: string): string =>
  new URLSearchParams(text.trim().replace(/^[^?]*\?/, '')).toString().slice(0, 2000);

export async function showWorkbook(
  request: Request_,
  db: Reader,
  errors: readonly FieldProblem[] = [],
  status = 200,
): Promise<Reply> {
  const { t, programme, locale, scope, config, person } = request;
  const row = await workbookAt(request, db);
  const lists = await cityLists(db, programme, locale);
  const query = await queryOf(request, db, row);
  const ids = await matchingIds(db, scope, query.filter, filterContext(request));
  const views = await viewsFor(db, config.city, person);
  const targets = targetChoices(lists.own, t);
  const make = (name: string, value: string, spec: object) =>
    field({ name, label: t(`workbooks.field-${name}`), value, ...spec }, errors);
  const { columns } = bindingOf(row);
  const data = {
    title: row.name,
    crumbs: [{ label: t('workbooks.title'), href: paths.workbooks.to() }],
    errors,
    file: row.file_name,
    blank: paths.blankWorkbook.to({ id: row.id }),
    fill: paths.filledWorkbook.to({ id: row.id }),
    fillSentence: t('workbooks.fill-sentence', {
      count: grouped(ids.length),
      which: filterSentence(query.filter, filterWords(lists, t)),
      row: row.header_row + 1,
    }),
    bound: t('workbooks.bound', { bound: columns.filter(({ target }) => target !== null).length, all: columns.length }),
    action: paths.workbook.to({ id: row.id }),
    remove: paths.removeWorkbook.to({ id: row.id }),
    version: String(row.version),
    fields: [
      make('name', row.name, { maxLength: 100 }),
      make('level', row.level, {
        control: 'select',
        choices: RETURN_LEVELS.map((level) => ({ value: level, label: t(`options.level.${level}`) })),
        hint: t('workbooks.hint-level'),
      }),
      make('sheet', row.sheet, { maxLength: 100 }),
      make('header_row', String(row.header_row), { control: 'number', hint: t('workbooks.hint-header_row') }),
      make('view', '', {
        control: 'select',
        choices: [
          { value: '', label: t('workbooks.no-view') },
          ...views.map(({ id, name }) => ({ value: id, label: name })),
        ],
      }),
      make('query', row.query, { maxLength: 2000, hint: t('workbooks.hint-query') }),
    ],
    columns: columns.map(({ index, header, target }) => ({
      header,
      letter: letters(index),
      control: field(
        {
          name: columnName(index),
          label: t('workbooks.column-of', { header }),
          value: target ?? '',
          control: 'select',
          choices: targets,
        },
        errors,
      ),
    })),
    returns: paths.workbookReturns.to({ id: row.id }),
    returnFields: [
      make('file', '', { control: 'file', required: true }),
      make('document', '', { maxLength: 200, required: row.level !== 'city' }),
      make('day', '', { control: 'date' }),
    ],
    level: t(`options.level.${row.level}`),
  };
  return page('workbooks/workbook', data, { status });
}

/** Every target by name, in the order of the record. */
function targetChoices(own: readonly OwnField[], t: Translate): readonly Choice[] {
  const named = [...OFFICIAL_TARGETS].map(([value, target]) => ({ value, label: targetName(value, target, t) }));
  const ours = listedFields(own).map(({ key }) => ({ value: key, label: t(`fields.${key}`) }));
  return [{ value: '', label: t('workbooks.left-alone') }, ...named, ...ours];
}

function targetName(key: string, target: NonNullable<ReturnType<typeof OFFICIAL_TARGETS.get>>, t: Translate): string {
  if (target.kind === 'field') return t(`fields.${key}`);
  if (target.kind === 'number') return t('workbooks.target-number');
  const pollutant = target.pollutant === null ? '' : t(`options.pollutant.${target.pollutant}`);
  if (target.kind === 'cut') return t('workbooks.target-cut', { pollutant });
  return t('workbooks.target-amount', { pollutant, level: t(`options.level.${target.level}`) });
}

function letters(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : letters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
}
