import { may } from '../../catalogue/roles.ts';
import { parseListQuery } from '../../catalogue/filter.ts';
import { listPage, listTotals } from '../../db/project-list.ts';
import { standings } from '../../db/project-standing.ts';
import { targetsOf } from '../../db/targets.ts';
import { paths } from '../../paths.ts';
import { ledgerOutcome } from '../../services/portfolio/ledger.ts';
import { cityLists } from '../../services/options.ts';
import { whatWaits } from '../../services/notices/what-waits.ts';
import { page } from '../reply.ts';
import { read, type Route } from '../route.ts';
import { DUE_QUERY, LATE_COLUMNS, LATE_QUERY, todayView } from './today-view.ts';

const LATE_SHOWN = 10;

export const routes: readonly Route[] = [
  read(paths.today.pattern, 'project.read', async (request, db) => {
    const { programme, scope, locale, t, asOf, person } = request;
    const key = { city: programme.city, programme: programme.id };
    const context = { today: asOf, me: { district: person.district, displayName: person.displayName } };
    const late = parseListQuery(new URLSearchParams(LATE_QUERY), programme.year);
    const due = parseListQuery(new URLSearchParams(DUE_QUERY), programme.year);
    const ledger = await ledgerOutcome(db, key, asOf);
    const soon = await listTotals(db, scope, due.filter, context);
    const view = todayView({
      asOf,
      district: scope.district,
      taskCount: programme.task_count,
      portfolio: ledger.portfolio,
      outcome: ledger.outcome,
      targets: await targetsOf(db, key),
      standings: await standings(db, scope, asOf),
      late: (await listPage(db, scope, { ...late, per: LATE_SHOWN }, context, LATE_COLUMNS)).slice(0, LATE_SHOWN),
      waiting: await whatWaits(db, programme, person, asOf),
      dueSoon: soon.reduce((sum, { count }) => sum + count, 0),
      lists: await cityLists(db, programme, locale),
      contacts: may(person.role, 'project.contacts'),
      orders: may(person.role, 'briefing.order'),
      t,
    });
    return page('today/today', view);
  }),
];
