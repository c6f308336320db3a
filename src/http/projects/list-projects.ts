import { may } from '../../catalogue/roles.ts';
import { columnOf } from '../../catalogue/fields.ts';
import { parseListQuery } from '../../catalogue/filter.ts';
import { listPage, type ListRow } from '../../db/project-list.ts';
import type { Reader } from '../../db/reader.ts';
import { cachedTotals } from '../../services/cached-totals.ts';
import { cityLists } from '../../services/options.ts';
import { filterContext } from '../filter-context.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { lastPage } from '../pager.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { downloadProjects } from './download-projects.ts';
import { listView, shownColumns } from './list-view.ts';

/** The list of projects: a GET form whose address restores it whole; `.csv`, `.xlsx` and `.json` answer the same query. */
export async function listProjects(request: Request_, db: Reader): Promise<Reply> {
  const query = parseListQuery(request.query, request.programme.year, ['lang', 'book', 'scenario']);
  if (request.format !== 'html') return downloadProjects(request, db, query);
  const context = filterContext(request);
  const lists = await cityLists(db, request.programme, request.locale);
  const totals = await cachedTotals(db, request.programme, request.scope, query.filter, context);
  const total = totals.reduce((sum, book) => sum + book.count, 0);
  const inside = { ...query, page: Math.min(query.page, lastPage({ total, per: query.per })) };
  const columns = shownColumns(query).map((field) => columnOf(field) as keyof ListRow);
  const rows = await listPage(db, request.scope, inside, context, ['status', ...columns]);
  const { role } = request.person;
  const rights = {
    create: may(role, 'project.create'),
    import: may(role, 'import'),
    scenario: may(role, 'scenario.save'),
  };
  return page(
    'projects/list',
    listView({ query, tabs: ledgerTabs(request, 'list'), rows, totals, lists, t: request.t, may: rights }),
  );
}
