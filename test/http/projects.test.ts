import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from 'supertest';
import { openStore } from '../../src/db/open.ts';
import { programActor } from '../../src/services/actor.ts';
import { createToken } from '../../src/services/accounts/api-tokens.ts';
import { openHouse, type TestHouse } from './house.ts';

interface ApiList {
  readonly total: number;
  readonly page: number;
  readonly per: number;
  readonly rows: readonly Record<string, unknown>[];
  readonly totals: Readonly<Record<string, { readonly season_voc: number }>>;
}

/** The sample, its pages, and every statement sent to the database. */
describe('the list of three thousand projects', () => {
  let at: TestHouse;
  let planner: Agent;
  let district: Agent;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
    district = await at.visitor('district');
  });
  afterAll(() => at.remove());

  it.each([
    '',
    '?district=370211&status=planned&sort=-season_voc,name&page=2',
    '?q=qdsl&finish.overdue=1&cols=all',
    '?match=any&capital.gte=100&name.has=VOC&per=100',
  ])('complaint 05: a list of three thousand (%s) needs at most ten statements', async (query) => {
    await planner.get(`/projects${query}`).expect(200);
    const sent: string[] = [];
    const listening = await openStore(at.house.config.database, (statement) => sent.push(statement));
    const { store } = at.house;
    (at.house as { store: typeof store }).store = listening;
    try {
      await planner.get(`/projects${query}`).expect(200);
    } finally {
      (at.house as { store: typeof store }).store = store;
      await listening.close();
    }
    expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(10);
  });

  it('shows a branch its own district and answers 404 for what lies outside', async () => {
    const list = await district.get('/projects.json').expect(200);
    const rows = list.body as { id: string; district: string }[];
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.district)).size).toBe(1);
    const all = (await planner.get('/projects.json').expect(200)).body as { id: string; district: string }[];
    expect(all).toHaveLength(3000);
    const foreign = all.find((row) => row.district !== rows[0]!.district)!;
    await district.get(`/projects/${foreign.id}`).expect(404);
    await district.get(`/projects/${foreign.id}/edit`).expect(404);
    const guessed = await district.get(`/projects.csv?district=${foreign.district}`).expect(200);
    expect(guessed.text.split('\r\n').filter((line) => line !== '')).toHaveLength(1);
    expect((await district.get('/').expect(200)).text).not.toContain('示例·主城区');
  });

  it('shows what a project is filled in with, and whoever may print it where its card is ordered', async () => {
    const [coking] = (await planner.get('/projects.json?type=ule-coking').expect(200)).body as Record<string, string>[];
    for (const visitor of [planner, district]) {
      const page = (await visitor.get(`/projects/${coking!['id']}`).expect(200)).text;
      const facts = [...page.matchAll(/<dt>([^<]+)<\/dt><dd>(?:<a [^>]*>)?([^<]*)/g)].map(([, label, value]) => [
        label,
        value,
      ]);
      const said = Object.fromEntries(facts) as Record<string, string>;
      expect(said).toMatchObject({ 行业代码: 'C3110 炼铁', 工艺: coking!['process'], 折现率: '5%', 使用年限: '15 年' });
      expect(said['地点']).toMatch(/^119\.\d+, 35\.\d+（WGS-84）$/);
      const order = /href="(\/briefings\?kind[^"]*)"/
        .exec(page)![1]!
        .replaceAll('&#x3D;', '=')
        .replaceAll('&amp;', '&');
      expect((await visitor.get(order).expect(200)).text).toContain(coking!['id']);
    }
  });

  it('answers the same ids in all four forms', async () => {
    const query = 'district=370202&sort=-season_voc';
    const json = ((await planner.get(`/projects.json?${query}`)).body as { id: string }[]).map(({ id }) => id);
    const csv = (await planner.get(`/projects.csv?${query}`)).text
      .split('\r\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => line.split(',')[0]);
    const html = [
      ...(await planner.get(`/projects?${query}&per=100`)).text.matchAll(/<th scope="row"><a href="[^"]*">([^<]+)/g),
    ].map((match) => match[1]);
    expect(csv).toEqual(json);
    expect(html).toEqual(json.slice(0, 100));
    expect(json).toHaveLength(110);
  });

  it.each([
    ['a name of a million signs', { name: 'x'.repeat(1_000_000) }, '过长'],
    ['forty digits', { capital: '1'.repeat(40) }, '位数过多'],
    ['a number that is none', { capital: 'NaN' }, '不是数值'],
    ['an impossible day', { finish: '2023-02-30' }, '不是有效日期'],
    ['a wrong unit', { capital: '12吨' }, '单位'],
    ['a control character', { name: '示例\u0007' }, '控制字符'],
  ])('%s is refused with a sentence and nothing is written', async (_name, typed, sentence) => {
    const page = await planner.get('/projects/new').expect(200);
    const token = /name="_csrf" value="([^"]+)"/.exec(page.text)![1]!;
    const form = {
      category: 'industry',
      type: 'voc-capture',
      district: '370211',
      step: 'listed',
      name: '示例',
      _csrf: token,
      do: 'save',
      ...typed,
    };
    const answer = await planner.post('/projects/new').type('form').send(form).expect(422);
    expect(answer.text).toContain(sentence);
    const [first] = Object.values(typed);
    expect(answer.text).toContain(first!.slice(0, 20).replace('\u0007', ''));
    expect(((await planner.get('/projects.json?name.is=示例')).body as unknown[]).length).toBe(0);
  });

  it('answers programs by token, with totals, and refuses them without', async () => {
    await planner.get('/api/v1/projects').expect(401);
    const { store } = at;
    const secretOf = async (name: string): Promise<string> => {
      const user = await store.read
        .selectFrom('users')
        .select(['city', 'id'])
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      const made = await store.write((trx) => createToken(trx, programActor(new Date()), user, name));
      return made.secret;
    };
    const ask = async (name: string, path: string) =>
      planner.get(path).set('Authorization', `Bearer ${await secretOf(name)}`);
    const all = (await ask('planner', '/api/v1/projects?status=verified&per=50')).body as ApiList;
    expect([all.total, all.page, all.per, all.rows.length]).toEqual([328, 1, 50, 50]);
    expect(all.totals['planned']!.season_voc).toBeCloseTo(101.5, 0);
    expect(Object.keys(all.rows[0]!)).toEqual(
      expect.arrayContaining(['id', 'measures', 'reduces', 'cost', 'effective', 'version', 'tranches', 'amounts']),
    );
    const own = (await ask('district', '/api/v1/projects')).body as ApiList;
    expect(own.total).toBe(660);
    expect((await ask('district', '/api/v1/projects/QD-2023-0003-3')).status).toBe(404);
  });

  it('refuses fields nobody made', async () => {
    const page = await planner.get('/projects/new');
    const token = /name="_csrf" value="([^"]+)"/.exec(page.text)![1]!;
    await planner
      .post('/projects/new')
      .type('form')
      .send({ _csrf: token, do: 'save', version: '1', status: 'verified' })
      .expect(400);
  });
});
