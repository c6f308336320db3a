import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRESETS, type Preset } from '../../../src/catalogue/scenario-presets.ts';
import { openHouse, post, type TestHouse } from '../house.ts';

/** Ready-made scenarios, on the sample they are asked of. */
describe('ready-made scenarios', () => {
  let at: TestHouse;
  let planner: Agent;
  const address = new Map<Preset, string>();

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
  });
  afterAll(() => at.remove());

  const ran = async (preset: Preset) => {
    const run = await post(planner, `${address.get(preset)!}/run`);
    return (await planner.get(String(run.headers['location']).replace('#result', '')).expect(200)).text;
  };

  it('are all offered beside the form, each with what it does', async () => {
    const { text } = await planner.get('/scenarios/new').expect(200);
    for (const preset of PRESETS) expect(text).toContain(`name="preset" value="${preset}"`);
  });

  it('are made at one click, say where they come from, and are edited like any other', async () => {
    for (const preset of PRESETS) {
      const made = await post(planner, '/scenarios/new', { preset });
      expect(made.status).toBe(303);
      address.set(preset, String(made.headers['location']));
    }
    const page = (await planner.get(address.get('coking-slips')!).expect(200)).text;
    expect(page).toContain('由常用情景“焦化推迟 90 天”生成，所依据的数据日期为 2023-06-30');
    const named = { do: 'about', seen: '1', 'about.name': '改过名的', 'about.note': '' };
    expect((await post(planner, address.get('coking-slips')!, named)).status).toBe(303);
    expect((await post(planner, address.get('coking-slips')!, { do: 'remove', seen: '2', index: '0' })).status).toBe(
      303,
    );
    const after = (await planner.get(address.get('coking-slips')!).expect(200)).text;
    expect(after).toContain('没有变更，与现状相同');
    expect(after).toContain('由常用情景“焦化推迟 90 天”生成');
  });

  it('are told apart by a number when made twice', async () => {
    const again = await post(planner, '/scenarios/new', { preset: 'park-voc' });
    expect((await planner.get(String(again.headers['location']))).text).toContain('<h1>工业园区 VOCs 减排量增加 20% 2');
  });

  it('the grinding stations answer in PM10: in the finding, the tiles, a picture and the list of projects', async () => {
    const text = await ran('grinding-before-season');
    expect(text).toMatch(/class="sentence">与不变更相比，全市臭氧季 NOx [^<]*PM10 多减 [\d,.]+ 吨/);
    expect(text).toContain('<dt>臭氧季 PM10 差值</dt>');
    expect(text).toContain('id="scenario-targets-title"');
    expect(text).toContain('id="scenario-impact-2-title"');
    expect(text).toContain('id="scenario-curve-pm10-title"');
    expect(text).toMatch(/PM10（吨）<\/th><th scope="col">起算日/);
  });

  it('everything on time folds away the many days its projects go back by', async () => {
    const text = (await planner.get(address.get('on-time')!).expect(200)).text;
    expect(text).toMatch(/<summary>另有 \d+ 条变更<\/summary>/);
    expect(text.match(/name="do" value="remove"/g)!.length).toBeGreaterThan(40);
    expect(text).toMatch(/\d+ 类项目到期未建成的，推定为数据日期之后再迟 0 天/);
    expect(await ran('on-time')).toMatch(/NOx 多减/);
    const scenario = /\/scenarios\/(S\d+)/.exec(address.get('on-time')!)![1]!;
    const compared = (await planner.get(`/scenarios/compare?s=base&s=${scenario}`).expect(200)).text;
    expect(compared).toMatch(/<span class="quiet">另有 \d+ 条变更<\/span>/);
  });

  it('history makes the season smaller and says the odds in one line', async () => {
    const text = await ran('history');
    expect(text).toMatch(/全市臭氧季 NOx 少减 [\d.]+ 吨，VOCs 少减 [\d.]+ 吨/);
    expect(text).toMatch(/\d+ 类项目落空的概率另行设定，/);
  });

  it('a copy takes along what the original assumes, and where it came from', async () => {
    const seen = /name="seen" value="(\d+)"/.exec((await planner.get(address.get('history')!)).text)![1]!;
    const copied = await post(planner, address.get('history')!, { do: 'copy', seen });
    const text = (await planner.get(String(copied.headers['location']))).text;
    expect(text).toContain('按历史兑现推算（副本）');
    expect(text).toMatch(/类项目落空的概率另行设定/);
    expect(text).toContain('由常用情景“按历史兑现推算”生成');
  });

  it('are for those who may save scenarios, and only those there are', async () => {
    const viewer = await at.visitor('viewer');
    expect((await post(viewer, '/scenarios/new', { preset: 'history' })).status).toBe(403);
    expect((await post(planner, '/scenarios/new', { preset: 'miracle' })).status).toBe(400);
  });
});
