import type { Person } from '../catalogue/roles.ts';
import type { AuditQuery } from '../db/audit.ts';
import { addDays, isDay } from '../words/day.ts';
import { hasMessage } from '../words/messages.ts';

/** The fields of the filter, as they stand in the address. */
export const FILTER_FIELDS = ['who', 'entity', 'id', 'from', 'to', 'batch'] as const;
export type AuditFilter = Readonly<Record<(typeof FILTER_FIELDS)[number], string>>;

export const ENTITIES = ['project', 'scenario', 'plan', 'target', 'programme', 'user', 'token', 'batch'] as const;

export function readFilter(query: URLSearchParams): AuditFilter {
  const texts = FILTER_FIELDS.map((field) => [field, (query.get(field) ?? '').trim().slice(0, 100)]);
  return Object.fromEntries(texts) as AuditFilter;
}

/** The filter without days that are none and things no trail tells of. */
export function understoodFilter(filter: AuditFilter): AuditFilter {
  const day = (text: string): string => (isDay(text) ? text : '');
  const entity = hasMessage(`audit.entity.${filter.entity}`) ? filter.entity : '';
  return { ...filter, entity, from: day(filter.from), to: day(filter.to) };
}

/**
 * What of the trail a person may see: administrators and auditors all of it, a district what happened in it,
 * planners and verifiers what they did themselves. A filter narrows that and never widens it.
 */
export function auditQuery(city: string, person: Person, filter: AuditFilter): AuditQuery {
  const own = person.role === 'planner' || person.role === 'verifier';
  const userId = own ? person.id : filter.who;
  return {
    city,
    // A district account without a district sees nothing.
    district: person.role === 'district' ? (person.district ?? '') : null,
    ...(userId !== '' && { userId }),
    ...(filter.entity !== '' && { entity: filter.entity }),
    ...(filter.id !== '' && { entityId: filter.id }),
    ...(filter.batch !== '' && { batch: filter.batch }),
    ...(isDay(filter.from) && { since: startOf(filter.from) }),
    ...(isDay(filter.to) && { until: startOf(addDays(filter.to, 1)) }),
  };
}

/** The instant an Asia/Shanghai day begins. */
function startOf(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}
