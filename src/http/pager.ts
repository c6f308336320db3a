import type { Link } from '../paths.ts';
import type { Translate } from '../words/messages.ts';

/** Rows a page of a list may hold. */
const PAGE_SIZES = [25, 50, 100] as const;

export interface Paging {
  readonly total: number;
  readonly page: number;
  readonly per: number;
}

/** Reads `page` and `per` of an address: whole numbers from 1, a size that is offered; anything else is the first page of 25. */
export function readPaging(query: URLSearchParams): { readonly page: number; readonly per: number } {
  const page = /^[1-9]\d{0,6}$/.exec(query.get('page') ?? '');
  const per = PAGE_SIZES.find((size) => String(size) === query.get('per'));
  return { page: page ? Number(page[0]) : 1, per: per ?? PAGE_SIZES[0] };
}

/** A page past the end is the last one. */
export function lastPage({ total, per }: Omit<Paging, 'page'>): number {
  return Math.max(1, Math.ceil(total / per));
}

/** Everything `views/parts/pager.hbs` names. `linkTo` gives the address of a page, `range` the sentence that counts its rows. */
export function pager(paging: Paging, linkTo: (page: number) => Link, t: Translate, range = 'frame.pager.range') {
  const { total, per } = paging;
  const last = lastPage(paging);
  const page = Math.min(paging.page, last);
  const link = (target: number, key: string, rel: string | null) => ({ href: linkTo(target), label: t(key), rel });
  const back = page > 1 ? [link(1, 'frame.pager.first', 'first'), link(page - 1, 'frame.pager.previous', 'prev')] : [];
  const on = page < last ? [link(page + 1, 'frame.pager.next', 'next'), link(last, 'frame.pager.last', 'last')] : [];
  const shown = { total, from: (page - 1) * per + 1, to: Math.min(page * per, total) };
  return { text: total === 0 ? t('frame.pager.none') : t(range, shown), links: [...back, ...on] };
}
