import { may } from '../../catalogue/roles.ts';
import type { Reader } from '../../db/reader.ts';
import { targetsOf } from '../../db/targets.ts';
import { writeCsv } from '../../exchange/write-csv.ts';
import { writeWorkbook } from '../../exchange/write-workbook.ts';
import { ledgerOutcome } from '../../services/ledger.ts';
import { cityLists } from '../../services/options.ts';
import { shanghaiMinute } from '../../words/day.ts';
import { file, json, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { targetTabs } from '../target-tabs.ts';
import { targetsJson, targetsTable } from './targets-table.ts';
import { targetsView } from './targets-view.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What was promised and where we stand; a district sees what was assigned to it. */
export async function showTargets(request: Request_, db: Reader): Promise<Reply> {
  const { programme, locale, t, asOf, scope, person, format } = request;
  const key = { city: programme.city, programme: programme.id };
  const { portfolio, outcome } = await ledgerOutcome(db, key, asOf);
  const [rows, lists] = [await targetsOf(db, key), await cityLists(db, programme, locale)];
  if (format === 'html')
    return page('targets/targets', {
      ...targetsView({
        rows,
        district: scope.district,
        portfolio,
        outcome,
        lists,
        mayEdit: may(person.role, 'target.edit'),
        t,
      }),
      tabs: targetTabs(request, 'air'),
    });
  const own = rows.filter(({ district }) => scope.district === null || district === scope.district);
  if (format === 'json') return json(targetsJson(own, outcome));
  const table = targetsTable(own, outcome, lists, t);
  const name = t('targets.file-name', { year: programme.year, day: asOf });
  if (format === 'csv') return file(writeCsv(table), { name: `${name}.csv`, type: 'text/csv; charset=utf-8' });
  const lines = [
    [t('projects.notes.programme'), programme.name],
    [t('projects.notes.as-of'), asOf],
    [t('projects.notes.made'), shanghaiMinute(request.now.toISOString())],
    [t('projects.notes.person'), person.displayName],
    ...(programme.sample === 1 ? [[t('projects.notes.sample'), t('projects.notes.sample-text')] as const] : []),
  ] as const;
  const bytes = await writeWorkbook({ name: t('projects.notes.title'), lines }, table);
  return file(bytes, { name: `${name}.xlsx`, type: XLSX });
}
