import type { GivenDay } from '../../catalogue/given-day.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { writeAudit } from '../../db/audit.ts';
import { findGivenDay, putGivenDay, removeGivenDay } from '../../db/given-days.ts';
import type { Writer } from '../../db/reader.ts';
import { type Actor, signature } from '../actor.ts';

export type GivenDaySaved =
  | { readonly kind: 'saved' | 'deleted' }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'stale'; readonly who: string };

/** Saves or deletes what was given for one day, with its audit row; `version` is what the person saw, null for a new row. */
export async function saveGivenDay(
  trx: Writer,
  actor: Actor,
  city: string,
  given: GivenDay,
  { version, deleting }: { readonly version: number | null; readonly deleting: boolean },
): Promise<GivenDaySaved> {
  const before = await findGivenDay(trx, { city, ...given });
  if (before === undefined && version !== null) return { kind: 'invalid', problems: [problem('day', 'gone')] };
  if (before !== undefined && version === null) return { kind: 'invalid', problems: [problem('day', 'exists')] };
  if (before !== undefined && before.version !== version) return { kind: 'stale', who: before.updated_by };
  if (deleting && before === undefined) return { kind: 'invalid', problems: [problem('day', 'gone')] };
  const kept = { version: (version ?? 0) + 1, updated: actor.now.toISOString(), updated_by: actor.person.displayName };
  if (deleting) await removeGivenDay(trx, { city, ...given });
  else await putGivenDay(trx, { city, ...given, ...kept });
  await writeAudit(trx, [
    {
      ...signature(actor),
      city,
      district: given.district === '' ? null : given.district,
      action: deleting ? 'delete' : before === undefined ? 'create' : 'update',
      entity: 'given-day',
      entity_id: [given.day, given.zone || given.district].filter((part) => part !== '').join('-'),
      changes: (['done', 'built_nox', 'built_voc', 'document'] as const).flatMap((field) => {
        const [from, to] = [before?.[field] ?? null, deleting ? null : given[field]];
        return from === to ? [] : [{ field, from, to }];
      }),
    },
  ]);
  return { kind: deleting ? 'deleted' : 'saved' };
}
