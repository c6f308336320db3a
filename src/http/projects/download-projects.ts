import { may } from '../../catalogue/roles.ts';
import { listParams, type ListQuery } from '../../catalogue/filter.ts';
import { isSummed, USUAL_SUMS, type SummedField } from '../../catalogue/summed.ts';
import type { Reader } from '../../db/reader.ts';
import { cachedTotals } from '../../services/figures/cached-totals.ts';
import { groupedBooks, groupOrder } from '../../services/figures/list-groups.ts';
import { fingerprintOf } from '../../services/fingerprint.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { apiProject, exportedProjects, exportFields, exportTable } from '../../services/projects/export-projects.ts';
import { cellNames } from '../../services/projects/project-cells.ts';
import { filterContext } from '../filter-context.ts';
import { json, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { csvFile, tableFile } from '../table-file.ts';
import { listLink } from '../view-strip.ts';
import { groupSheet, withSubtotals } from './group-sheet.ts';
import { sentenceOf } from './list-view.ts';

/** The same rows a person sees, whole filter, as .xlsx, .csv or .json; workbook and CSV are the import template. */
export async function downloadProjects(request: Request_, db: Reader, query: ListQuery): Promise<Reply> {
  const { t, locale, programme, scope, person } = request;
  const lists = await cityLists(db, programme, locale);
  const context = filterContext(request);
  const contacts = may(person.role, 'project.contacts');
  const order = groupOrder(query.group, lists, t);
  const projects = await exportedProjects(db, scope, query, context, contacts, undefined, order);
  const fields = exportFields(query.cols, request.query.get('cols') === 'all', lists.own);
  const sums = fields.map(({ key }) => key).filter(isSummed);
  const grouped = await subtotals(request, db, query, sums.length > 0 ? sums : USUAL_SUMS, lists);
  if (request.format === 'json') {
    const rows = projects.map(apiProject);
    return json(grouped === null ? rows : { group: grouped.by, books: grouped.books, rows });
  }
  const plain = exportTable(t('projects.title'), fields, projects, cellNames(lists, t));
  const name = fileName(request, query, lists);
  const rows = projects.map(({ row }) => row);
  const table =
    grouped === null || request.format !== 'csv'
      ? plain
      : withSubtotals(plain, fields, rows, grouped.by, grouped.books, t);
  if (request.format === 'csv') return csvFile(name, table);
  return tableFile(request, 'xlsx', name, table, {
    before: [[t('projects.notes.filter'), sentenceOf({ query, lists, t })]],
    after: [
      [t('projects.notes.rows'), String(projects.length)],
      [t('projects.notes.address'), `${request.header('host') ?? ''}${listLink(listParams(query))}`],
      [t('projects.notes.scenario'), t('projects.notes.scenario-text')],
      [t('projects.notes.fingerprint'), fingerprintOf(projects.map(apiProject))],
      [t('projects.notes.book'), t('projects.notes.book-text')],
      [t('projects.notes.use'), t('projects.notes.use-text')],
    ],
    further: grouped === null ? [] : [groupSheet(grouped.by, grouped.books, grouped.sums, t)],
  });
}

/** Named after the one district it holds, where it holds one only, and the day of its figures. */
function fileName({ t, asOf, scope }: Request_, { filter }: ListQuery, lists: CityLists): string {
  const [one, ...others] = filter.match === 'any' ? [] : filter.conditions.filter(({ field }) => field === 'district');
  const only = one?.op === 'any' && one.values.length === 1 && others.length === 0 ? one.values[0] : undefined;
  const code = scope.district ?? only;
  const district = lists.districts.find(({ id }) => id === code)?.name;
  if (district === undefined) return t('projects.file-name', { day: asOf });
  return t('projects.file-name-district', { district, day: asOf });
}

/** The subtotals of a grouped list, by book. */
async function subtotals(
  request: Request_,
  db: Reader,
  { group: by, filter }: ListQuery,
  sums: readonly SummedField[],
  lists: CityLists,
) {
  if (by === null) return null;
  const context = filterContext(request);
  const totals = await cachedTotals(db, request.programme, request.scope, filter, context);
  const about = { scope: request.scope, filter, grouping: by, context };
  return { by, sums, books: await groupedBooks(db, about, totals, sums, { lists, t: request.t }) };
}
