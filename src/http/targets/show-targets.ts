import { may } from '../../catalogue/roles.ts';
import type { Reader } from '../../db/reader.ts';
import { targetsOf } from '../../db/targets.ts';
import { ledgerOutcome } from '../../services/portfolio/ledger.ts';
import { cityLists } from '../../services/options.ts';
import { tableFile } from '../table-file.ts';
import { ignoredIn } from '../ignored.ts';
import { json, page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { targetTabs } from '../target-tabs.ts';
import { targetsJson, targetsTable } from './targets-table.ts';
import { targetsView } from './targets-view.ts';

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
      ignored: ignoredIn(request.query, {}),
    });
  const own = rows.filter(({ district }) => scope.district === null || district === scope.district);
  if (format === 'json') return json(targetsJson(own, outcome));
  const table = targetsTable(own, outcome, lists, t);
  const name = t('targets.file-name', { year: programme.year, day: asOf });
  return tableFile(request, format, name, table);
}
