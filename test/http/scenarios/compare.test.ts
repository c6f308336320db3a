import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, post, type TestHouse } from '../house.ts';

interface ComparedJson {
  readonly tonnes: readonly {
    readonly zone: string | null;
    readonly pollutant: string;
    readonly season: readonly number[];
  }[];
  readonly projects: readonly {
    readonly id: string;
    readonly sides: readonly { readonly effective: string | null }[];
  }[];
}

/** What a meeting asks: the plan as it stands, coking late, and half of the mobile sources, in columns. */
describe('the comparison of scenarios', () => {
  let at: TestHouse;
  let planner: Agent;
  let viewer: Agent;
  const ADDRESS = '/scenarios/compare?s=base&s=S1&s=S2';

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
    viewer = await at.visitor('viewer');
    const scenarios: readonly Readonly<Record<string, string>>[] = [
      { 'about.name': '焦化推迟三个月', type: 'ule-coking', 'set.delay': '90', do: 'save' },
      { 'about.name': '移动源减半', category: 'mobile', 'set.scale.VOC': '50', do: 'save' },
    ];
    for (const typed of scenarios) expect((await post(planner, '/scenarios/new', typed)).status).toBe(303);
  });
  afterAll(() => at.remove());

  it('asks for two at least, and says which have no run yet', async () => {
    expect((await planner.get('/scenarios/compare').expect(200)).text).toContain('请选择至少两个情景');
    const { text } = await planner.get(ADDRESS).expect(200);
    expect(text).toContain('“现状”、“焦化推迟三个月”、“移动源减半”没有运行过');
    expect(text).toContain('运行这 3 个');
  });

  it('is made whole by one button, also by a viewer', async () => {
    const token = /name="_csrf" value="([0-9a-f]+)"/.exec((await viewer.get('/help')).text)![1];
    const ran = await viewer.post('/scenarios/compare').type('form').send(`_csrf=${token!}&s=base&s=S1&s=S2`);
    expect(ran.status).toBe(303);
    expect(ran.headers['location']).toBe(ADDRESS);
    const { text } = await viewer.get(ADDRESS).expect(200);
    expect(text).not.toContain('没有运行过');
    expect(text).toContain('“现状”与“移动源减半”达标的目标最多，17 项（共 26 项）');
  });

  it('says the same in all forms: season tonnes of the city, and every project treated differently', async () => {
    const answer = await planner.get(ADDRESS.replace('?', '.json?')).expect(200);
    const body = answer.body as ComparedJson;
    const city = body.tonnes.find(({ zone, pollutant }) => zone === null && pollutant === 'VOC')!;
    const [base = NaN, late = NaN, half = NaN] = city.season;
    expect(late - base).toBeCloseTo(-23.7, 1);
    expect(half).toBeLessThan(base);
    const coking = body.projects.find(({ id }) => id === 'QD-2023-0013-J')!;
    expect(coking.sides.map(({ effective }) => effective)).toEqual(['2023-07-10', '2023-10-08', '2023-07-10']);
    const csv = await planner.get(ADDRESS.replace('?', '.csv?')).expect(200);
    expect(csv.text).toContain(`${String(base)},${String(late)},${String(half)},${String(late - base)}`);
    const xlsx = await planner.get(ADDRESS.replace('?', '.xlsx?')).expect(200);
    expect(xlsx.headers['content-disposition']).toContain('attachment');
  });

  it('draws the way from one to another: what is taken back, then what is done instead', async () => {
    const { text } = await planner.get(`${ADDRESS}&by=change&from=S1&to=S2`).expect(200);
    expect(text).toMatch(/VOCs：“移动源减半”比“焦化推迟三个月”[多少]减/);
    expect(text).toContain('取消“焦化推迟三个月”的变更');
    expect(text).toContain('六大类为移动源：VOCs 减排量按 50% 计</th>');
  });

  it('says that a run is out of date once its changes are edited', async () => {
    const fields = { seen: '1', do: 'add', type: 'ule-coking', 'set.cost': '120' };
    expect((await post(planner, '/scenarios/S1', fields)).status).toBe(303);
    const { text } = await planner.get(ADDRESS).expect(200);
    expect(text).toContain('“焦化推迟三个月”没有运行过，或运行之后数据、变更有更新');
    expect(text).toContain('已过期');
  });

  it('begins at the list, by ticks', async () => {
    const { text } = await planner.get('/scenarios').expect(200);
    expect(text).toMatch(/<form method="get" action="\/scenarios\/compare">[\s\S]*name="s" value="S1"/);
  });
});
