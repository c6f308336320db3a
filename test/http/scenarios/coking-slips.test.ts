import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findRun } from '../../../src/db/runs.ts';
import { runResult } from '../../../src/services/scenarios/run-result.ts';
import { openHouse, post, type TestHouse } from '../house.ts';

const KEY = { city: '370200', programme: 'qingdao-2023' };

/** The question the sample is made for: what if the coking works slips by three months? */
describe('the scenario “coking slips by 90 days”', () => {
  let at: TestHouse;
  let planner: Agent;
  let address: string;
  let result: string;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
  });
  afterAll(() => at.remove());

  it('begins at the list of projects, with the projects of its filter chosen', async () => {
    const list = await planner.get('/projects?type=ule-coking').expect(200);
    const link = /href="(\/scenarios\/new\?[^"]*)">以此筛选建情景/.exec(list.text)?.[1]?.replaceAll('&#x3D;', '=');
    expect(link).toBe('/scenarios/new?type=ule-coking');
    const form = await planner.get(link!).expect(200);
    expect(form.text).toContain('将作用于：项目类型为焦化（炼焦环节）超低排放，现有 1 个项目符合。');
    expect(form.text).toMatch(/name="type" value="ule-coking" checked/);
  });

  it('is saved in words and waits to be run', async () => {
    const typed = { 'about.name': '焦化推迟三个月', type: 'ule-coking', 'set.delay': '90', do: 'save' };
    const saved = await post(planner, '/scenarios/new', typed);
    expect(saved.status).toBe(303);
    address = String(saved.headers['location']);
    const page = await planner.get(address).expect(200);
    expect(page.text).toContain('项目类型为焦化（炼焦环节）超低排放：推迟 90 天');
    expect(page.text).toContain('这个情景还没有运行过');
  });

  it('loses 21.6 t of NOx and 23.7 t of VOC in the season and turns both tonnage targets of zone B', async () => {
    const ran = await post(planner, `${address}/run`);
    expect(ran.status).toBe(303);
    result = String(ran.headers['location']);
    expect(result).toBe(`${address}?run=R0001#result`);
    const run = await findRun(at.store.read, KEY, 'R0001');
    const { totals, targets } = runResult(run!).impact;
    expect(totals.planned.NOx!.season).toBeCloseTo(-21.6, 1);
    expect(totals.planned.VOC!.season).toBeCloseTo(-23.7, 1);
    expect(totals.planned.NOx!.full_year).toBe(0);
    const turned = targets.filter(({ books }) => books.planned.met.with !== books.planned.met.without);
    expect(turned.map(({ id }) => id).filter((id) => id.startsWith('B-'))).toEqual(['B-NOx', 'B-VOC']);
  });

  it('says so on its page: finding, turned targets first, the one project, the trace', async () => {
    const { text } = await planner.get(result.replace('#result', '')).expect(200);
    expect(text).toContain('与不变更相比，全市臭氧季 NOx 少减 21.6 吨，VOCs 少减 23.7 吨；3 项目标由达标变为不达标：');
    expect(text.match(/class="is-turned"/g)).toHaveLength(3);
    expect(text.indexOf('变为不达标</span>')).toBeLessThan(text.indexOf('>达标</span>'));
    expect(text).toContain('<del>2023-07-10</del> → 2023-10-08');
    expect(text).toContain('QD-2023-0013-J');
    const run = (await findRun(at.store.read, KEY, 'R0001'))!;
    for (const fact of [run.fingerprint.slice(0, 8), run.model_version.slice(0, 8), '2023-06-30'])
      expect(text).toContain(`<dd>${fact}</dd>`);
  });

  it('draws the season out of the months the run stored', async () => {
    const { text } = await planner.get(address).expect(200);
    const run = runResult((await findRun(at.store.read, KEY, 'R0001'))!);
    const season = run.with.totals.planned.VOC!;
    expect(season.months.slice(4, 9).reduce((sum, month) => sum + month)).toBeCloseTo(season.season, 9);
    expect(text).toContain('VOCs：累计减排由 690 吨变为 666 吨');
  });

  it('stands in the list with what its run said', async () => {
    const { text } = await planner.get('/scenarios').expect(200);
    expect(text).toMatch(/焦化推迟三个月[\s\S]*−21\.6[\s\S]*−23\.7[\s\S]*17 → 14（共 26 项）[\s\S]*R0001/);
    expect(text).not.toContain('此后变更有改动');
  });

  it('run again without a change is the same run', async () => {
    const again = await post(planner, `${address}/run`);
    expect(again.headers['location']).toBe(result);
  });

  it('says that its run is out of date once a change is added, and keeps the old run', async () => {
    const fields = { seen: '1', do: 'add', q: 'VOCs', district: '370211', 'set.uptime': '80' };
    const added = await post(planner, address, fields);
    expect(added.status).toBe(303);
    const { text } = await planner.get(address).expect(200);
    expect(text).toMatch(/固定的 \d+ 个项目：投用率改为 80%/);
    expect(text).toContain('运行之后情景的变更有改动');
    expect(text).toContain('−21.6');
    expect((await planner.get('/scenarios').expect(200)).text).toContain('此后变更有改动');
  });
});
