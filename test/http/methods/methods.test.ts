import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { loadModelFiles } from '../../../src/model-files.ts';
import { fallbackOn, reviewState } from '../../../src/http/methods/review.ts';
import { openHouse, type TestHouse } from '../house.ts';

const { methods } = await loadModelFiles();

describe('the catalogue of methods', () => {
  let at: TestHouse;
  let viewer: Agent;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    viewer = await at.visitor('viewer');
  });
  afterAll(() => at.remove());

  it('lists every method once, with how many projects it computes', async () => {
    const { text } = await viewer.get('/methods').expect(200);
    const listed = [...text.matchAll(/<a href="\/methods\/([a-z0-9-]+)">/g)].map(([, id]) => id!);
    expect([...listed].sort()).toEqual([...methods.keys()].sort());
    const [stored] = await at.store.read
      .selectFrom('measures')
      .select(({ fn }) => fn.count<number>('project').distinct().as('count'))
      .where('method', '=', 'ldar-correlation')
      .execute();
    const row = text.slice(text.indexOf('/methods/ldar-correlation'));
    expect(row.slice(0, row.indexOf('</tr>'))).toContain(`<td class="num">${stored!.count}</td>`);
  });

  it('answers the same list as CSV, as a workbook and as JSON', async () => {
    const csv = await viewer.get('/methods.csv').expect(200);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.text.trim().split('\r\n')).toHaveLength(methods.size + 1);
    const workbook = await viewer.get('/methods.xlsx').buffer(true).expect(200);
    expect(workbook.headers['content-type']).toContain('spreadsheetml');
    const { body } = await viewer.get('/methods.json').expect(200);
    expect(body).toMatchObject({ total: methods.size, page: 1 });
  });

  it.each([...methods.keys()])(
    'shows %s whole in both languages: formula, inputs, examples as expected',
    async (id) => {
      const method = methods.get(id)!;
      for (const lang of ['en', 'zh-CN'] as const) {
        const { text } = await viewer.get(`/methods/${id}?lang=${lang}`).expect(200);
        expect(text.match(/<math /g)?.length ?? 0).toBe(method.program.lines.length);
        for (const input of method.inputs) expect(text).toContain(`<code class="quiet">${input.id}</code>`);
        const results = [...text.matchAll(/<\/th><td class="num">([^<]+)<\/td><td class="num">([^<]+)<\/td>/g)];
        const expected = method.definition.examples.flatMap(({ expect: results }) => Object.keys(results));
        expect(results).toHaveLength(expected.length);
        for (const [, wanted, computed] of results) expect(computed).toBe(wanted);
      }
    },
  );

  it('shows a branch only the projects of its own district', async () => {
    const branch = await at.visitor('district');
    const { text } = await branch.get('/methods/voc-abatement-upgrade').expect(200);
    const districts = [...text.matchAll(/<\/th><td class="nowrap">QD-[^<]+<\/td><td>([^<]+)<\/td>/g)].map(
      ([, name]) => name,
    );
    expect(new Set(districts)).toEqual(new Set(['黄岛区']));
    expect(districts).toHaveLength(25);
  });

  it('answers 404 for a method that is not there', async () => {
    await viewer.get('/methods/alchemy').expect(404);
  });

  it('tries a method with what is typed, and shows the tree down to each source', async () => {
    const { text } = await viewer
      .get('/methods/ule-coking')
      .query({ 'in.coke': '100万t/a', 'in.nox_before': '150', 'in.nox_after': '100' })
      .expect(200);
    expect(text).toMatch(/<caption>试算结果<\/caption>[\s\S]*NOx<\/th><td class="num">95<\/td><td>t\/a<\/td>/);
    expect(text).toMatch(/class="tree"[\s\S]*焦炭产量[\s\S]*填报/);
    expect(text).toMatch(/焦炉烟囱单位烟气量[\s\S]*系数 · /);
  });

  it.each([
    ['nothing where something is needed', { 'in.coke': '' }, '焦炭产量：须填写此参数', 'in.coke'],
    ['a word', { 'in.coke': 'many' }, '焦炭产量：“many”不是数值', 'in.coke'],
    [
      'a number out of range',
      { 'in.coke': '1', 'in.nox_before': '99999' },
      '改造前NOx浓度：99999 超出可接受范围',
      'in.nox_before',
    ],
    ['a unit of another kind', { 'in.coke': '5 mg/m3' }, '焦炭产量：单位是', 'in.coke'],
  ])('says at its field what is wrong with %s, and keeps it', async (_, typed, sentence, field) => {
    const { text } = await viewer.get('/methods/ule-coking').query(typed).expect(200);
    expect(text).toContain(`<a href="#${field}">${sentence}`);
    expect(text).toContain('aria-invalid="true"');
    expect(text).not.toContain('<caption>试算结果');
    for (const value of Object.values(typed)) expect(text).toContain(`value="${value}"`);
  });

  it('shows hostile text as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const { text } = await viewer.get('/methods/ule-coking').query({ 'in.coke': hostile, 'in.<b>': '1' }).expect(200);
    expect(text).not.toContain('<img src=x');
    expect(text).not.toContain('<b>');
  });
});

describe('the review state of a method', () => {
  const method = methods.get('ule-coking')!;
  const input = method.inputs.find(({ id }) => id === 'stack_gas')!;

  test('is sound while neither the method nor its factors are due', () => {
    expect(reviewState(method, '2026-12-01')).toEqual({ due: false, staleInputs: 0 });
  });

  test('is due the day after the review day, and so are the factors', () => {
    const after = reviewState(method, '2028-01-01');
    expect(after.due).toBe(true);
    expect(after.staleInputs).toBeGreaterThan(0);
  });

  test('takes a factor in the unit of the input, with the day it is due', () => {
    const { value, factor, stale, reviewBy } = fallbackOn(method, input, '2026-12-01');
    expect([value, factor?.id, stale, reviewBy]).toEqual([1900, 'flue-gas-coke-lean', false, '2027-12-31']);
  });
});
