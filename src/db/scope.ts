import type { Person } from '../catalogue/roles.ts';
import type { Reader } from './reader.ts';

/** Which projects a question is about: those of one programme, of one district only when the person is confined to it. */
export interface Scope {
  readonly city: string;
  readonly programme: string;
  readonly district: string | null;
  readonly area?: string;
}

/** What a person sees of a programme: the whole city, or their own district and nothing else. */
export function scopeOf(programme: { readonly city: string; readonly id: string }, person: Person): Scope {
  const confined = person.role === 'district';
  // A district account without a district would see everything: it sees nothing instead.
  return { city: programme.city, programme: programme.id, district: confined ? (person.district ?? '') : null };
}

/** The whole programme, for the ledger and other work that no single person asks for. */
export function wholeProgramme(programme: { readonly city: string; readonly id: string }): Scope {
  return { city: programme.city, programme: programme.id, district: null };
}

/** The base of every query over projects, and the only place that builds it: city, programme, not deleted, district. */
export function scopedProjects(reader: Reader, scope: Scope) {
  const living = reader
    .selectFrom('projects')
    .where('projects.city', '=', scope.city)
    .where('projects.programme', '=', scope.programme)
    .where('projects.deleted_at', 'is', null);
  const inDistrict = scope.district === null ? living : living.where('projects.district', '=', scope.district);
  return scope.area === undefined ? inDistrict : inDistrict.where('projects.area', '=', scope.area);
}
