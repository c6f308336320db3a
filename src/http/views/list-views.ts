import { changesView } from '../../catalogue/view.ts';
import { filterSentence } from '../../catalogue/filter-sentence.ts';
import type { Reader } from '../../db/reader.ts';
import { viewsFor, type SeenView } from '../../db/views.ts';
import { paths } from '../../paths.ts';
import { readListQuery } from '../../services/figures/list-query.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { filterWords } from '../filter-words.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { viewLink } from '../view-strip.ts';
import { clauses } from '../../words/joined.ts';

/** Every saved view a person sees, with what each of them shows in words. */
export async function showViews(request: Request_, db: Reader): Promise<Reply> {
  const { t, person, programme } = request;
  const [lists, views] = [
    await cityLists(db, programme, request.locale),
    await viewsFor(db, request.config.city, person),
  ];
  return page('views/list', {
    title: t('views.title'),
    tabs: ledgerTabs(request, 'views'),
    rows: views.map((view) => viewRow(request, view, lists)),
    hasDefault: views.some(({ isDefault }) => isDefault),
  });
}

function viewRow({ t, person, programme }: Request_, view: SeenView, lists: CityLists) {
  const query = readListQuery(new URLSearchParams(view.query), programme.year, lists, t);
  const more = [
    ...(query.group === null ? [] : [t('views.grouped', { by: t(`fields.${query.group}`) })]),
    ...(query.cols.length === 0 ? [] : [t('views.columns', { count: query.cols.length })]),
    ...(query.sort.length === 0 ? [] : [t('views.sorted', { by: t(`fields.${query.sort[0]!.field}`) })]),
  ];
  const params = { id: view.id };
  return {
    id: view.id,
    name: view.name,
    href: viewLink(view),
    sentence: clauses([filterSentence(query.filter, filterWords(lists, t)), ...more], t),
    unknown: query.ignored.length === 0 ? null : t('projects.ignored', { list: query.ignored }),
    scope: t(`views.scope-${view.scope}`),
    owner: view.owner === person.id ? t('views.me') : view.owner_name,
    isDefault: view.isDefault,
    edit: changesView(view, person) ? paths.view.to(params) : null,
    copy: paths.copyView.to(params),
  };
}
