import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPlan } from '../../src/db/plans.ts';
import { readPlanResult } from '../../src/services/plans/plan-result.ts';
import { planRunner } from '../../src/services/plans/plan-runner.ts';
import { planShares } from '../../src/services/plans/plan-shares.ts';
import { openHouse, post, tokenOf, type TestHouse } from './house.ts';

const KEY = { city: '370200', programme: 'qingdao-2023' };
/** The zones’ NOx targets, from the reserve of one district and what can still come earlier there. */
const ASKED: readonly (readonly [string, string])[] = [
  ['ask.goal', 'min-cost'],
  ['ask.target', 'D-NOx'],
  ['ask.target', 'CITY-NOx'],
  ['district', '370283'],
  ['district', '370285'],
  ['ask.days', '90'],
  ['ask.percent', '10'],
  ['ask.seconds', '10'],
  ['ask.locks', '1'],
  ['ask.name', '北部县域达标'],
  ['do', 'solve'],
];

describe('the pages of plans', () => {
  let at: TestHouse;
  let planner: Agent;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
  });
  afterAll(async () => {
    await planRunner(at.store).stop();
    await at.remove();
  });

  const send = async (pairs: readonly (readonly [string, string])[]) => {
    const body = new URLSearchParams([...pairs, ['_csrf', await tokenOf(planner)]] as [string, string][]);
    return planner.post('/plans/new').type('form').send(body.toString());
  };

  it('teach the first question, one step beside the scenarios', async () => {
    expect((await planner.get('/scenarios').expect(200)).text).toContain('href="/plans"');
    expect((await planner.get('/plans').expect(200)).text).toContain('还没有方案');
    const { text } = await planner.get('/plans/new').expect(200);
    expect(text).toContain('状态为储备，共 126 个项目。');
    expect(text).toContain('其中必选 68 个');
    const auditor = await at.visitor('auditor');
    await auditor.get('/plans').expect(200);
    await auditor.get('/plans/new').expect(403);
  });

  it('report every error at once and keep what was typed', async () => {
    const wrong = [['ask.goal', 'min-cost'], ['ask.annual', '-3'], ['ask.days', 'soon'], ['ask.seconds', '7'], ['do', 'solve']] as const; // prettier-ignore
    const { status, text } = await send(wrong);
    expect(status).toBe(422);
    for (const field of ['name', 'target', 'annual', 'days', 'seconds']) expect(text).toContain(`href="#ask.${field}"`);
    expect(text).toContain('value="-3"');
    const unknown = await send([...ASKED, ['ask.required', 'QD-0 QD-1']]);
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('没有这些项目：QD-0、QD-1');
  });

  it('work a question out, name the conflict, and say of every candidate why', async () => {
    const asked = await send(ASKED);
    expect([asked.status, asked.headers['location']]).toEqual([303, '/plans/P0001']);
    await planRunner(at.store).idle();
    const { text } = await planner.get('/plans/P0001').expect(200);
    const { plan, candidates, incomplete } = readPlanResult(
      (await findPlan(at.store.read, { ...KEY, id: 'P0001' }))!.result!,
    );
    expect(text).toContain('北部县域达标');
    expect(text).toContain('存为情景');
    expect(text.match(/<figure class="chart">/g)!.length).toBeGreaterThanOrEqual(3);
    expect(text).not.toMatch(/NaN|undefined|plans\.[a-z]/);
    const csv = (await planner.get('/plans/P0001.csv').expect(200)).text;
    expect(csv.trim().split('\r\n')).toHaveLength(candidates + 1);
    for (const line of csv.trim().split('\r\n').slice(1)) expect(line).toMatch(/,"?(选|不选)：/);
    await planner.get('/plans/P0001.xlsx').expect(200);
    expect((await planner.get('/plans/P0001.json').expect(200)).body).toEqual({ ...plan, incomplete });
    expect(incomplete!.noDate.length).toBeGreaterThan(0);
    expect(text).toContain('输入不完整，减排量合计偏小');
    for (const id of incomplete!.noDate) expect(text).toContain(`href="/projects/${id}"`);
    const english = (await planner.get('/plans/P0001?lang=en').expect(200)).text;
    expect(english).toContain('Save as scenario');
    await planner.get('/plans/P0001?lang=zh-CN');
  });

  it('share the plan out so that the parts are the whole', async () => {
    const result = readPlanResult((await findPlan(at.store.read, { ...KEY, id: 'P0001' }))!.result!);
    const tonnes = (side: 'before' | 'after') =>
      result[side].zones.reduce((sum, zone) => sum + (zone.tonnes.NOx?.season ?? 0), 0);
    for (const by of ['district', 'lead', 'enterprise'] as const) {
      const shares = planShares(result, by);
      expect(shares.reduce((sum, { nox }) => sum + nox, 0)).toBeCloseTo(tonnes('after') - tonnes('before'), 6);
      const { text } = await planner.get(`/plans/P0001/shares?by=${by}`).expect(200);
      const printed = [...text.matchAll(/<tr><th scope="row" class="nowrap">.*?<\/tr>/g)].map(([row]) =>
        Number([...row.matchAll(/<td class="num">([\d.]+)<\/td>/g)][1]![1]),
      );
      expect(printed.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
    }
  });

  it('become a scenario with one click whose run comes to what the plan claims', async () => {
    const seen = /name="seen" value="(\d+)"/.exec((await planner.get('/plans/P0001')).text)![1]!;
    expect((await post(planner, '/plans/P0001', { do: 'scenario', seen: '99' })).status).toBe(422);
    const saved = await post(planner, '/plans/P0001', { do: 'scenario', seen });
    expect(saved.status).toBe(303);
    const scenario = String(saved.headers['location']);
    await post(planner, `${scenario}/run`);
    const run = await at.store.read.selectFrom('runs').selectAll().executeTakeFirstOrThrow();
    const { targets } = JSON.parse(run.outcome) as { targets: { id: string; books: { planned: object } }[] };
    const { after } = readPlanResult((await findPlan(at.store.read, { ...KEY, id: 'P0001' }))!.result!);
    expect(targets.map(({ id, books }) => ({ id, ...books.planned }))).toEqual(after.targets);
    expect((await planner.get('/plans/P0001')).text).toContain('已存为情景');
  });

  it('stand side by side, and say who bears more', async () => {
    await planner.get('/plans/compare?a=P0001&b=P0009').expect(404);
    const told = new Set(['ask.goal', 'ask.name', 'ask.target']);
    const most = [['ask.goal', 'max-reduction'], ['ask.pollutant', 'NOx'], ['ask.annual', '200'], ['ask.least', '1'], ['ask.name', '减排最多']] as const; // prettier-ignore
    await send([...ASKED.filter(([name]) => !told.has(name)), ...most]);
    await planRunner(at.store).idle();
    const { text } = await planner.get('/plans/compare?a=P0001&b=P0002').expect(200);
    expect(text).toContain('乙方案下多承担的');
    // What either was asked for stands beside what it comes to, and the parties add up to the whole.
    expect(text).toContain('每个区市至少选 1 个');
    const cells = (row: string) => [...row.matchAll(/<td class="num">([^<]*)<\/td>/g)].map(([, cell]) => cell);
    const overview = (name: string) => cells(new RegExp(`<th scope="row">${name}.*?</tr>`).exec(text)![0]);
    const total = cells(/<tfoot>.*?<\/tfoot>/.exec(text)![0]);
    expect(total.slice(0, 6)).toEqual([...overview('项目数'), ...overview('年费用')]);
    expect((await planner.get('/plans/P0002')).text).toContain('全市当季 NOx 减排');
    expect(text).not.toMatch(/NaN|undefined/);
    expect((await planner.get('/plans')).text).toContain('减排最多');
  });
});
