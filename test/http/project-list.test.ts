import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_FIELDS } from '../../src/catalogue/fields.ts';
import { sampleTable } from '../seeds/sample.ts';
import { openHouse, type TestHouse } from './house.ts';

const idsOf = (html: string): string[] =>
  [...html.matchAll(/<th scope="row"><a href="\/projects\/(QD-[^"]+)"/g)].map(([, id]) => id!);
/** A page with its signs as a browser reads them. */
const read = (html: string): string => html.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the list of projects', () => {
  let at: TestHouse;
  let planner: Agent;

  const page = async (address: string): Promise<string> => read((await planner.get(address).expect(200)).text);
  /** Where the form above the list leads. */
  const folded = async (query: string): Promise<URLSearchParams> => {
    const answer = await planner.get(`/projects?form=1&${query}`).expect(303);
    return new URL(answer.headers['location'] as string, 'http://x').searchParams;
  };

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    planner = await at.visitor('planner');
  });
  afterAll(() => at.remove());

  it('folds its form into the short address: columns by their number, three keys of order, nothing empty', async () => {
    const query =
      'q=&effective.from=&cols=id&cols=name&cols=district&at.id=2&at.district=1&at.name=&by1=season_voc&way1=desc&by2=name&way2=asc&by3=&group=&per=25&match=all&page=7';
    expect(Object.fromEntries(await folded(query))).toEqual({
      cols: 'district,id,name',
      sort: '-season_voc,name',
      per: '25',
    });
    expect((await planner.get('/projects?form=1&q=').expect(303)).headers['location']).toBe('/projects?view=all');
  });

  it('adds a condition in two steps, gathers alternatives, and says what is missing', async () => {
    expect((await folded('status=building&add=capital')).get('add')).toBe('capital');
    expect(await page('/projects?status=building&add=capital')).toContain('name="add.op"');
    const whole = await folded('status=building&add=capital&add.op=between&add.value=100&add.to=2000');
    expect(whole.toString()).toBe('status=building&capital.between=100..2000');
    const wrong = await folded('add=capital&add.op=gte&add.value=many');
    const refused = await page(`/projects?${wrong.toString()}`);
    expect(refused).toContain('请填写数值');
    expect(refused).toContain('value="many"');
    const more = await folded('name.has=焦化&add=name&add.op=has&add.value=粉磨');
    expect(more.getAll('name.has')).toEqual(['焦化', '粉磨']);
    expect((await folded('add=finish&add.op=in=week')).toString()).toBe('finish.in=week');
    expect((await folded('add=point&add.op=near&add.value=120.38,36.07,2000')).get('point.near')).toBe(
      '120.38,36.07,2000',
    );
  });

  it('names fields, operators and values it does not know, and takes former codes and names for what they mean', async () => {
    const shown = await page(
      '/projects?district=999999&colour=red&status.has=x&district=370284&district=即墨区&per=100',
    );
    for (const word of ['district=999999', 'colour=red', 'status.has=x', '“370284”为黄岛区', '“即墨区”为即墨区'])
      expect(text(shown)).toContain(word);
    const { body } = await planner.get('/projects.json?district=370284').expect(200);
    expect(new Set((body as { district: string }[]).map(({ district }) => district))).toEqual(new Set(['370211']));
    expect(text(await page('/projects?status=nonsense'))).toContain('共 3,000 个');
  });

  it('shows a piece for every condition, and taking it away leads to the list without it', async () => {
    const shown = await page('/projects?status=building&capital.gte=100&match=any');
    const links = [...shown.matchAll(/<li>([^<]+) <a href="([^"]+)" aria-label="去掉条件/g)];
    expect(links.map(([, words, href]) => [words, href!])).toEqual([
      ['总投资不小于100万元', '/projects?match=any&status=building'],
      ['状态为在建', '/projects?match=any&capital.gte=100'],
    ]);
  });

  it('complaint 12: steps, people, money and days are asked for at once', async () => {
    const shown = await page('/projects');
    for (const name of ['status', 'step', 'district']) expect(shown).toContain(`type="checkbox" name="${name}"`);
    const asked = 'step=building&district=370211&owner.empty=0&capital.gte=50&finish.in=year';
    const { body } = await planner.get(`/projects.json?${asked}`).expect(200);
    const rows = body as { step: string; district: string; owner: string | null }[];
    expect(rows.length).toBeGreaterThan(0);
    expect(
      rows.every(({ step, district, owner }) => step === 'building' && district === '370211' && owner !== null),
    ).toBe(true);
  });

  it('complaint 13: a download holds every row of the filter, exactly the visible columns, and the number', async () => {
    const csv = (await planner.get('/projects.csv?status=verified&cols=name,season_voc&sort=-season_voc').expect(200))
      .text;
    const [head, ...lines] = csv.trim().split('\r\n');
    expect(head).toBe('项目编号,项目名称,VOCs臭氧季减排（吨）');
    expect(lines).toHaveLength(328);
    const json = (await planner.get('/projects.json?status=verified&sort=-season_voc')).body as { id: string }[];
    expect(lines.map((line) => line.split(',')[0])).toEqual(json.map(({ id }) => id));
  });

  it('gives subtotals in the page and every download, the same in all and adding up as printed', async () => {
    const shown = await page('/projects?group=district&cols=id,district,season_voc,capital&per=100');
    expect(shown).toContain('<tr class="is-group"><th scope="rowgroup" colspan="5">市南区（110 个）');
    const { body } = await planner.get('/projects.json?group=district&cols=id,season_voc,capital').expect(200);
    const { books, rows } = body as {
      books: {
        count: number;
        sums: Record<string, number>;
        groups: { name: string; count: number; sums: Record<string, number> }[];
      }[];
      rows: unknown[];
    };
    expect(rows).toHaveLength(3000);
    const csv = (await planner.get('/projects.csv?group=district&cols=id,season_voc,capital')).text;
    for (const { count, sums, groups } of books) {
      expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(count);
      for (const field of ['season_voc', 'capital'])
        expect(groups.reduce((sum, group) => sum + Math.round(group.sums[field]! * 100), 0)).toBe(
          Math.round(sums[field]! * 100),
        );
      for (const group of groups) {
        expect(text(shown)).toContain(` ${group.name} ${String(group.count)} ${group.sums['season_voc']!.toFixed(2)}`);
        expect(csv).toMatch(
          new RegExp(`小计：${group.name}（.{3}，${String(group.count)} 个）,${String(group.sums['season_voc'])},`),
        );
      }
    }
    expect(csv.split('\r\n').filter((line) => line.startsWith('QD-'))).toHaveLength(3000);
    await planner.get('/projects.xlsx?group=type&status=verified').expect(200);
  });

  it('is shown by district on a schematic map with the same filter', async () => {
    const shown = await page('/projects/map?type=ule-coking&measure=season_voc');
    expect(shown).toContain('示意图');
    expect(shown).toContain('href="/projects?district=370211&type=ule-coking"');
    expect(shown).not.toContain('style=');
    const district = await at.visitor('district');
    const own = text((await district.get('/projects/map').expect(200)).text);
    expect(own).toContain('660');
    expect(own).not.toContain('3,000');
  });

  it('complaint 09: every link of the list opens in a fresh browser to the same rows', async () => {
    const start =
      '/projects?status=building&status=planned&finish.empty=0&sort=-season_voc,name&cols=name,district,finish&page=2&group=district';
    const shown = await page(start);
    const links = [...new Set([...shown.matchAll(/href="(\/projects\?[^"]*)"/g)].map(([, href]) => href!))];
    expect(links.length).toBeGreaterThan(15);
    const fresh = await at.visitor('planner');
    for (const link of [start, ...links.filter((_, index) => index % 4 === 0)])
      expect([link, idsOf((await fresh.get(link).expect(200)).text)]).toEqual([link, idsOf(await page(link))]);
  });

  it('complaint 11: every field of the record can be a column, all at once', async () => {
    const shown = await page('/projects?cols=all');
    expect((shown.match(/<th scope="col"/g) ?? []).length).toBe(
      LIST_FIELDS.length + sampleTable('own-fields.csv').length,
    );
  });
});
