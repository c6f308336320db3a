import { writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import { insertPlan, type PlanKey } from '../../db/plans.ts';
import type { ProgrammeKey } from '../../db/programmes.ts';
import type { Writer } from '../../db/reader.ts';
import { signature, type Actor } from '../actor.ts';
import { askedWork } from '../work/asked-work.ts';
import type { PlanQuestion } from './plan-question.ts';

/** Writes down what is asked; the runner takes it from there. */
export async function askPlan(
  trx: Writer,
  actor: Actor,
  key: ProgrammeKey,
  asked: { readonly name: string; readonly scenario: string | null; readonly question: PlanQuestion },
  asOf: string,
): Promise<PlanKey> {
  const { city, programme } = key;
  const { name, scenario, question } = asked;
  const id = `P${String(await takeNumbers(trx, city, `plan/${programme}`)).padStart(4, '0')}`;
  await insertPlan(trx, {
    city,
    programme,
    id,
    name,
    scenario,
    scenario_name: '',
    question: JSON.stringify(question),
    archived: 0,
    version: 1,
    choice: null,
    saved_as: null,
    ...askedWork(actor, asOf),
  });
  await writeAudit(trx, [
    {
      ...signature(actor),
      city,
      programme,
      action: 'create',
      entity: 'plan',
      entity_id: id,
      changes: [
        { field: 'name', from: null, to: name },
        { field: 'question', from: null, to: question },
      ],
    },
  ]);
  return { city, programme, id };
}
