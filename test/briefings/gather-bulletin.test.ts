import { beforeAll, expect, test } from 'vitest';
import { programmeOf } from '../../src/db/programmes.ts';
import { insertScenario } from '../../src/db/scenarios.ts';
import type { Store } from '../../src/db/store.ts';
import type { BulletinFacts } from '../../src/services/briefing/bulletin/bulletin-facts.ts';
import { gatherBulletin } from '../../src/services/briefing/bulletin/gather-bulletin.ts';
import { runScenario } from '../../src/services/scenarios/run-scenario.ts';
import { curvePoints } from '../../src/services/figures/season-curve.ts';
import { translator } from '../../src/words/messages.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { COKING, PLANNER, saved } from '../services/example-projects.ts';

const words = { locale: 'zh-CN', t: translator('zh-CN') } as const;
const SLIP = {
  ...EXAMPLE,
  id: 'slip',
  name: '焦化推迟30天',
  parent: null,
  note: null,
  author: 'U1',
  archived: 0,
  version: 1,
  created: '2023-07-01T00:00:00Z',
  updated: '2023-07-01T00:00:00Z',
} as const;

describeOnBothEngines('the facts of the brief', (open) => {
  let store: Store;

  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    await store.write(async (trx) => {
      await trx
        .insertInto('areas')
        .values({ city: EXAMPLE.city, id: 'park', name: '示例园区', district: '370211' })
        .execute();
      await insertScenario(trx, {
        ...SLIP,
        changes: JSON.stringify([{ select: { type: ['ule-coking'] }, delay_days: 30 }]),
      });
    });
    await saved(store, { ...COKING, plan_finish: '2023-06-10', area: 'park', lead: '示例分局' });
    await saved(store, { ...COKING, name: '储备', step: 'reserve', source: 'S2' });
  });

  const facts = async (scenario: string | null): Promise<BulletinFacts> => {
    const run = await store.write((trx) => runScenario(trx, PLANNER.actor, EXAMPLE, scenario, '2023-06-30'));
    return (await gatherBulletin(store.read, await programmeOf(store.read, EXAMPLE), run, words))!;
  };
  const end = (series: BulletinFacts['series']) => curvePoints(series, 'planned', 'NOx').at(-1)!.tonnes;

  test('are the figures of the run, project by project and day by day', async () => {
    const { projects, outcome, series, run } = await facts(null);
    const [coking, reserve] = projects;
    expect(coking).toMatchObject({
      name: COKING.name,
      unit: 'park',
      lead: '示例分局',
      planFinish: '2023-06-10',
      finish: '2023-07-10',
      lateDays: 20,
    });
    expect(coking!.seasonNox).toBe(outcome.projects[0]!.reduces.NOx!.season);
    expect(reserve).toMatchObject({ status: 'proposed', lateDays: 0 });
    expect(end(series)).toBe(outcome.totals.planned.NOx!.season);
    expect(run.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  test('rank the functional area right after the district it lies in', async () => {
    expect((await facts(null)).units).toEqual([
      { id: '370211', name: '黄岛区', code: '370211' },
      { id: 'park', name: '示例园区', code: '370211' },
      { id: '370212', name: '崂山区', code: '370212' },
    ]);
  });

  test('say of a target that counts some projects only that it does', async () => {
    const notes = (await facts(null)).targets.map(({ id, note }) => [id, note]);
    expect(notes).toEqual([
      ['A-VOC', ''],
      ['A-line', ''],
      ['d-NOx', '部分项目'],
      ['coking', '部分项目'],
    ]);
  });

  test('let the first plan begin a month earlier than the present one, with the same days of breaking in', async () => {
    const { firstPlan, series } = await facts(null);
    const begins = (of: BulletinFacts['series']) =>
      curvePoints(of, 'planned', 'NOx').find(({ tonnes }) => tonnes > 0)!.day;
    // First plan: done on 10 June, five days of breaking in; present plan: stable from 15 July. The curve has a point a week.
    expect([begins(firstPlan), begins(series)]).toEqual(['2023-06-19', '2023-07-17']);
    expect(end(firstPlan)).toBeGreaterThan(end(series));
  });

  test('hold both sides of a scenario, and its curve is the slipped one', async () => {
    const { scenario, outcome, baseline, series } = await facts('slip');
    expect(scenario).toEqual({ name: '焦化推迟30天' });
    expect(end(series)).toBe(outcome.totals.planned.NOx!.season);
    expect(outcome.totals.planned.NOx!.season).toBeLessThan(baseline!.totals.planned.NOx!.season);
  });
});
