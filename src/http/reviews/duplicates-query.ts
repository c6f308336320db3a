import { GRADES, type Grade } from '../../catalogue/duplicates.ts';
import { searchKey } from '../../catalogue/search-key.ts';
import { paths, type Link } from '../../paths.ts';
import type { OpenPair } from '../../services/review/duplicate-pairs.ts';
import { readPaging } from '../pager.ts';

/** Which pairs are shown: those that wait for an answer, or what was answered. */
export interface DuplicatesQuery {
  readonly state: 'open' | 'answered';
  readonly grade: Grade | '';
  readonly district: string;
  readonly q: string;
  readonly page: number;
}

const LONGEST = 200;

/** Reads an address or a form that carries it; what it does not know is no condition. */
export function readDuplicatesQuery(query: URLSearchParams): DuplicatesQuery {
  return {
    state: query.get('state') === 'answered' ? 'answered' : 'open',
    grade: GRADES.find((one) => one === query.get('grade')) ?? '',
    district: query.get('district') ?? '',
    q: (query.get('q') ?? '').trim().slice(0, LONGEST),
    page: readPaging(query).page,
  };
}

/** The conditions as an address names them; what is not asked for is left out. */
export function duplicatesParams(query: DuplicatesQuery): URLSearchParams {
  const { state, grade, district, q, page } = query;
  const said: readonly (readonly [string, string])[] = [
    ['state', state === 'open' ? '' : state],
    ['grade', grade],
    ['district', district],
    ['q', q],
    ['page', page === 1 ? '' : String(page)],
  ];
  const params = new URLSearchParams();
  for (const [key, value] of said) if (value !== '') params.set(key, value);
  return params;
}

export function duplicatesLink(query: DuplicatesQuery, change: Partial<DuplicatesQuery> = {}): Link {
  return paths.duplicates.to(duplicatesParams({ ...query, page: 1, ...change }));
}

/** Does one of the two lie in the district, and does one of them carry every word? */
export function isAsked({ records }: OpenPair, { district, q }: DuplicatesQuery): boolean {
  if (district !== '' && !records.some((record) => record.district === district)) return false;
  const words = q.split(/\s+/u).map(searchKey);
  return records.some(({ id, name, enterprise }) => {
    const text = searchKey(`${id} ${name} ${enterprise ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}
