import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, post, type TestHouse } from '../house.ts';

/** Where a run comes from, on the sample: a project is moved, and another loses its day. */
describe('the page of a run', () => {
  let at: TestHouse;
  let manager: Agent;
  let address: string;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    manager = await at.visitor('manager');
    const planner = await at.visitor('planner');
    address = String((await post(planner, '/scenarios/new', { preset: 'coking-slips' })).headers['location']);
    await post(manager, `${address}/run`);
  });
  afterAll(() => at.remove());

  const page = async (run: string) => (await manager.get(`${address}/runs/${run}`).expect(200)).text;
  const touch = (project: string, set: { readonly effective: string | null }) =>
    at.store.write(async (trx) => {
      await trx.updateTable('projects').set(set).where('id', '=', project).execute();
      await trx
        .updateTable('programmes')
        .set((eb) => ({ data_version: eb('data_version', '+', 1) }))
        .execute();
    });

  it('says who made it, when, from which day, with both fingerprints whole, and that nothing moved since', async () => {
    const text = await page('R0001');
    for (const fact of ['R0001', 'manager', '2023-06-30']) expect(text).toContain(`<dd>${fact}</dd>`);
    expect(text.match(/<code class="hash">[0-9a-f]{64}<\/code>/g)).toHaveLength(2);
    expect(text).toContain('没有变动，重新运行结果相同。');
    expect(text).toContain('计划账内的项目都有日期、减排量和费用，各分区都有基数。');
    expect(text).toContain('推迟 90 天');
    expect((await manager.get(address)).text).toContain(`href="${address}/runs/R0001"`);
  });

  it('names the project that moved since, with the way to it', async () => {
    await touch('QD-2023-0013-J', { effective: '2023-07-20' });
    const text = await page('R0001');
    expect(text).toContain('项目、目标、基数或设定有更新。');
    expect(text).toMatch(
      /<a href="\/projects">项目<\/a><\/th><td class="num">0<\/td><td class="num">1<\/td><td class="num">0<\/td>/,
    );
    expect(text).toContain('<a href="/projects/QD-2023-0013-J">');
    expect(text).toContain('href="/projects?id&#x3D;QD-2023-0013-J"');
    expect(text).not.toContain('<a href="/targets">目标</a></th>');
  });

  it('marks totals as incomplete wherever the run stands, and lists what is missing', async () => {
    await touch('QD-2023-0001-6', { effective: null });
    await post(manager, `${address}/run`);
    const text = await page('R0002');
    expect(text).toContain('减排量合计不完整');
    expect(text).toMatch(/项目无稳定运行日[\s\S]*<td class="num">1<\/td>[\s\S]*<a href="\/projects\/QD-2023-0001-6">/);
    const mark = '<span class="chip is-yellow">不完整</span>';
    expect((await manager.get(address)).text.split(mark).length).toBeGreaterThan(5);
    expect((await manager.get('/scenarios')).text).toContain(mark);
    expect((await manager.get(`/scenarios/compare?s=${address.split('/').at(-1)!}&s=base`)).text).toContain(mark);
    expect((await manager.get(`${address}?run=R0001`)).text).not.toContain(mark);
  });

  it('is found under its own scenario only', async () => {
    await manager.get(`${address}/runs/R0009`).expect(404);
    const planner = await at.visitor('planner');
    const other = String((await post(planner, '/scenarios/new', { preset: 'park-voc' })).headers['location']);
    await manager.get(`${other}/runs/R0001`).expect(404);
  });
});
