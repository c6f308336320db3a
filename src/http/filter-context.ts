import { may } from '../catalogue/roles.ts';
import type { FilterContext } from '../db/project-filter.ts';
import type { Request_ } from './request.ts';

const CONTACTS: readonly string[] = ['phone'];
/** They tell where the zones' targets stand. */
const SAFE_DAYS: readonly string[] = ['safe_verdict', 'safe_day', 'safe_slack', 'safe_loss_nox', 'safe_loss_voc'];

/** The days and the person that relative words of a filter (逾期, 本月, 我的) mean. */
export function filterContext({ asOf, person }: Pick<Request_, 'asOf' | 'person'>): FilterContext {
  const hidden = [
    ...(may(person.role, 'project.contacts') ? [] : CONTACTS),
    ...(may(person.role, 'scenario.read') ? [] : SAFE_DAYS),
  ];
  return { today: asOf, me: { district: person.district, displayName: person.displayName }, hidden };
}
