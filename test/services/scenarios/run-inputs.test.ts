import { beforeAll, expect, it } from 'vitest';
import { programmeOf } from '../../../src/db/programmes.ts';
import { insertScenario } from '../../../src/db/scenarios.ts';
import { findSimulation } from '../../../src/db/simulations.ts';
import type { Store } from '../../../src/db/store.ts';
import type { ScenariosTable } from '../../../src/db/tables/run-tables.ts';
import { askSimulation } from '../../../src/services/simulations/ask-simulation.ts';
import { deleteProject } from '../../../src/services/projects/delete-project.ts';
import { movedSince } from '../../../src/services/scenarios/moved-since.ts';
import { staleness } from '../../../src/services/scenarios/run-freshness.ts';
import { readKept } from '../../../src/services/scenarios/run-inputs-kept.ts';
import { runScenario } from '../../../src/services/scenarios/run-scenario.ts';
import { readInputs } from '../../../src/services/simulations/simulation-work.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, NOW, PLANNER, saved } from '../example-projects.ts';

const AS_OF = '2023-06-30';
const SCENARIO: ScenariosTable = {
  ...EXAMPLE,
  id: 'S1',
  name: '推迟',
  parent: null,
  changes: JSON.stringify([{ select: {}, delay_days: 10 }]),
  assumptions: null,
  locks: null,
  origin: null,
  note: null,
  author: '规划员',
  archived: 0,
  version: 1,
  created: NOW.toISOString(),
  updated: NOW.toISOString(),
};

describeOnBothEngines('what a run keeps of its inputs', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    await store.write((trx) => insertScenario(trx, SCENARIO));
  });

  const programme = () => programmeOf(store.read, EXAMPLE);
  const run = () => store.write((trx) => runScenario(trx, PLANNER.actor, EXAMPLE, SCENARIO.id, AS_OF));

  it('tells later which projects came, went and moved, and nothing of what no tonne depends on', async () => {
    const [moving, going, staying] = [
      await saved(store, COKING),
      await saved(store, COKING),
      await saved(store, COKING),
    ];
    const made = await run();
    await saved(store, { ...COKING, id: staying.id, phone: '0532-55500002' });
    const moved = await saved(store, { ...COKING, id: moving.id, run: '2023-08-01' });
    await store.write((trx) =>
      deleteProject(trx, { ...PLANNER, actor: { ...PLANNER.actor, reason: '重复' } }, going.id),
    );
    const added = await saved(store, { ...COKING, reduces: { NOx: { tonnes: 1 } } });
    expect(await staleness(store.read, await programme(), AS_OF, made)).toBe('data');
    const since = (await movedSince(store.read, await programme(), made))!;
    expect(since.projects).toEqual({ added: [added.id], changed: [moved.id], gone: [going.id] });
    for (const of of ['targets', 'zones', 'sources', 'programme', 'files'] as const)
      expect(since[of]).toEqual({ added: [], changed: [], gone: [] });
  });

  it('tells settings, targets and bases apart', async () => {
    const made = await run();
    await store.write(async (trx) => {
      await trx.updateTable('programmes').set({ slip_days: '{"ule-coking":31}', data_version: 1000 }).execute();
      await trx
        .updateTable('zone_bases')
        .set({ tonnes: 9001 })
        .where('zone', '=', 'A')
        .where('pollutant', '=', 'NOx')
        .execute();
    });
    const since = (await movedSince(store.read, await programme(), made))!;
    expect([since.programme.changed, since.zones.changed]).toEqual([['slip_days'], ['A']]);
    expect(since.projects).toEqual({ added: [], changed: [], gone: [] });
  });

  it('names what was incomplete: projects without a day, without tonnes, without a cost, zones without a base', async () => {
    const { id: undated } = await saved(store, {
      ...COKING,
      run: null,
      step: 'listed',
      capital: 100,
      life: 10,
      rate: 0.05,
    });
    const { id: empty } = await saved(store, { ...COKING, reduces: {}, capital: 100, life: 10, rate: 0.05 });
    const { incomplete } = readKept(await run())!;
    expect([incomplete.noDate, incomplete.noAmounts]).toEqual([[undated], [empty]]);
    expect(incomplete.noCost).not.toContain(empty);
    expect(incomplete.noCost.length).toBeGreaterThan(0);
    expect(incomplete.noBase).toEqual([{ zone: 'B', pollutant: 'VOC' }]);
  });

  it('a simulation by history goes stale with the plan dates behind it, one by assumptions does not', async () => {
    const due = { ...COKING, plan_start: '2023-01-01', plan_finish: '2023-03-01', finish: '2023-07-10' };
    const first = await saved(store, due);
    for (let n = 1; n < 8; n++) await saved(store, due);
    const asked = async (basis: 'assumed' | 'history') => {
      const key = await store.write((trx) =>
        askSimulation(trx, PLANNER.actor, SCENARIO, { draws: 100, seed: 1, basis }, AS_OF),
      );
      const row = (await findSimulation(store.read, key))!;
      return { ...row, ...(await readInputs(store.read, row)).frozen };
    };
    const [assumed, history] = [await asked('assumed'), await asked('history')];
    expect(history.fingerprint).not.toBe(assumed.fingerprint);
    expect(await staleness(store.read, await programme(), AS_OF, history)).toBeNull();
    await store.write(async (trx) => {
      await trx.updateTable('projects').set({ plan_finish: '2023-06-01' }).where('id', '=', first.id).execute();
      await trx.updateTable('programmes').set({ data_version: 2000 }).execute();
    });
    expect(await staleness(store.read, await programme(), AS_OF, history)).toBe('data');
    expect(await staleness(store.read, await programme(), AS_OF, assumed)).toBeNull();
  });
});
