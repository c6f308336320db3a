import { cartogram } from '../../charts/cartogram.ts';
import { districtMap } from '../../charts/district-map.ts';
import type { DistrictShape } from '../../catalogue/district-map.ts';
import { fieldOf } from '../../catalogue/fields.ts';
import { listParams, type ListQuery } from '../../catalogue/filter.ts';
import { isSummed, USUAL_SUMS, type SummedField } from '../../catalogue/summed.ts';
import type { Reader } from '../../db/reader.ts';
import { paths } from '../../paths.ts';
import { cachedTotals } from '../../services/figures/cached-totals.ts';
import { readCityMap } from '../../services/city-map.ts';
import { groupedBooks, SUM_DECIMALS, type GroupedBook } from '../../services/figures/list-groups.ts';
import { readListQuery } from '../../services/figures/list-query.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import type { Translate } from '../../words/messages.ts';
import { number } from '../../words/number.ts';
import { asKnownOn } from '../as-known-on.ts';
import { filterContext } from '../filter-context.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { listLink } from '../view-strip.ts';
import { groupTables } from './list-groups-view.ts';
import { LIST_COMPANIONS } from './list-projects.ts';
import { noticesOf, sentenceOf, totalsSentence } from './list-view.ts';

/** What a district can be shown by: how many projects, or one of the sums of its planned book. */
const MEASURES = ['count', ...USUAL_SUMS, 'capital'] as const;
type Measure = (typeof MEASURES)[number];

/** The list as a map: one figure per district, the same filter and day, and the figures of every book beside it. */
export async function mapProjects(present: Request_, now: Reader): Promise<Reply> {
  const { request, db, day } = await asKnownOn(present, now);
  const { t, programme, scope } = request;
  const lists = await cityLists(db, programme, request.locale);
  const read = readListQuery(request.query, programme.year, lists, t, [
    ...LIST_COMPANIONS,
    'measure',
    ...(day === null ? [] : ['as_of']),
  ]);
  const list: ListQuery = { ...read, page: 1, asOf: day };
  const query: ListQuery = { ...list, group: 'district' };
  const measure = MEASURES.find((known) => known === request.query.get('measure')) ?? 'count';
  const context = filterContext(request);
  const totals = await cachedTotals(db, programme, scope, query.filter, context);
  const sums: readonly SummedField[] = [...USUAL_SUMS, 'capital'];
  const about = { scope, filter: query.filter, grouping: 'district', context } as const;
  const books = await groupedBooks(db, about, totals, sums, { lists, t });
  return page('projects/map', {
    title: t('projects.map'),
    crumbs: [{ label: t('projects.title'), href: listLink(listParams(list)) }],
    tabs: ledgerTabs(request, 'list'),
    back: listLink(listParams(list)),
    times: {
      banner: day === null ? null : t('projects.known-on', { day }),
      present: paths.projectMap.to(withMeasure(listParams({ ...list, asOf: null }), measure)),
    },
    sentence: sentenceOf({ query, lists, t }),
    totalsSentence: totalsSentence(totals, t),
    ignored: read.ignored,
    notices: noticesOf({ ...read, page: 1 }, 1, t),
    measures: MEASURES.map((id) => ({
      label: measureName(id, t),
      href: paths.projectMap.to(withMeasure(listParams(list), id)),
      current: id === measure,
    })),
    figure: figureOf(measure, books, lists, await readCityMap(db, request.config.city), t),
    groups: groupTables(query, books, sums, t),
  });
}

function figureOf(
  measure: Measure,
  books: readonly GroupedBook[],
  lists: CityLists,
  shapes: readonly DistrictShape[] | null,
  t: Translate,
) {
  const values = new Map<string, number>();
  for (const book of books)
    for (const { key, count, sums } of book.groups) {
      if (key === null || (measure !== 'count' && book.book !== 'planned')) continue;
      values.set(key, (values.get(key) ?? 0) + (measure === 'count' ? count : sums[measure]!));
    }
  const districts = lists.districts.map(({ id, name }) => ({
    code: id,
    name,
    value: values.get(id) ?? null,
    note: '',
  }));
  const [most] = districts.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const decimals = measure === 'count' ? 0 : SUM_DECIMALS;
  const name = measureName(measure, t);
  const title =
    values.size === 0
      ? name
      : t('projects.map-most', { measure: name, district: most!.name, value: number(most!.value, decimals) });
  const data = { id: 'map', title, description: t('projects.map-description'), districts, measure: name, decimals };
  return shapes === null ? cartogram(data, t) : districtMap(data, shapes, t);
}

function measureName(measure: Measure, t: Translate): string {
  if (!isSummed(measure)) return t('projects.map-count');
  return t('projects.map-sum', { field: t(`fields.${measure}`), unit: t(`units.${fieldOf(measure)!.unit!}`) });
}

function withMeasure(params: URLSearchParams, measure: Measure): URLSearchParams {
  if (measure !== 'count') params.set('measure', measure);
  return params;
}
