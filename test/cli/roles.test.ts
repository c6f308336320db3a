import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startServer, type RunningServer } from '../../src/cli/start-server.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/db/open.ts';
import { insertScenario } from '../../src/db/scenarios.ts';
import { findSimulation, type SimulationKey } from '../../src/db/simulations.ts';
import type { Store } from '../../src/db/store.ts';
import { beginWork } from '../../src/http/begin-work.ts';
import { createLog } from '../../src/http/logging.ts';
import { askSimulation } from '../../src/services/simulations/ask-simulation.ts';
import { simulationRunner } from '../../src/services/simulations/simulation-runner.ts';
import { askPostgres } from '../db/ask-postgres.ts';
import { createDatabase, MIGRATED } from '../db/create-database.ts';
import { fillExampleCity } from '../db/example-city.ts';
import { LATE_COKING as SCENARIO } from '../services/example-scenario.ts';
import { COKING, PLANNER, saved } from '../services/example-projects.ts';

describe('a process that answers people and one that works for it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-roles-'));
  const running: RunningServer[] = [];
  let url: string;
  let store: Store;

  beforeAll(async () => {
    url = await createDatabase(await askPostgres(), 'lantian_roles', MIGRATED);
    store = await openStore({ dialect: 'postgres', url, connections: 2 });
    await fillExampleCity(store);
    await store.write((trx) => insertScenario(trx, SCENARIO));
    await saved(store, COKING);
  });
  afterAll(async () => {
    for (const server of running) await server.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = async (role: 'web' | 'worker'): Promise<string> => {
    const settings = { LANTIAN_ROLE: role, DATABASE_URL: url, LANTIAN_DATA: folder, LANTIAN_SAMPLE: 'none', PORT: '0' };
    const reading = readConfig(settings);
    if (!reading.ok) throw new Error(reading.sentence);
    const server = await startServer(reading.config, createLog('silent'), () => new Date());
    running.push(server);
    return server.address;
  };
  const stateOf = async (key: SimulationKey) => (await findSimulation(store.read, key))!.state;

  it('leave what was asked for to the worker, which answers nobody but those who ask whether it is well', async () => {
    const web = await start('web');
    expect((await fetch(`${web}/sign-in`)).status).toBe(200);
    const key = await store.write((trx) =>
      askSimulation(trx, PLANNER.actor, SCENARIO, { draws: 300, seed: 1, basis: 'assumed' }, '2023-06-30'),
    );
    await beginWork(simulationRunner(store), key, { role: 'web' });
    expect(await stateOf(key)).toBe('waiting');

    const worker = await start('worker');
    await vi.waitFor(async () => expect(await stateOf(key)).toBe('done'), { timeout: 60_000, interval: 200 });
    const answers = ['/healthz', '/readyz', '/metrics', '/sign-in', '/projects'].map(async (path) => {
      const { status } = await fetch(`${worker}${path}`, { redirect: 'manual' });
      return status;
    });
    expect(await Promise.all(answers)).toEqual([200, 200, 200, 404, 404]);
  });
});
