import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, post, type TestHouse } from '../house.ts';

interface Body {
  readonly book: string;
  readonly measure: string;
  readonly year: number;
  readonly totals: Readonly<
    Record<string, Readonly<Record<string, { gross: number; net: number; missing: string[] }>>>
  >;
  readonly cumulative: readonly { readonly priorTonnes: number; readonly missingYears: number[] }[];
  readonly lines: readonly { readonly project: string }[];
}

describe('the page of the statistics book', () => {
  let at: TestHouse;
  let planner: Agent;
  let district: Agent;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
    district = await at.visitor('district');
  });
  afterAll(() => at.remove());

  const bodyFor = async (agent: Agent) => (await agent.get('/targets/statistics.json').expect(200)).body as Body;

  it('says its book, measure, period and levels, beside the air book', async () => {
    const { text } = await planner.get('/targets/statistics').expect(200);
    for (const words of ['总量账', '2023年度', '市审', '省审', '国家核定', '五年任务累计', '与空气账对照', '未经市审'])
      expect(text).toContain(words);
    const body = await bodyFor(planner);
    expect([body.book, body.measure, body.year]).toEqual(['statistics', 'full_year', 2023]);
    expect(body.totals['NOx']!['declared']!.gross).toBeGreaterThan(body.totals['NOx']!['province']!.gross);
    expect(body.cumulative[0]).toMatchObject({ priorTonnes: 3175, missingYears: [] });
  });

  it('answers as a table with one row for every line', async () => {
    const body = await bodyFor(planner);
    const csv = (await planner.get('/targets/statistics.csv').expect(200)).text.trim().split('\r\n');
    expect(csv).toHaveLength(body.lines.length + 1);
    await planner.get('/targets/statistics.xlsx').expect(200);
  });

  it('shows a branch its own projects and nothing of the city’s task', async () => {
    const [city, own] = [await bodyFor(planner), await bodyFor(district)];
    expect(own.lines.length).toBeGreaterThan(0);
    expect(own.lines.length).toBeLessThan(city.lines.length);
    expect(own.cumulative).toEqual([]);
    expect((await district.get('/targets/statistics').expect(200)).text).not.toContain('五年任务累计');
    await district.get('/targets/statistics/years').expect(403);
  });

  it('takes a prior year with its document, refuses one without, and moves the sum', async () => {
    const prior = { 'prior-year': '2021', 'prior-pollutant': 'NOx', 'prior-tonnes': '1500', 'prior-note': '' };
    const without = await post(planner, '/targets/statistics/prior', { ...prior, version: '1', 'prior-document': '' });
    expect([without.status, without.text.includes('请填写文号')]).toEqual([422, true]);
    const given = { ...prior, version: '1', 'prior-document': '测试〔2022〕9号' };
    expect((await post(planner, '/targets/statistics/prior', given)).status).toBe(303);
    const stale = await post(planner, '/targets/statistics/prior', given);
    expect([stale.status, stale.text.includes('刚修改过')]).toEqual([422, true]);
    expect((await bodyFor(planner)).cumulative[0]!.priorTonnes).toBe(3215);
    expect((await planner.get('/audit.json').expect(200)).text).toContain('prior-year');
  });

  it('counts months only after the rule is switched on', async () => {
    const before = (await bodyFor(planner)).totals['NOx']!['declared']!.gross;
    expect((await post(planner, '/targets/statistics/rules', { part_year: '1' })).status).toBe(303);
    const after = (await bodyFor(planner)).totals['NOx']!['declared']!.gross;
    expect(after).toBeLessThan(before);
    await post(planner, '/targets/statistics/rules', {});
    expect((await bodyFor(planner)).totals['NOx']!['declared']!.gross).toBeCloseTo(before, 9);
  });
});
