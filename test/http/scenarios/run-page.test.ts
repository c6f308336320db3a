import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, post, type TestHouse } from '../house.ts';

const CATEGORIES = ['工业企业', '燃煤锅炉与清洁取暖', '移动源', '扬尘源', '油品储运销与生活服务', '农业与生物质'];

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

  it('shows the season by category, adding up to the city, as a picture and a table', async () => {
    const { text } = await manager.get(address).expect(200);
    const table = /id="r-categories"[\s\S]*?<\/section>/.exec(text)![0];
    expect(table).toContain('id="scenario-category-1-title"');
    const rows = [
      ...table.matchAll(
        /<tr><th scope="row">([^<]+)<\/th><td><span class="pollutant is-nox">NOx<\/span><\/td><td class="num">([^<]+)<\/td><td class="num">([^<]+)</g,
      ),
    ];
    expect(rows.map((row) => row[1])).toEqual(CATEGORIES);
    const sum = (column: number) => rows.reduce((all, row) => all + Number(row[column]), 0);
    const city =
      /<th scope="row" class="nowrap">全市<\/th><td><span class="pollutant is-nox">NOx<\/span><\/td><td class="num">([^<]+)<\/td><td class="num">([^<]+)</.exec(
        text,
      )!;
    expect(Math.abs(sum(2) - Number(city[1]))).toBeLessThan(2);
    expect(Math.abs(sum(3) - Number(city[2]))).toBeLessThan(2);
    expect(rows.find((row) => row[1] === '工业企业')![2]).not.toBe(rows.find((row) => row[1] === '工业企业')![3]);
  });

  it('switches and locks a project beside its tonnes by a button, without a script', async () => {
    const planner = await at.visitor('planner');
    let version = 1;
    const press = (what: string) =>
      post(planner, address, { do: what, project: 'QD-2023-0013-J', seen: String(version) });
    const rowAfter = async (what: string) => {
      expect((await press(what)).status).toBe(303);
      version += 1;
      const { text } = await planner.get(address);
      const row = /href="\/projects\/QD-2023-0013-J"[\s\S]*?<\/tr>/.exec(text.split('id="r-projects"')[1]!)![0];
      return { row, says: text.includes('项目编号为“QD-2023-0013-J”：不实施') };
    };
    const out = await rowAfter('out');
    expect(out.row).toMatch(/<span class="chip">不实施<\/span>[\s\S]*value="in"[\s\S]*value="bar"/);
    expect(out.says).toBe(true);
    expect((await press('in')).status).toBe(303);
    version += 1;
    const kept = await rowAfter('keep');
    expect(kept.row).toMatch(/<span class="chip">必须保留<\/span>[\s\S]*value="out"[^>]*>不实施[\s\S]*value="unlock"/);
    expect(kept.says).toBe(false);
    expect((await press('out')).status).toBe(422);
    expect((await post(planner, address, { do: 'out', project: 'QD-2023-9999-X', seen: '4' })).status).toBe(404);
  });

  it('is found under its own scenario only', async () => {
    await manager.get(`${address}/runs/R0009`).expect(404);
    const planner = await at.visitor('planner');
    const other = String((await post(planner, '/scenarios/new', { preset: 'park-voc' })).headers['location']);
    await manager.get(`${other}/runs/R0001`).expect(404);
  });
});
