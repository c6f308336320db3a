import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/db/open.ts';
import { openHouse, post, type TestHouse } from './house.ts';

/** Two rows of the sample that were entered twice, and where they lie. */
let certain: { first: string; second: string };

describe('the pages of a review', () => {
  let house: TestHouse;
  let planner: Agent;
  let district: Agent;

  beforeAll(async () => {
    house = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    [planner, district] = await Promise.all([house.visitor('planner'), house.visitor('district')]);
    const { text } = await planner.get('/duplicates');
    const [, first, second] = /name="first" value="([^"]+)">\s*<input type="hidden" name="second" value="([^"]+)"/.exec(
      text,
    )!;
    certain = { first: first!, second: second! };
  });

  afterAll(() => house.remove());

  test('name the rules that fail, tonnes and papers, and the same rows as a spreadsheet', async () => {
    const { text } = await planner.get('/reviews');
    expect(text).toContain('R05 收集率虚高');
    expect(text).toContain('补哪份材料最值');
    const csv = await planner.get('/reviews.csv?code=R05');
    const lines = csv.text.trim().split('\r\n').slice(1);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.includes('R05'))).toBe(true);
  });

  test('read the ledger again only when something was written, and then at once', async () => {
    const rowOf = async () =>
      (await planner.get('/reviews.csv?rows=all')).text.split('\r\n').find((line) => line.includes(certain.second));
    const before = await rowOf();
    const sent: string[] = [];
    const listening = await openStore(house.house.config.database, (statement) => sent.push(statement));
    const { store } = house.house;
    const open = house.house as { store: typeof store };
    open.store = listening;
    try {
      await planner.get('/reviews').expect(200);
      const first = sent.splice(0).length;
      await planner.get('/reviews?code=R05').expect(200);
      expect(sent.filter((statement) => /from "(projects|evidence|review_notes)"/.test(statement))).toEqual([]);
      expect(sent.length).toBeLessThan(first);
    } finally {
      open.store = store;
      await listening.close();
    }
    await post(planner, `/projects/${certain.second}/review`, { load: '55', version: '0' });
    expect(await rowOf()).not.toBe(before);
  });

  test('keep what a reviewer notes, refuse what is no number and who comes too late', async () => {
    const page = `/projects/${certain.first}/review`;
    expect((await post(planner, page, { load: '很高', version: '0' })).status).toBe(422);
    expect((await post(planner, page, { load: '60', version: '0' })).status).toBe(303);
    expect((await planner.get(page)).text).toContain('监测时工况 60%，低于 75%。');
    const late = await post(planner, page, { load: '80', version: '0' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('没有写入');
    expect((await planner.get(page)).text).toContain('监测时工况 60%，低于 75%。');
  });

  test('answer a pair: the merged project leads to the one it was merged into', async () => {
    expect((await post(planner, '/duplicates', { ...certain, answer: 'nonsense', reason: '' })).status).toBe(422);
    expect((await post(planner, '/duplicates', { ...certain, answer: 'keep-first', reason: '同一改造' })).status).toBe(
      303,
    );
    const answer = await planner.get(`/projects/${certain.second}`);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(`/projects/${certain.first}`);
    const form = await planner.get(`/projects/${certain.second}/edit`);
    expect([form.status, form.headers['location']]).toEqual([303, `/projects/${certain.first}`]);
    expect((await planner.get(`/projects/${certain.second}/history`)).status).toBe(200);
    expect((await planner.get('/duplicates?state=answered')).text).toContain('同一改造');
  });

  test('show pairs ten at a time, by likeness, district and words, and go on where one answered', async () => {
    const pairsOf = (text: string) => [...text.matchAll(/<article class="pair" aria-label="([^"]+)"/g)].map(([, pair]) => pair!); // prettier-ignore
    const first = (await planner.get('/duplicates?grade=possible')).text;
    const next = (await planner.get('/duplicates?grade=possible&page=2')).text;
    expect(pairsOf(first)).toHaveLength(10);
    expect(pairsOf(next).filter((pair) => pairsOf(first).includes(pair))).toEqual([]);
    expect(first).toMatch(/共 [\d,]+ 对，第 1–10 对/);
    expect(first).toContain('rel="next"');
    const [one, other] = pairsOf(next)[0]!.split(' · ');
    expect(pairsOf((await planner.get(`/duplicates?q=${one!}`)).text).every((pair) => pair.includes(one!))).toBe(true);
    expect(pairsOf((await planner.get('/duplicates?q=%E6%B2%A1%E6%9C%89%25_')).text)).toEqual([]);
    const inPlace = (await planner.get('/duplicates?district=370215&page=9999')).text;
    expect(pairsOf(inPlace).length).toBeGreaterThan(0);
    const page = { state: '', grade: 'possible', district: '', q: '', page: '2' };
    const pair = { first: one!, second: other!, answer: 'different', reason: '两期工程' };
    const answered = await post(planner, '/duplicates', { ...pair, ...page });
    expect([answered.status, answered.headers['location']]).toEqual([303, '/duplicates?grade=possible&page=2']);
    expect(pairsOf((await planner.get('/duplicates?grade=possible&page=2')).text)).not.toContain(`${one!} · ${other!}`);
    expect((await planner.get('/duplicates?grade=nonsense&district=%00&page=-1&state=x')).status).toBe(200);
  });

  test('show a branch nothing of others and let it answer nothing', async () => {
    const own = await district.get('/reviews?rows=all');
    expect(own.status).toBe(200);
    expect(own.text).not.toContain('平度市');
    expect((await district.get('/projects/QD-2023-0009-R/review')).status).toBe(404);
    expect((await post(district, '/duplicates', { ...certain, answer: 'different', reason: '' })).status).toBe(403);
    expect((await post(await house.visitor('viewer'), `/projects/${certain.first}/review`, {})).status).toBe(403);
  });

  test('list where a tonne may be counted twice', async () => {
    const { text } = await planner.get('/reviews/doubles');
    expect(text).toMatch(/关停与改造同在一个排放源（\d+ 处）/);
    expect(text).toMatch(/减排量之和大于排放基数（[1-9]\d* 处）/);
  });
});
