import { problem, type Checked } from '../../../catalogue/problem.ts';
import { writeAudit } from '../../../db/audit.ts';
import { findLetterhead, putLetterhead } from '../../../db/letterheads.ts';
import type { Writer } from '../../../db/reader.ts';
import { signature, type Actor } from '../../actor.ts';
import { type Letterhead, NO_LETTERHEAD } from './letterhead.ts';
import { LETTERHEAD_FIELDS, type LetterheadKind } from './typed-letterhead.ts';

/** Keeps the head and foot of a unit's papers (unit '' = the city) with its audit row. A stale version is the problem `stale-letterhead`. */
export async function saveLetterhead(
  trx: Writer,
  actor: Actor,
  key: { readonly city: string; readonly unit: string; readonly kind: LetterheadKind },
  next: Letterhead,
  version: number,
): Promise<Checked<null>> {
  const { city, unit, kind } = key;
  const before = await findLetterhead(trx, city, unit, kind);
  const stale = { ok: false, problems: [problem('', 'stale-letterhead')] } as const;
  if ((before?.version ?? 0) !== version) return stale;
  const was = before ?? NO_LETTERHEAD;
  const changes = LETTERHEAD_FIELDS.filter((field) => was[field] !== next[field]).map((field) => ({
    field,
    from: was[field],
    to: next[field],
  }));
  if (changes.length === 0) return { ok: true, value: null };
  const row = { ...key, ...next, version: version + 1, updated: actor.now.toISOString(), updated_by: actor.person.id };
  if (!(await putLetterhead(trx, row, version))) return stale;
  await writeAudit(trx, [
    {
      ...signature(actor),
      city,
      district: unit === '' ? null : unit,
      action: 'update',
      entity: 'letterhead',
      entity_id: unit === '' ? kind : `${kind}-${unit}`,
      changes,
    },
  ]);
  return { ok: true, value: null };
}
