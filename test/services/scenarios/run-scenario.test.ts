import { beforeAll, expect, it } from 'vitest';
import type { Outcome } from '../../../models/outcome.ts';
import { findRun } from '../../../src/db/runs.ts';
import { findScenario } from '../../../src/db/scenarios.ts';
import type { Store } from '../../../src/db/store.ts';
import { loadPortfolio } from '../../../src/services/portfolio/load-portfolio.ts';
import { evaluateWithChanges } from '../../../models/engine/evaluate.ts';
import { runScenario } from '../../../src/services/scenarios/run-scenario.ts';
import { saveScenario, type ScenarioInput } from '../../../src/services/scenarios/save-scenario.ts';
import { modelVersion } from '../../../src/model-files.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, PLANNER, saved } from '../example-projects.ts';

const AS_OF = '2023-06-30';
const SLIP: ScenarioInput = {
  id: null,
  version: null,
  name: '焦化推迟90天',
  parent: null,
  changes: [{ select: { type: ['ule-coking'] }, delay_days: 90 }],
  note: null,
};

describeOnBothEngines('a scenario', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    await saved(store, COKING);
  });
  const save = async (input: ScenarioInput) =>
    store.write((trx) => saveScenario(trx, PLANNER.actor, EXAMPLE, AS_OF, input));
  const savedScenario = async (input: ScenarioInput) => {
    const answer = await save(input);
    if (answer.kind !== 'saved') throw new Error(JSON.stringify(answer));
    return answer.scenario;
  };
  const run = (id: string | null) => store.write((trx) => runScenario(trx, PLANNER.actor, EXAMPLE, id, AS_OF));

  it('is run with and without its changes and frozen with fingerprint and model version', async () => {
    const { id } = await savedScenario(SLIP);
    const ran = await run(id);
    expect(ran).toMatchObject({
      id: 'R0001',
      scenario: id,
      scenario_name: SLIP.name,
      as_of: AS_OF,
      model_version: modelVersion(),
    });
    expect(await findRun(store.read, EXAMPLE, ran.id)).toEqual(ran);
    const portfolio = await loadPortfolio(store.read, EXAMPLE, AS_OF);
    expect(JSON.parse(ran.outcome)).toEqual({ ...evaluateWithChanges(portfolio, SLIP.changes), scenario: id });
    expect(JSON.parse(ran.baseline!)).toEqual(evaluateWithChanges(portfolio, []));
    expect(season(ran.outcome)).toBeLessThan(season(ran.baseline!));
  });

  it('of the same inputs uses the run that is there, and makes another once something changed', async () => {
    const { id } = await savedScenario({ ...SLIP, name: '再推迟' });
    const first = await run(id);
    expect((await run(id)).id).toBe(first.id);
    await saved(store, { ...COKING, name: '二期' });
    const second = await run(id);
    expect(second.id).not.toBe(first.id);
    expect(second.fingerprint).not.toBe(first.fingerprint);
    expect(await findRun(store.read, EXAMPLE, first.id)).toEqual(first);
  });

  it('none is the programme as it stands, without a baseline of its own', async () => {
    const ran = await run(null);
    expect(ran).toMatchObject({ scenario: null, scenario_name: 'example', changes: '[]', baseline: null });
  });

  it('inherits its parent’s changes first', async () => {
    const parent = await savedScenario(SLIP);
    const child = await savedScenario({
      ...SLIP,
      name: '再减半',
      parent: parent.id,
      changes: [{ select: {}, uptime: 0.5 }],
    });
    const ran = await run(child.id);
    expect(JSON.parse(ran.changes)).toEqual([...SLIP.changes, { select: {}, uptime: 0.5 }]);
  });

  it('is refused with the model’s faults, and a stale version with theirs', async () => {
    const scenario = await savedScenario(SLIP);
    const circle = await save({ ...SLIP, id: scenario.id, version: 1, parent: scenario.id });
    expect(circle).toMatchObject({ kind: 'invalid', faults: [{ code: 'scenario-circle' }] });
    expect(await save({ ...SLIP, name: ' ' })).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'name', code: 'required' }],
    });
    await savedScenario({ ...SLIP, id: scenario.id, version: 1, name: '改名' });
    expect(await save({ ...SLIP, id: scenario.id, version: 1 })).toMatchObject({
      kind: 'stale',
      theirs: { name: '改名', version: 2 },
    });
    expect(await findScenario(store.read, EXAMPLE, scenario.id)).toMatchObject({ name: '改名' });
  });
});

const season = (outcome: string): number => (JSON.parse(outcome) as Outcome).totals.planned.NOx!.season;
