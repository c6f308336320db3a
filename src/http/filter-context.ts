import type { FilterContext } from '../db/project-filter.ts';
import type { Request_ } from './request.ts';

/** The days and the person that relative words of a filter (逾期, 本月, 我的) mean. */
export function filterContext({ asOf, person }: Pick<Request_, 'asOf' | 'person'>): FilterContext {
  return { today: asOf, me: { district: person.district, displayName: person.displayName } };
}
