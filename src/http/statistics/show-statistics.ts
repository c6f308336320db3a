import { airSums } from '../../db/statistics.ts';
import type { Reader } from '../../db/reader.ts';
import { cityLists } from '../../services/options.ts';
import { fiveYearOf, statisticsOf } from '../../services/statistics/statistics.ts';
import { json, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { tableFile } from '../table-file.ts';
import { targetTabs } from '../target-tabs.ts';
import { statisticsJson } from './statistics-json.ts';
import { statisticsTable } from './statistics-table.ts';
import { statisticsView } from './statistics-view.ts';

/** The statistics book of the year: what was stated at every level, what is left and why; the whole city's task beside it. */
export async function showStatistics(request: Request_, db: Reader): Promise<Reply> {
  const { t, locale, programme, scope, asOf } = request;
  const statistics = await statisticsOf(db, programme, scope);
  // Prior years and the task are the city's: a branch sees its own tonnes only.
  const years = scope.district === null ? await fiveYearOf(db, programme.city, statistics.book) : [];
  if (request.format === 'json') return json(statisticsJson(statistics, years));
  const lists = await cityLists(db, programme, locale);
  if (request.format !== 'html') {
    const table = statisticsTable(statistics, lists, t);
    const name = t('statistics.file-name', { year: statistics.book.year, day: asOf });
    return tableFile(request, request.format, name, table, {
      before: [
        [t('statistics.book-label'), t('statistics.book-is')],
        [t('statistics.period'), t('statistics.period-is', { year: statistics.book.year })],
      ],
    });
  }
  const air = await airSums(db, scope);
  return page('statistics/statistics', {
    ...statisticsView({ statistics, years, air, lists, wholeCity: scope.district === null, t }),
    tabs: targetTabs(request, 'statistics'),
  });
}
