import { may } from '../catalogue/roles.ts';
import type { FilterContext } from '../db/project-filter.ts';
import type { Request_ } from './request.ts';

const CONTACTS: readonly string[] = ['phone'];

/** The days and the person that relative words of a filter (逾期, 本月, 我的) mean. */
export function filterContext({ asOf, person }: Pick<Request_, 'asOf' | 'person'>): FilterContext {
  const hidden = may(person.role, 'project.contacts') ? [] : CONTACTS;
  return { today: asOf, me: { district: person.district, displayName: person.displayName }, hidden };
}
