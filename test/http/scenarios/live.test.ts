import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, post, type TestHouse } from '../house.ts';

/** The panel of a scenario, its assumptions and its locks, on the sample. */
describe('a scenario tried out', () => {
  let at: TestHouse;
  let planner: Agent;
  let viewer: Agent;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
    viewer = await at.visitor('viewer');
    const typed = { 'about.name': '移动源减半', category: 'mobile', 'set.scale.VOC': '50', do: 'save' };
    expect((await post(planner, '/scenarios/new', typed)).status).toBe(303);
  });
  afterAll(() => at.remove());

  it('at rest moves nothing, and what is no number of a slider rests', async () => {
    for (const query of ['', '?delay.ule-coking=x&scale.mobile=9999&season=0.5']) {
      const { text } = await viewer.get(`/scenarios/S1/live${query}`).expect(200);
      // Two pollutants are never one figure.
      const words = text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
      expect(words).toMatch(/焦化（炼焦环节）超低排放 NOx [\d.]+ 吨、VOCs [\d.]+ 吨/);
      expect(text).toContain('全市臭氧季 NOx 0.0 吨、VOCs 0.0 吨');
      expect(text).not.toContain('把这些改动存入情景');
    }
  });

  it('answers a slider of 90 days as the run of the same change does', async () => {
    const { text } = await planner.get('/scenarios/S1/live?delay.ule-coking=90').expect(200);
    expect(text).toContain('全市臭氧季 NOx −21.6 吨、VOCs −23.7 吨');
    expect(text).toContain('变为不达标');
    expect(text).toContain('把这些改动存入情景');
    // Types with most tonnes first.
    expect(/name="delay\.([^"]+)"/.exec(text)?.[1]).toBe('ule-coking');
  });

  it('leaves out a single project found by a search', async () => {
    const found = await planner.get('/scenarios/S1/live?q=QD-2023-0013-J').expect(200);
    expect(found.text).toContain('name="out" value="QD-2023-0013-J"');
    const { text } = await planner.get('/scenarios/S1/live?out=QD-2023-0013-J').expect(200);
    expect(text).toContain('name="out" value="QD-2023-0013-J" checked');
    expect(text).not.toContain('全市臭氧季 NOx 0.0 吨、VOCs 0.0 吨');
  });

  it('says so when the season would be none', async () => {
    const { text } = await planner.get('/scenarios/S1/live?season=60').expect(200);
    expect(text).not.toContain('调整后的臭氧季不成立');
    expect(text).toContain('2023-06-30 至 2023-09-30');
  });

  it('stores what the panel says as ordinary changes and an assumption, which the run then shows', async () => {
    expect((await post(viewer, '/scenarios/S1/live', { seen: '1', 'delay.ule-coking': '90' })).status).toBe(403);
    const nothing = await post(planner, '/scenarios/S1/live', { seen: '1' });
    expect(nothing.status).toBe(422);
    const stored = await post(planner, '/scenarios/S1/live', { seen: '1', 'delay.ule-coking': '90', season: '-10' });
    expect(stored.status).toBe(303);
    const { text } = await planner.get('/scenarios/S1').expect(200);
    expect(text).toMatch(/项目类型为焦化（炼焦环节）超低排放[^<]*推迟 90 天/);
    expect(text).toContain('臭氧季自 2023-04-21 起');
    const stale = await post(planner, '/scenarios/S1/live', { seen: '1', 'delay.ule-coking': '30' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('保存前有人改过这个情景');
  });

  it('runs under its assumptions, and says the run is out of date once they move', async () => {
    const address = '/scenarios/S1';
    expect((await post(viewer, `${address}/run`)).status).toBe(303);
    expect((await planner.get(address)).text).not.toContain('运行之后情景的变更有改动');
    const typed = {
      seen: '2',
      do: 'assume',
      from: '2023-06-01',
      to: '',
      counting: '1',
      'slip.ule-coking': '20',
      'slip@building': '15',
      'fail@planned': '7.5',
    };
    expect((await post(planner, `${address}/assumptions`, typed)).status).toBe(303);
    const { text } = await planner.get(`${address}/assumptions`).expect(200);
    expect(text).toContain('臭氧季自 2023-06-01 起');
    expect(text).toContain('减排自稳定运行次月起算');
    expect(text).toContain('在建的项目到期未建成的，推定为数据日期之后再迟 15 天');
    expect(text).toContain('已立项的项目落空的概率按 7.5% 计');
    // The form is filled with what is stored; a later save without a figure drops it.
    expect(text).toMatch(/name="slip@building"[^>]*value="15"/);
    expect(text).toMatch(/name="fail@planned"[^>]*value="7.5"/);
    expect((await planner.get(address)).text).toContain('运行之后情景的变更有改动');
  });

  it('refuses a season that ends before it begins, at its control', async () => {
    const typed = { seen: '3', do: 'assume', from: '2023-10-01', to: '2023-06-01' };
    const refused = await post(planner, '/scenarios/S1/assumptions', typed);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('臭氧季须在本年度内开始');
    expect(refused.text).toContain('value="2023-10-01"');
    const odd = { seen: '3', do: 'assume', 'slip@planned': '1.5', 'fail@building': '120' };
    const wrong = await post(planner, '/scenarios/S1/assumptions', odd);
    expect(wrong.status).toBe(422);
    for (const name of ['slip@planned', 'fail@building']) {
      expect(wrong.text).toMatch(new RegExp(`name="${name}"[^>]*aria-invalid="true"`));
    }
  });

  it('keeps what is locked: a change that would leave it out is refused with the reason', async () => {
    const lock = { seen: '3', do: 'lock', kind: 'keep', type: 'ule-coking' };
    expect((await post(planner, '/scenarios/S1/assumptions', lock)).status).toBe(303);
    const out = { seen: '4', do: 'add', type: 'ule-coking', 'set.presence': 'exclude' };
    const refused = await post(planner, '/scenarios/S1', out);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('QD-2023-0013-J在情景“移动源减半”中锁定为必须保留');
    const live = await post(planner, '/scenarios/S1/live', { seen: '4', out: 'QD-2023-0013-J' });
    expect(live.status).toBe(422);
    const child = {
      'about.name': '下级',
      'about.parent': 'S1',
      type: 'ule-coking',
      'set.presence': 'exclude',
      do: 'save',
    };
    expect((await post(planner, '/scenarios/new', child)).text).toContain(
      'QD-2023-0013-J在情景“移动源减半”中锁定为必须保留',
    );
    const unlock = { seen: '4', do: 'unlock', index: '0' };
    expect((await post(planner, '/scenarios/S1/assumptions', unlock)).status).toBe(303);
    expect((await post(planner, '/scenarios/S1', { ...out, seen: '5' })).status).toBe(303);
  });
});
