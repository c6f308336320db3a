import { chosenOf } from '../../../models/choice/answer.ts';
import { planChanges } from '../../../models/choice/plan-changes.ts';
import { applyScenario } from '../../../models/engine/scenario.ts';
import type { Change } from '../../../models/portfolio.ts';
import { writeAudit } from '../../db/audit.ts';
import { changePlan, type PlanChange } from '../../db/plans.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import type { PlansTable } from '../../db/tables/plan-tables.ts';
import { signature, type Actor } from '../actor.ts';
import { ledgerOutcome } from '../portfolio/ledger.ts';
import { loadInputs } from '../scenarios/load-scenarios.ts';
import { readPlanResult } from './plan-result.ts';
import { portfolioUnder } from '../scenarios/run-inputs.ts';
import { saveScenario, type ScenarioSave } from '../scenarios/save-scenario.ts';

/** Puts a plan away, or takes it out again; false when somebody else changed it first. */
export async function archivePlan(trx: Writer, actor: Actor, row: PlansTable, archived: boolean): Promise<boolean> {
  return put(trx, actor, row, { archived: archived ? 1 : 0 });
}

/** What is chosen as changes over the plan's own scenario, against the programme as it stands. */
async function changesOfPlan(reader: Reader, row: PlansTable): Promise<readonly Change[]> {
  const key = { city: row.city, programme: row.programme };
  const said = await loadInputs(reader, key, row.scenario);
  const { portfolio } = await ledgerOutcome(reader, key, row.as_of ?? '');
  const states = applyScenario(portfolioUnder(portfolio, said), row.scenario);
  return planChanges(states, chosenOf(readPlanResult(row.result ?? '').plan));
}

/** Saves a plan as a scenario over the one it was made under; its run comes to what the plan claims. */
export async function savePlanAsScenario(
  trx: Writer,
  actor: Actor,
  row: PlansTable,
  as: { readonly name: string; readonly note: string },
): Promise<ScenarioSave> {
  const key = { city: row.city, programme: row.programme };
  const save = await saveScenario(trx, actor, key, row.as_of ?? '', {
    id: null,
    version: null,
    parent: row.scenario,
    changes: await changesOfPlan(trx, row),
    ...as,
  });
  if (save.kind === 'saved') await put(trx, actor, row, { saved_as: save.scenario.id });
  return save;
}

async function put(trx: Writer, actor: Actor, row: PlansTable, set: PlanChange): Promise<boolean> {
  if (!(await changePlan(trx, row, set))) return false;
  await writeAudit(trx, [
    {
      ...signature(actor),
      city: row.city,
      programme: row.programme,
      action: 'update',
      entity: 'plan',
      entity_id: row.id,
      changes: Object.entries(set).map(([field, to]) => ({ field, from: row[field as keyof PlansTable], to })),
    },
  ]);
  return true;
}
