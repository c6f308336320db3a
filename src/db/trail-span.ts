import type { ProgrammeKey } from './programmes.ts';
import type { Reader } from './reader.ts';
import type { AuditTable } from './tables/audit-tables.ts';

/** Numbers of the trail: after `from`, up to `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Events of a programme or its whole city with these numbers, without what they changed. */
export async function eventsBetween(
  reader: Reader,
  { city, programme }: ProgrammeKey,
  { from, to }: Span,
): Promise<Pick<AuditTable, 'at' | 'entity' | 'action' | 'entity_id'>[]> {
  return reader
    .selectFrom('audit')
    .select(['at', 'entity', 'action', 'entity_id'])
    .where('city', '=', city)
    .where('id', '>', from)
    .where('id', '<=', to)
    .where((row) => row.or([row('programme', '=', programme), row('programme', 'is', null)]))
    .execute();
}
