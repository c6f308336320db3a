import { targetsOf } from '../../db/targets.ts';
import { paths } from '../../paths.ts';
import { ledgerOutcome } from '../../services/ledger.ts';
import { cityLists } from '../../services/options.ts';
import { page } from '../reply.ts';
import { read, type Route } from '../route.ts';
import { targetTabs } from '../target-tabs.ts';
import { targetsView } from './targets-view.ts';

export const routes: readonly Route[] = [
  read(paths.targets.pattern, 'target.read', async (request, db) => {
    const { programme, locale, t, asOf } = request;
    const key = { city: programme.city, programme: programme.id };
    const { portfolio, outcome } = await ledgerOutcome(db, key, asOf);
    const [rows, lists] = [await targetsOf(db, key), await cityLists(db, programme, locale)];
    return page('targets/targets', {
      ...targetsView({ rows, district: request.scope.district, portfolio, outcome, lists, t }),
      tabs: targetTabs(request, 'air'),
    });
  }),
];
