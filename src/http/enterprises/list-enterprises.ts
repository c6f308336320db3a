import { fieldOf } from '../../catalogue/fields.ts';
import { countEnterprises, enterprisesPage, sourcesOfEnterprises } from '../../db/enterprises.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { cityLists, optionName } from '../../services/options.ts';
import { field } from '../field.ts';
import { ignoredIn } from '../ignored.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { lastPage, pager, readPaging } from '../pager.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { clauses } from '../../words/joined.ts';

/** Enterprises with the numbers of their sources, which is what a project names. */
export async function listEnterprises(request: Request_, db: Reader): Promise<Reply> {
  const { scope, query, t, programme, locale } = request;
  const words = (query.get('q') ?? '').trim().slice(0, 100);
  const { page: asked, per } = readPaging(query);
  const total = await countEnterprises(db, scope, words);
  const current = Math.min(asked, lastPage({ total, per }));
  const rows = await enterprisesPage(db, scope, words, { limit: per, offset: (current - 1) * per });
  const sources = await sourcesOfEnterprises(
    db,
    scope,
    rows.map(({ id }) => id),
  );
  const lists = await cityLists(db, programme, locale);
  const data = {
    title: t('enterprises.title'),
    ignored: ignoredIn(query, { q: words, page: current, per }),
    tabs: ledgerTabs(request, 'enterprises'),
    search: field({ name: 'q', label: t('enterprises.search'), value: words, control: 'search', maxLength: 100 }),
    add: paths.newEnterprise.to(),
    rows: rows.map((row) => ({
      id: row.id,
      href: paths.enterprise.to({ id: row.id }),
      name: row.name,
      code: row.credit_code ?? '',
      industry: row.industry ?? '',
      district: optionName(fieldOf('district')!, row.district, lists, t),
      sources: clauses(
        sources.filter(({ enterprise }) => enterprise === row.id).map(({ id, name }) => `${id} ${name}`),
        t,
      ),
    })),
    pager: pager({ total, per, page: current }, (to) => paths.enterprises.to({ q: words, page: to, per }), t),
  };
  return page('enterprises/list', data);
}
