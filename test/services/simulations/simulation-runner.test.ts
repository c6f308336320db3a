import { beforeAll, expect, it } from 'vitest';
import { insertScenario } from '../../../src/db/scenarios.ts';
import { cancelSimulation, findSimulation, updateSimulation, type SimulationKey } from '../../../src/db/simulations.ts';
import type { Store } from '../../../src/db/store.ts';
import { askSimulation } from '../../../src/services/simulations/ask-simulation.ts';
import { SimulationRunner } from '../../../src/services/simulations/simulation-runner.ts';
import { readResult } from '../../../src/services/simulations/simulation-result.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { LATE_COKING as SCENARIO } from '../example-scenario.ts';
import { COKING, NOW, PLANNER, saved } from '../example-projects.ts';

describeOnBothEngines('the runner of simulations', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    await store.write((trx) => insertScenario(trx, SCENARIO));
    await saved(store, COKING);
  });

  const ask = (seed = 1): Promise<SimulationKey> =>
    store.write((trx) =>
      askSimulation(trx, PLANNER.actor, SCENARIO, { draws: 300, seed, basis: 'assumed' }, '2023-06-30'),
    );
  const row = async (key: SimulationKey) => (await findSimulation(store.read, key))!;
  const later =
    (ms: number): (() => Date) =>
    () =>
      new Date(NOW.getTime() + ms);

  it('makes what was asked for and freezes it with what it was made from', async () => {
    const key = await ask();
    await new SimulationRunner(store, later(0)).start(key);
    const made = await row(key);
    expect(made).toMatchObject({ state: 'done', restarts: 0, scenario_name: '焦化推迟', changes: SCENARIO.changes });
    expect([made.done, made.fingerprint.length]).toEqual([made.total, 64]);
    const { distribution, city, exploration } = readResult(made.result!);
    expect(distribution.draws).toBe(300);
    expect(city[0]!.season.p95).toBeGreaterThan(city[0]!.planned);
    expect(exploration.bands.at(-1)!.spreads[0]).toEqual(city[0]!.season);
    expect(exploration.tornado.map(({ factor }) => factor.kind)).toEqual(['own', 'shared']);
  });

  it('takes up what a process that is gone left behind, once, and says so', async () => {
    const key = await ask(2);
    const gone = { state: 'running', owner: 'a process that is gone', beat: NOW.toISOString() } as const;
    await store.write(async (trx) => updateSimulation(trx, await row(key), gone));
    // On SQLite there is one server; on PostgreSQL any number may look at the same time.
    const runners = Array.from(
      { length: store.dialect === 'sqlite' ? 1 : 3 },
      () => new SimulationRunner(store, later(60_000)),
    );
    await Promise.all(runners.map((runner) => runner.resume(EXAMPLE.city)));
    await Promise.all(runners.map((runner) => runner.idle()));
    expect(await row(key)).toMatchObject({ state: 'done', restarts: 1 });
  });

  it('gives up what took its process with it again and again', async () => {
    const key = await ask(3);
    const gone = { state: 'running', owner: 'gone', beat: NOW.toISOString(), restarts: 2 } as const;
    await store.write(async (trx) => updateSimulation(trx, await row(key), gone));
    await new SimulationRunner(store, later(60_000)).resume(EXAMPLE.city);
    expect(await row(key)).toMatchObject({ state: 'failed', fault: 'given-up', result: null });
  });

  it('leaves alone what another process may still be at work on', async () => {
    const key = await ask(4);
    const busy = { state: 'running', owner: 'a neighbour', beat: NOW.toISOString() } as const;
    await store.write(async (trx) => updateSimulation(trx, await row(key), busy));
    await new SimulationRunner(store, later(5_000)).resume(EXAMPLE.city);
    // On SQLite whoever holds the folder is alone, so nobody else can be at work.
    if (store.dialect === 'postgres') expect(await row(key)).toMatchObject(busy);
  });

  it('never begins what was cancelled while it waited', async () => {
    const key = await ask(5);
    await store.write(async (trx) => cancelSimulation(trx, await row(key), NOW.toISOString()));
    await new SimulationRunner(store, later(0)).start(key);
    expect(await row(key)).toMatchObject({ state: 'cancelled', result: null });
  });

  it('puts work back when the server stops', async () => {
    const key = await ask(6);
    const runner = new SimulationRunner(store, later(0));
    const work = runner.start(key);
    await runner.stop();
    await work;
    expect(['waiting', 'done']).toContain((await row(key)).state);
    expect((await row(key)).owner === null || (await row(key)).state === 'done').toBe(true);
  });
});
