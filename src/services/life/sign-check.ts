import type { LifeStep } from '../../catalogue/workflows.ts';
import { writeAudit } from '../../db/audit.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { Writer } from '../../db/reader.ts';
import { insertSignature, signaturesOf } from '../../db/signatures.ts';
import { signature } from '../actor.ts';
import type { MoveRequest } from './move-request.ts';
import type { SaveContext } from '../projects/save-plan.ts';

/** Puts a person's name under a check, with day, opinion and the tonnes found on site; those never become an approved amount. */
export async function sign(
  trx: Writer,
  { scope, actor }: SaveContext,
  record: ProjectRecord,
  step: LifeStep,
  { day, opinion = '', found = {} }: MoveRequest,
): Promise<void> {
  const key = { city: scope.city, programme: scope.programme };
  const before = await signaturesOf(trx, key, record.id);
  await insertSignature(trx, {
    ...key,
    project: record.id,
    seq: (before.at(-1)?.seq ?? 0) + 1,
    step,
    day,
    opinion,
    found: Object.keys(found).length === 0 ? null : JSON.stringify(found),
    by_id: actor.person.id,
    by: actor.person.displayName,
    at: actor.now.toISOString(),
    void_at: null,
    void_reason: null,
  });
  const stated = [
    ['step', step],
    ['day', day],
    ['opinion', opinion],
    ...Object.entries(found).map(([pollutant, tonnes]) => [`found_${pollutant}`, tonnes] as const),
  ] as const;
  await writeAudit(trx, [
    {
      ...signature(actor),
      ...key,
      district: record.district,
      action: 'sign',
      entity: 'signature',
      entity_id: record.id,
      changes: stated.map(([field, to]) => ({ field, from: null, to })),
    },
  ]);
}
