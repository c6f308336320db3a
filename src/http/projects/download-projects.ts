import { may } from '../../catalogue/roles.ts';
import type { ListQuery } from '../../catalogue/filter.ts';
import type { Reader } from '../../db/reader.ts';
import { writeCsv } from '../../exchange/write-csv.ts';
import { writeWorkbook } from '../../exchange/write-workbook.ts';
import { cityLists } from '../../services/options.ts';
import { apiProject, exportedProjects, exportFields, exportTable } from '../../services/export-projects.ts';
import { cellNames } from '../../services/project-cells.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { filterContext } from '../filter-context.ts';
import { file, json, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { sentenceOf } from './list-view.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The same rows a person sees, whole filter, as .xlsx, .csv or .json; workbook and CSV are the import template. */
export async function downloadProjects(request: Request_, db: Reader, query: ListQuery): Promise<Reply> {
  const { t, locale, programme, scope, person } = request;
  const lists = await cityLists(db, programme, locale);
  const projects = await exportedProjects(
    db,
    scope,
    query,
    filterContext(request),
    may(person.role, 'project.contacts'),
  );
  if (request.format === 'json') return json(projects.map(apiProject));
  const table = exportTable(
    t('projects.title'),
    exportFields(query.cols, request.query.get('cols') === 'all'),
    projects,
    cellNames(lists, t),
  );
  const name = t('projects.file-name', { day: request.asOf });
  if (request.format === 'csv') return file(writeCsv(table), { name: `${name}.csv`, type: 'text/csv; charset=utf-8' });
  const lines = [
    [t('projects.notes.filter'), sentenceOf({ query, lists, t })],
    [t('projects.notes.programme'), programme.name],
    [t('projects.notes.as-of'), request.asOf],
    [t('projects.notes.made'), shanghaiMinute(request.now.toISOString())],
    [t('projects.notes.person'), person.displayName],
    [t('projects.notes.rows'), String(projects.length)],
    [t('projects.notes.book'), t('projects.notes.book-text')],
    [t('projects.notes.use'), t('projects.notes.use-text')],
    ...(programme.sample === 1 ? [[t('projects.notes.sample'), t('projects.notes.sample-text')] as const] : []),
  ] as const;
  const workbook = await writeWorkbook({ name: t('projects.notes.title'), lines }, table);
  return file(workbook, { name: `${name}.xlsx`, type: XLSX });
}
