import { PAPER_KINDS } from '../../catalogue/checklists.ts';
import { REJECTION_CODES } from '../../catalogue/review/rejection-rules.ts';
import type { Reader } from '../../db/reader.ts';
import { cachedReviews } from '../../services/review/cached-reviews.ts';
import type { Review } from '../../services/review/review-projects.ts';
import { cityLists, type CityLists } from '../../services/options.ts';
import { ignoredIn } from '../ignored.ts';
import { ledgerTabs } from '../ledger-tabs.ts';
import { page, type Reply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { csvFile } from '../table-file.ts';
import { reviewsTable, reviewsView } from './reviews-view.ts';

/** Which rows are rehearsed: finished ones of the statistics book, all of that book, or everything. */
const ROWS = ['done', 'counted', 'all'] as const;
export type Rows = (typeof ROWS)[number];

export interface ReviewQuery {
  readonly rows: Rows;
  readonly district: string;
  readonly code: string;
  readonly paper: string;
  readonly page: number;
}

/** 核查预演: what the province would cut, why, and which papers would save it. */
export async function listReviews(request: Request_, db: Reader): Promise<Reply> {
  const { scope, asOf, programme, locale, t, person } = request;
  const lists = await cityLists(db, programme, locale);
  const query = readQuery(request.query, lists);
  const all = (await cachedReviews(db, scope, asOf)).filter((review) => isAsked(review, query));
  const shown = all.filter(({ findings }) => isNamed(findings, query));
  if (request.format === 'csv') return csvFile(`${t('reviews.title')}_${asOf}`, reviewsTable(shown, lists, t));
  const view = reviewsView({
    query,
    all,
    shown,
    lists,
    t,
    tabs: ledgerTabs(request, 'reviews'),
    mayFilter: person.role !== 'district',
  });
  return page('reviews/list', { ...view, ignored: ignoredIn(request.query, { ...query, page: view.current }) });
}

function readQuery(query: URLSearchParams, { districts }: CityLists): ReviewQuery {
  const rows = query.get('rows') ?? '';
  const code = query.get('code') ?? '';
  const wanted = /^[1-9]\d{0,4}$/.test(query.get('page') ?? '') ? Number(query.get('page')) : 1;
  return {
    rows: ROWS.find((one) => one === rows) ?? 'done',
    district: districts.find(({ id }) => id === query.get('district'))?.id ?? '',
    code: REJECTION_CODES.find((one) => one === code) ?? '',
    paper: PAPER_KINDS.find((one) => one === query.get('paper')) ?? '',
    page: wanted,
  };
}

function isAsked({ record }: Review, { rows, district }: ReviewQuery): boolean {
  if (record.merged_into !== null || record.status === 'cancelled' || record.status === 'proposed') return false;
  if (district !== '' && record.district !== district) return false;
  if (rows === 'all') return true;
  return record.counted !== null && (rows === 'counted' || record.status === 'built' || record.status === 'verified');
}

function isNamed(findings: Review['findings'], { code, paper }: ReviewQuery): boolean {
  if (code !== '' && !findings.some((one) => one.code === code)) return false;
  return paper === '' || findings.some(({ papers }) => papers.some((one) => one === paper));
}
