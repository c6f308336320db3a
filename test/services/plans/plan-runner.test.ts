import { beforeAll, expect, it } from 'vitest';
import { cancelPlan, findPlan, updatePlan, type PlanKey } from '../../../src/db/plans.ts';
import type { Store } from '../../../src/db/store.ts';
import type { TargetsTable } from '../../../src/db/tables/programme-tables.ts';
import { askPlan } from '../../../src/services/plans/ask-plan.ts';
import { savePlanAsScenario } from '../../../src/services/plans/change-plan.ts';
import { readPlanResult } from '../../../src/services/plans/plan-result.ts';
import type { PlanQuestion } from '../../../src/services/plans/plan-question.ts';
import { PlanRunner } from '../../../src/services/plans/plan-runner.ts';
import { runScenario } from '../../../src/services/scenarios/run-scenario.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, NOW, PLANNER, saved } from '../example-projects.ts';

const QUESTION: PlanQuestion = {
  goal: 'min-cost',
  pollutant: null,
  targets: ['A-NOx'],
  candidates: 'status=proposed&status=planned&status=building',
  mandated: true,
  locks: true,
  required: [],
  forbidden: [],
  exclusive: false,
  starts: null,
  least: null,
  earlier: { days: 10, percent: 10 },
  budgetCapital: null,
  budgetAnnual: null,
  leads: {},
  seconds: 10,
};
const TARGET: Omit<TargetsTable, 'city' | 'programme'> = {
  id: 'A-NOx',
  zone: 'A',
  district: null,
  kind: 'season_tonnes',
  pollutant: 'NOx',
  value: 18,
  line_a: null,
  line_b: null,
  by_day: null,
  only_select: null,
  document: null,
  note: null,
  sort: 1,
  version: 1,
  title: null,
  issuer: null,
  issued: null,
  parent: null,
  updated: null,
  updated_by: null,
  deleted_at: null,
  deleted_reason: null,
};
const POOL = { ...COKING, step: 'reserve', run: '2023-07-20', life: 10, rate: 0.05, om: 3 };

describeOnBothEngines('the runner of plans', (open) => {
  let store: Store;
  let numbers: readonly string[];
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    await store.write((trx) =>
      trx
        .insertInto('targets')
        .values({ ...TARGET, ...EXAMPLE })
        .execute(),
    );
    const projects = [
      await saved(store, { ...POOL, name: '示例脱硝一', capital: 300 }),
      await saved(store, { ...POOL, name: '示例脱硝二', source: 'S2', capital: 90 }),
      await saved(store, { ...COKING, name: '示例在建', source: 'S2', reduces: { NOx: { fraction: 0.1 } } }),
    ];
    numbers = projects.map(({ id }) => id);
  });

  const ask = (question: Partial<PlanQuestion> = {}): Promise<PlanKey> => {
    const asked = { name: '达标方案', scenario: null, question: { ...QUESTION, ...question } };
    return store.write((trx) =>
      askPlan(trx, PLANNER.actor, { city: EXAMPLE.city, programme: EXAMPLE.programme }, asked, '2023-06-30'),
    );
  };
  const row = async (key: PlanKey) => (await findPlan(store.read, key))!;
  const later = (ms: number) => () => new Date(NOW.getTime() + ms);

  it('works out what was asked, freezes it, and makes a scenario whose run repeats the claim', async () => {
    const key = await ask();
    await new PlanRunner(store, later(0)).start(key);
    const made = await row(key);
    expect(made).toMatchObject({ state: 'done', restarts: 0, fault: null });
    expect([made.done, made.fingerprint.length, made.choice?.length]).toEqual([made.total, 64, 64]);
    const { plan, after, before, projects, candidates } = readPlanResult(made.result!);
    expect(candidates).toBe(3);
    expect(Object.keys(projects).sort()).toEqual([...numbers].sort());
    expect(plan.status).toBe('optimal');
    expect(before.targets[0]!.met).toBe(false);

    const saving = await store.write((trx) =>
      savePlanAsScenario(trx, PLANNER.actor, made, { name: '达标方案', note: '方案 P0001' }),
    );
    if (saving.kind !== 'saved') throw new Error(JSON.stringify(saving));
    const place = { city: EXAMPLE.city, programme: EXAMPLE.programme };
    const run = await store.write((trx) => runScenario(trx, PLANNER.actor, place, saving.scenario.id, '2023-06-30'));
    const { targets } = JSON.parse(run.outcome) as { targets: { id: string; books: { planned: object } }[] };
    expect(targets.map(({ id, books }) => ({ id, ...books.planned }))).toEqual(after.targets);
    expect((await row(key)).saved_as).toBe(saving.scenario.id);
  });

  it('takes up what a process that is gone left behind, once, says so, and names the limit that lets no plan be', async () => {
    const key = await ask({ required: [numbers[0]!], budgetCapital: 10 });
    const gone = { state: 'running', owner: 'a process that is gone', beat: NOW.toISOString() } as const;
    await store.write(async (trx) => updatePlan(trx, await row(key), gone));
    const runner = new PlanRunner(store, later(60_000));
    await runner.resume(EXAMPLE.city);
    await runner.idle();
    const taken = await row(key);
    expect(taken).toMatchObject({ state: 'done', restarts: 1 });
    const { plan } = readPlanResult(taken.result!);
    expect(plan.status).toBe('infeasible');
    expect(plan.conflicts.flatMap(({ limits }) => limits)).toContain('budget_capital');
  });

  it('never begins what was cancelled while it waited', async () => {
    const key = await ask();
    await store.write(async (trx) => cancelPlan(trx, await row(key), NOW.toISOString()));
    await new PlanRunner(store, later(0)).start(key);
    expect(await row(key)).toMatchObject({ state: 'cancelled', result: null });
  });

  it('puts work back when the server stops', async () => {
    const key = await ask();
    const runner = new PlanRunner(store, later(0));
    const work = runner.start(key);
    await runner.stop();
    await work;
    const { state, owner } = await row(key);
    expect([state, owner === null || state === 'done']).toEqual([expect.stringMatching(/^(waiting|done)$/), true]);
  });
});
