import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS } from '../../src/services/briefing/kinds.ts';
import { prepareDrafts } from '../../src/services/briefing/issue/prepare-drafts.ts';
import { post } from './house.ts';
import { FOREIGN_WORD, type PlantedCity, plantedCity } from './rights/planted-city.ts';

const ORDER = { kind: 'dispatch', as_of: '2023-07-01', scenario: '', zone: '', project: '', query: 'match=all' };
const OWN = '370211';
const FOREIGN = '370282';

describe('sheets of one’s own district', () => {
  let city: PlantedCity;
  let district: Agent;
  let planner: Agent;

  beforeAll(async () => {
    city = await plantedCity();
    [district, planner] = [await city.at.visitor('district'), await city.at.visitor('planner')];
  });
  afterAll(() => city.at.remove());

  it('are ordered by a form that offers nothing of the city and of others', async () => {
    const { text } = await district.get('/briefings').expect(200);
    const form = /<form method="post" action="\/briefings"[\s\S]*?<\/form>/.exec(text)![0];
    expect([...form.matchAll(/name="(\w+)"/g)].map(([, name]) => name)).not.toContain('scenario');
    for (const kind of KINDS) expect(form).toContain(`value="${kind}"`);
    expect(form).toContain(`value="${OWN}"`);
    expect(form).not.toContain(FOREIGN);
    expect(text).toContain('/briefings/schedules');
  });

  it.each(KINDS)('a %s lies there as it was ordered, of their own projects', async (kind) => {
    const made = await post(district, '/briefings', { ...ORDER, kind, query: '' });
    expect(made.status).toBe(303);
    const { text } = await district.get(made.headers['location']!).expect(200);
    const frame = /<iframe src="([^"]+)"/
      .exec(text)![1]!
      .replace(/&#x3D;/g, '=')
      .replace(/&amp;/g, '&');
    expect(frame).toContain(`district=${OWN}`);
    const sheet = await district.get(frame).expect(200);
    for (const word of [FOREIGN_WORD, city.foreign.id]) expect(sheet.text).not.toContain(word);
    expect((await district.get('/briefings')).text).not.toContain('<iframe');
  });

  it('lists their projects, on paper to write on too', async () => {
    const made = await post(district, '/briefings', { ...ORDER, district: OWN, paper: 'hand' });
    const run = /run=(R\d+)/.exec(made.headers['location']!)![1]!;
    const sheet = await district.get(`/briefings/dispatch?run=${run}&district=${OWN}&query=match%3Dall&paper=hand`);
    expect(sheet.text).toContain(city.own.id);
  });

  it.each(['bulletin', 'progress', 'targets', 'special'])(
    'a %s tells of their own district and names no other',
    async (kind) => {
      const bulletin = `/briefings/${kind}.html?run=R0002`;
      const { text } = await district.get(bulletin).expect(200);
      const words = text.replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, '').replace(/<[^>]+>/g, ' ');
      expect(words).toContain('黄岛区');
      for (const other of ['即墨区', '崂山区', '胶州市', '主城区']) expect(text).not.toContain(other);
      for (const wrong of [`district=${FOREIGN}`, `project=${city.foreign.id}`])
        await district.get(`${bulletin}&${wrong}`).expect(404);
      await district.get(`/briefings/${kind}.pdf?run=R0001`).expect(404);
    },
  );

  it('of another district, of the city or of a scenario do not exist', async () => {
    const wrongs: readonly Readonly<Record<string, string>>[] = [
      { district: FOREIGN },
      { kind: 'progress', district: FOREIGN },
      { kind: 'targets', scenario: city.scenario },
      { kind: 'bulletin', district: FOREIGN },
      { scenario: city.scenario },
      { district: 'x' },
    ];
    for (const wrong of wrongs)
      for (const path of ['/briefings', '/briefings/drafts'])
        expect([wrong, path, (await post(district, path, { ...ORDER, ...wrong })).status]).toEqual([wrong, path, 404]);
    const typed = await post(district, '/briefings', { ...ORDER, as_of: '2023-02-30' });
    expect([typed.status, typed.text.includes('请填写存在的日期')]).toEqual([422, true]);
  });

  it('are drafted and reviewed there, seen by the city and issued by it', async () => {
    const begun = await post(district, '/briefings/drafts', ORDER);
    expect(begun.status).toBe(303);
    const draft = begun.headers['location']!;
    const { text } = await district.get(draft).expect(200);
    expect(text).not.toContain(`${draft}/issue`);
    expect((await district.get(`${draft}/sheet`).expect(200)).text).toContain('data-watermark="草稿"');
    const version = /name="version" value="(\d+)"/.exec(text)![1]!;
    expect((await post(district, `${draft}/step`, { version, do: 'review' })).status).toBe(303);
    await planner.get(draft).expect(200);
    expect((await planner.get('/briefings/drafts')).text).toContain(draft);
    expect((await district.get('/briefings/drafts')).text).toContain(draft);
    expect((await post(district, `${draft}/issue`, { version: '2' })).status).toBe(403);
  });

  it('are prepared by a schedule of their own, of their own projects and for their own eyes', async () => {
    const typed = { name: '', days: 'week-1', time: '08:00', kind: 'dispatch', zone: '', district: '', project: '', query: 'match=all', locale: 'zh-CN', version: '' }; // prettier-ignore
    for (const wrong of [{ district: FOREIGN }, { kind: 'progress', district: FOREIGN }])
      expect((await post(district, '/briefings/schedules', { ...typed, ...wrong })).status).toBe(404);
    expect((await post(planner, '/briefings/schedules', { ...typed, scenario: '', district: OWN })).status).toBe(303);
    expect((await post(district, '/briefings/schedules', typed)).status).toBe(303);
    const list = (await district.get('/briefings/schedules')).text;
    expect([...list.matchAll(/href="\/briefings\/schedules\/(T\d+)"/g)].map(([, id]) => id)).toEqual(['T002']);
    await district.get('/briefings/schedules/T001').expect(404);
    const { store, house } = city.at;
    const failed = (error: unknown) => {
      throw error;
    };
    await prepareDrafts(store, house.config.city, new Date('2023-07-03T01:00:00Z'), failed);
    const page = (await district.get('/briefings/schedules/T002')).text;
    const draft = /href="(\/briefings\/drafts\/J\d+)"/.exec(page)![1]!;
    const sheet = (await district.get(`${draft}/sheet`).expect(200)).text;
    expect(sheet).toContain(city.own.id);
    expect(sheet).not.toContain(FOREIGN_WORD);
    const ofCity = (await planner.get('/briefings/schedules/T001')).text;
    await district.get(/href="(\/briefings\/drafts\/J\d+)"/.exec(ofCity)![1]!).expect(404);
    await (await city.at.visitor('manager')).get(draft).expect(200);
  });

  it('do not show what the city drafts about the district', async () => {
    const draft = (await post(planner, '/briefings/drafts', { ...ORDER, district: OWN })).headers['location']!;
    await planner.get(draft).expect(200);
    await district.get(draft).expect(404);
    await district.get(`${draft}/sheet.xlsx`).expect(404);
    expect((await district.get('/briefings')).text).not.toContain(draft);
  });
});
