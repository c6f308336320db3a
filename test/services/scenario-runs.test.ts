import { beforeAll, expect, it } from 'vitest';
import { programmeOf } from '../../src/db/programmes.ts';
import { latestRunOfEach, runsOfScenario } from '../../src/db/runs.ts';
import type { Store } from '../../src/db/store.ts';
import { lastRuns } from '../../src/services/scenarios/run-headlines.ts';
import { runResult } from '../../src/services/scenarios/run-result.ts';
import { isCurrent, staleness } from '../../src/services/scenarios/run-freshness.ts';
import { projectDifferences } from '../../src/services/scenarios/project-differences.ts';
import { runScenario } from '../../src/services/scenarios/run-scenario.ts';
import { saveScenario, type ScenarioInput } from '../../src/services/scenarios/save-scenario.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { COKING, NOW, PLANNER, saved } from './example-projects.ts';

const AS_OF = '2023-06-30';
const SLIP: ScenarioInput = {
  id: null,
  version: null,
  name: '推迟九十天',
  parent: null,
  changes: [{ select: { type: ['ule-coking'] }, delay_days: 90 }],
  note: null,
};

describeOnBothEngines('runs of scenarios', (open) => {
  let store: Store;
  let project: Awaited<ReturnType<typeof saved>>;

  const save = async (input: ScenarioInput) => {
    const done = await store.write((trx) => saveScenario(trx, PLANNER.actor, EXAMPLE, AS_OF, input));
    if (done.kind !== 'saved') throw new Error(JSON.stringify(done));
    return done.scenario;
  };
  const run = (id: string, at = NOW) =>
    store.write((trx) => runScenario(trx, { ...PLANNER.actor, now: at }, EXAMPLE, id, AS_OF));
  const stale = async (of: Awaited<ReturnType<typeof run>>, asOf = AS_OF) =>
    staleness(store.read, await programmeOf(store.read, EXAMPLE), asOf, of);

  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    project = await saved(store, COKING);
  });

  it('keep what a delay costs: the tonnes of the days the project does not run', async () => {
    const { id } = await save(SLIP);
    const result = runResult(await run(id));
    // Half of 120 t a year, spread by days: 15 July to 12 October is 78 days of the season that are lost.
    expect(result.impact.totals.planned.NOx!.season).toBeCloseTo((-60 * 78) / 365, 9);
    expect(projectDifferences(result)).toEqual([
      {
        id: project.id,
        nox: result.impact.totals.planned.NOx!.season,
        voc: 0,
        pm10: 0,
        firstDay: { without: '2023-07-15', with: '2023-10-13' },
      },
    ]);
  });

  it('are fresh until what goes into the model moves; a corrected telephone number is no such thing', async () => {
    const scenario = await save({ ...SLIP, name: '新旧' });
    const first = await run(scenario.id);
    expect(await stale(first)).toBeNull();
    expect(await stale(first, '2023-07-01')).toBe('as-of');
    expect(await stale({ ...first, model_version: 'another' })).toBe('model');

    project = await saved(store, { ...COKING, id: project.id, phone: '0532-55500001' });
    expect(await stale(first)).toBeNull();
    project = await saved(store, { ...COKING, id: project.id, run: '2023-08-01' });
    expect(await stale(first)).toBe('data');
    expect(await stale(await run(scenario.id))).toBeNull();

    const longer = [{ select: {}, delay_days: 100 }];
    await save({ ...SLIP, id: scenario.id, version: 1, name: '新旧', changes: longer });
    expect(await stale(first)).toBe('changes');
  });

  it('are still true for their own day when it has gone by, but not of another scenario or model', async () => {
    const holds = async (of: Awaited<ReturnType<typeof run>>) =>
      isCurrent(store.read, await programmeOf(store.read, EXAMPLE), of);
    const { id, version } = await save({ ...SLIP, name: '按日' });
    const made = await run(id);
    expect([await stale(made, '2023-07-01'), await holds(made)]).toEqual(['as-of', true]);
    expect(await holds({ ...made, model_version: 'another' })).toBe(false);
    // A scenario that is changed moves no data.
    await save({ ...SLIP, name: '按日', id, version, changes: [] });
    expect(await holds(made)).toBe(false);
  });

  it('go stale with the scenario they inherit from', async () => {
    const parent = await save({ ...SLIP, name: '上级' });
    const child = await save({ ...SLIP, name: '下级', parent: parent.id, changes: [] });
    const inherited = await run(child.id);
    expect(JSON.parse(inherited.changes)).toEqual(SLIP.changes);
    await save({ ...SLIP, id: parent.id, version: 1, name: '上级', changes: [] });
    expect(await stale(inherited)).toBe('changes');
  });

  it('are known by the last one of each scenario', async () => {
    const scenario = await save({ ...SLIP, name: '两次' });
    const first = await run(scenario.id, new Date('2023-07-02T00:00:00Z'));
    await save({ ...SLIP, id: scenario.id, version: 1, name: '两次', changes: [{ select: {}, exclude: true }] });
    const second = await run(scenario.id, new Date('2023-07-03T00:00:00Z'));
    expect((await runsOfScenario(store.read, EXAMPLE, scenario.id, 10)).map(({ id }) => id)).toEqual([
      second.id,
      first.id,
    ]);
    const last = (await latestRunOfEach(store.read, EXAMPLE)).filter((one) => one.scenario === scenario.id);
    expect(last.map(({ id }) => id)).toEqual([second.id]);
    const { headline } = (await lastRuns(store.read, EXAMPLE)).get(scenario.id)!;
    expect(headline.nox).toBe(runResult(second).impact.totals.planned.NOx!.season);
    expect(headline.met.all).toBe(4);
  });
});
