import { airSums } from '../../db/statistics.ts';
import type { Reader } from '../../db/reader.ts';
import { writeCsv } from '../../exchange/write-csv.ts';
import { writeWorkbook } from '../../exchange/write-workbook.ts';
import { cityLists } from '../../services/options.ts';
import { fiveYearOf, statisticsOf } from '../../services/statistics.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { file, json, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { targetTabs } from '../target-tabs.ts';
import { statisticsJson } from './statistics-json.ts';
import { statisticsTable } from './statistics-table.ts';
import { statisticsView } from './statistics-view.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The statistics book of the year: what was stated at every level, what is left and why; the whole city's task beside it. */
export async function showStatistics(request: Request_, db: Reader): Promise<Reply> {
  const { t, locale, programme, scope, asOf, person } = request;
  const statistics = await statisticsOf(db, programme, scope);
  // Prior years and the task are the city's: a branch sees its own tonnes only.
  const years = scope.district === null ? await fiveYearOf(db, programme.city, statistics.book) : [];
  if (request.format === 'json') return json(statisticsJson(statistics, years));
  const lists = await cityLists(db, programme, locale);
  if (request.format !== 'html') {
    const table = statisticsTable(statistics, lists, t);
    const name = t('statistics.file-name', { year: statistics.book.year, day: asOf });
    if (request.format === 'csv')
      return file(writeCsv(table), { name: `${name}.csv`, type: 'text/csv; charset=utf-8' });
    const lines = [
      [t('statistics.book-label'), t('statistics.book-is')],
      [t('statistics.period'), t('statistics.period-is', { year: statistics.book.year })],
      [t('projects.notes.programme'), programme.name],
      [t('projects.notes.as-of'), asOf],
      [t('projects.notes.made'), shanghaiMinute(request.now.toISOString())],
      [t('projects.notes.person'), person.displayName],
      ...(programme.sample === 1 ? [[t('projects.notes.sample'), t('projects.notes.sample-text')] as const] : []),
    ] as const;
    const bytes = await writeWorkbook({ name: t('projects.notes.title'), lines }, table);
    return file(bytes, { name: `${name}.xlsx`, type: XLSX });
  }
  const air = await airSums(db, scope);
  return page('statistics/statistics', {
    ...statisticsView({ statistics, years, air, lists, wholeCity: scope.district === null, t }),
    tabs: targetTabs(request, 'statistics'),
  });
}
