import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { impact } from '../../models/engine/impact.ts';
import { outcomeSchema } from '../../models/outcome.ts';
import { scenarioCommand } from '../../src/cli/scenario.ts';
import { openStore } from '../../src/db/open.ts';
import { latestRuns } from '../../src/db/runs.ts';
import type { Store } from '../../src/db/store.ts';
import { saveScenario } from '../../src/services/scenarios/save-scenario.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { COKING, PLANNER, saved } from '../services/example-projects.ts';
import { runCommand } from './run-command.ts';

const CHANGES = [{ select: { type: ['ule-coking'] }, delay_days: 90 }];

describe('scenarios on the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-test-'));
  let store: Store;
  beforeAll(async () => {
    vi.stubEnv('LANTIAN_DATA', folder);
    vi.stubEnv('DATABASE_URL', '');
    store = await openStore({ dialect: 'sqlite', file: join(folder, 'lantian.sqlite') });
    await store.migrateToLatest();
    await fillExampleCity(store);
    await saved(store, COKING);
    const input = { id: null, version: null, name: '焦化推迟', parent: null, changes: CHANGES, note: null };
    await store.write((trx) => saveScenario(trx, PLANNER.actor, EXAMPLE, PLANNER.asOf, input));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('list prints id, name and the changes in words, one scenario a line', async () => {
    const ran = await runCommand(scenarioCommand, ['list']);
    expect(ran).toEqual({ code: 0, stdout: 'S1\t焦化推迟\t项目类型为焦化：推迟 90 天\n', stderr: '' });
    const { stdout } = await runCommand(scenarioCommand, ['list', '--json']);
    expect(JSON.parse(stdout)).toMatchObject([{ id: 'S1', name: '焦化推迟', inherits: null, changes: CHANGES }]);
  });

  it('run freezes a run and prints the difference; the message goes to stderr', async () => {
    const ran = await runCommand(scenarioCommand, ['run', 'S1']);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/^臭氧季 NOx 差值\t−12\.8\n臭氧季 VOCs 差值\t0\.0\n达标的目标\t/);
    expect(ran.stderr).toContain('R0001');
    expect(await latestRuns(store.read, EXAMPLE, 9)).toMatchObject([{ id: 'R0001', created_by: 'lantian' }]);
  });

  it('run --json prints the frozen outcome, the baseline and their difference', async () => {
    const { stdout, stderr } = await runCommand(scenarioCommand, ['run', 'S1', '--json']);
    const printed = JSON.parse(stdout) as Record<string, unknown>;
    expect(printed).toMatchObject({ run: 'R0001', scenario: 'S1', as_of: '2023-06-30' });
    const [outcome, baseline] = [outcomeSchema.parse(printed['outcome']), outcomeSchema.parse(printed['baseline'])];
    expect(printed['impact']).toEqual(JSON.parse(JSON.stringify(impact(outcome, baseline))));
    expect(stderr).toBe('');
  });

  it('an unknown scenario ends in 1, wrong usage in 2', async () => {
    expect(await runCommand(scenarioCommand, ['run', 'S9'])).toMatchObject({ code: 1, stdout: '' });
    const asJson = await runCommand(scenarioCommand, ['run', 'S9', '--json']);
    expect(JSON.parse(asJson.stdout)).toMatchObject({ faults: [{ id: 'S9', field: 'id' }] });
    for (const args of [[], ['run'], ['list', 'S1'], ['run', 'S1', 'S2'], ['list', '--colour']])
      expect(await runCommand(scenarioCommand, args)).toMatchObject({ code: 2, stdout: '' });
  });
});
