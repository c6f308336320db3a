import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentProgramme } from '../../../src/db/programmes.ts';
import { insertScenario } from '../../../src/db/scenarios.ts';
import { openHouse, post, type TestHouse } from '../house.ts';

interface Row {
  readonly id: string;
  readonly title: string | null;
  readonly zone: string | null;
  readonly district: string | null;
  readonly parent: string | null;
  readonly document: string | null;
  readonly books: { readonly planned: { readonly required: number } };
}

const BLANK = {
  title: '', kind: 'season_tonnes', zone: '', district: '', pollutant: 'NOx', value: '', line_a: '', line_b: '', by_day: '', only_tag: '', document: '',
  issuer: '', issued: '', note: '', version: '',
}; // prettier-ignore

describe('targets', () => {
  let at: TestHouse;
  let planner: Agent;
  let branch: Agent;

  beforeAll(async () => {
    at = await openHouse();
    [planner, branch] = await Promise.all([at.visitor('planner'), at.visitor('district')]);
    const { city, id: programme } = (await currentProgramme(at.store.read, at.house.config.city))!;
    await at.store.write(async (trx) => {
      const base = { city, programme, zone: 'city', profile: null, as_of: null, source: null };
      await trx
        .insertInto('zone_bases')
        .values([
          { ...base, pollutant: 'NOx', tonnes: 9000 },
          { ...base, pollutant: 'VOC', tonnes: 12000 },
        ])
        .execute();
    });
  });
  afterAll(() => at.remove());

  const rows = async (agent = planner) =>
    ((await agent.get('/targets.json').expect(200)).body as { readonly rows: readonly Row[] }).rows;
  const made = async (fields: Record<string, string>) => {
    const before = new Set((await rows()).map(({ id }) => id));
    const answer = await post(planner, '/targets/new', { ...BLANK, ...fields });
    expect(answer.status, answer.text).toBe(303);
    return (await rows()).find(({ id }) => !before.has(id))!;
  };
  const city = {
    title: '全市工业NOx',
    kind: 'year_tonnes',
    value: '1800',
    document: '测试〔2023〕5号',
    issued: '2023-03-01',
  };

  it('of every kind are made, and reckoned at once', async () => {
    const whole = await made({ ...city, only_own: 'counted' });
    expect(whole).toMatchObject({ title: '全市工业NOx', zone: null, document: '测试〔2023〕5号' });
    expect(whole.books.planned.required).toBe(1800);
    const percent = await made({ kind: 'season_percent', zone: 'city', value: '1.5' });
    expect(percent.books.planned.required).toBeGreaterThan(1.5);
    await made({ kind: 'line', pollutant: '', zone: 'city', line_a: '0.8', line_b: '0.2' });
    const count = await made({ kind: 'count', pollutant: '', value: '5', by_day: '2026-12-31', district: '370211' });
    expect(count.books.planned.required).toBe(5);
    await made({ kind: 'full_year_tonnes', pollutant: 'VOC', value: '10' });
    const { text } = await planner.get('/targets').expect(200);
    expect(text).toContain('全市工业NOx');
    expect(text).toContain('标签 列入总量核算');
    const form = await planner.get(`/targets/${whole.id}/edit`);
    expect(form.text).toMatch(/value="counted" checked> 列入总量核算/);
    expect(form.text).toMatch(/value="temporary"> 临时措施/);
    expect(form.text).not.toMatch(/name="only_tag"[^>]*counted/);
  });

  it.each([
    [
      'a percent of some projects only',
      { kind: 'season_percent', zone: 'city', value: '2', district: '370211' },
      'only-error',
    ],
    ['a count without a deadline', { kind: 'count', pollutant: '', value: '3' }, 'by_day-error'],
    ['a count of half a project', { kind: 'count', pollutant: '', value: '2.5', by_day: '2026-12-31' }, 'value-error'],
    ['a line with a pollutant', { kind: 'line', zone: 'city', line_a: '1', line_b: '0' }, 'pollutant-error'],
    ['tonnes of nothing in particular', { pollutant: '', value: '3' }, 'pollutant-error'],
    [
      'a percent where nothing of it is emitted',
      { kind: 'season_percent', pollutant: 'CO2', value: '3' },
      'pollutant-error',
    ],
    ['words for a number', { value: '约三百' }, 'value-error'],
    ['no value', {}, 'value-error'],
  ])('are refused at their control: %s', async (_, fields, control) => {
    const before = (await rows()).length;
    const answer = await post(planner, '/targets/new', { ...BLANK, ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`id="${control}"`);
    expect(await rows()).toHaveLength(before);
  });

  it('are made once by a form that is sent twice', async () => {
    const form = { kind: 'full_year_tonnes', value: '1700', once: 'pressed-twice' };
    await made(form);
    const before = (await rows()).length;
    expect((await post(planner, '/targets/new', { ...BLANK, ...form })).status).toBe(303);
    expect(await rows()).toHaveLength(before);
  });

  it('are changed over the version one saw, with an audit row', async () => {
    const { id } = await made({ kind: 'full_year_tonnes', value: '1800' });
    const edit = { ...BLANK, kind: 'full_year_tonnes', value: '1900', document: '测试〔2023〕6号', version: '1' };
    expect((await post(planner, `/targets/${id}/edit`, edit)).status).toBe(303);
    expect((await rows()).find((row) => row.id === id)!.books.planned.required).toBe(1900);
    const late = await post(planner, `/targets/${id}/edit`, { ...edit, value: '2000' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('没有写入');
    expect((await planner.get('/audit.json?entity=target')).text).toContain('测试〔2023〕6号');
  });

  it('keep what the form cannot say', async () => {
    const count = { kind: 'count', pollutant: '', value: '2', by_day: '2026-12-31' };
    const { id } = await made({ ...count, only_type: 'ule-coking' });
    const only = async () => {
      const row = await at.store.read
        .selectFrom('targets')
        .select('only_select')
        .where('id', '=', id)
        .executeTakeFirst();
      return JSON.parse(row!.only_select!) as object;
    };
    expect(await only()).toEqual({ type: ['ule-coking'] });
    const by = '{"status":["verified"],"type":["ule-coking"]}';
    await at.store.write((trx) => trx.updateTable('targets').set({ only_select: by }).where('id', '=', id).execute());
    expect((await planner.get(`/targets/${id}/edit`)).text).toMatch(/value="ule-coking" checked/);
    const edit = { ...BLANK, ...count, version: '1', only_tag: '重点、列入总量核算', only_own: 'temporary' };
    expect((await post(planner, `/targets/${id}/edit`, edit)).status).toBe(303);
    expect(await only()).toEqual({ status: ['verified'], tag: ['temporary', '重点', 'counted'] });
  });

  it('are split by district in one go, checked against the whole and marked in the list', async () => {
    const whole = await made(city);
    const page = `/targets/${whole.id}/parts`;
    const form = await planner.get(page).expect(200);
    const names = [...form.text.matchAll(/name="((?:part|version)-\d+)"/g)].map(([, name]) => name!);
    const blank = Object.fromEntries(names.map((name) => [name, '']));
    const filled = { ...blank, document: '测试〔2023〕7号', reason: '', 'part-370211': '1000', 'part-370202': '750' };
    expect((await post(planner, page, { ...filled, 'part-370203': '很多' })).status).toBe(422);
    expect((await rows()).filter(({ parent }) => parent === whole.id)).toHaveLength(0);
    expect((await post(planner, page, filled)).status).toBe(303);
    expect((await planner.get(page)).text).toContain('各区市合计 1750.0 吨，比目标 1800.0 少 50.0 吨');
    const versions = { 'version-370211': '1', 'version-370202': '1' };
    expect((await post(planner, page, filled)).status).toBe(409);
    expect((await post(planner, page, { ...filled, ...versions, 'part-370202': '850' })).status).toBe(303);
    expect((await planner.get('/targets')).text).toContain('比目标 1800.0 多 50.0 吨');
    const parts = (await rows()).filter(({ parent }) => parent === whole.id);
    expect(parts.map(({ district }) => district).sort()).toEqual(['370202', '370211']);
    expect((await rows(branch)).filter(({ parent }) => parent === whole.id)).toHaveLength(1);

    const gone = { ...filled, 'version-370211': '1', 'version-370202': '2', 'part-370202': '' };
    expect((await post(planner, page, gone)).status).toBe(422);
    expect((await post(planner, `/targets/${whole.id}/delete`, { reason: '重复', version: '1' })).status).toBe(422);
    expect((await post(planner, page, { ...gone, reason: '并入黄岛区' })).status).toBe(303);
    expect((await rows()).filter(({ parent }) => parent === whole.id)).toHaveLength(1);
  });

  it('of percents are split in tonnes of the season', async () => {
    const percent = await made({ kind: 'season_percent', zone: 'city', value: '2' });
    const { text } = await planner.get(`/targets/${percent.id}/parts`).expect(200);
    expect(text).toContain('比例目标按基数折合为臭氧季');
    const line = await made({ kind: 'line', pollutant: '', zone: 'city', line_a: '1', line_b: '0' });
    await planner.get(`/targets/${line.id}/parts`).expect(404);
    await planner.get('/targets/none/parts').expect(404);
  });

  it('taken away with a reason stay readable in the run that used them', async () => {
    const { city: of, id: programme } = (await currentProgramme(at.store.read, at.house.config.city))!;
    const scenario = { id: 'S1' };
    await at.store.write(
      (trx) =>
      insertScenario(trx, {
        city: of, programme, id: 'S1', name: '推迟', parent: null, changes: '[{"select":{"type":["voc-capture"]},"delay_days":90}]', note: null,
        author: 'admin', archived: 0, version: 1, created: '2026-06-30T00:00:00.000Z', updated: '2026-06-30T00:00:00.000Z',
      }), // prettier-ignore
    );
    const target = await made({ title: '将删目标', value: '77', zone: 'city' });
    expect((await post(planner, `/scenarios/${scenario.id}/run`)).status).toBe(303);
    const without = await post(planner, `/targets/${target.id}/delete`, { reason: '', version: '1' });
    expect(without.status).toBe(422);
    expect((await post(planner, `/targets/${target.id}/delete`, { reason: '重复设置', version: '1' })).status).toBe(
      303,
    );
    expect((await rows()).some(({ id }) => id === target.id)).toBe(false);
    await planner.get(`/targets/${target.id}/edit`).expect(404);
    expect((await planner.get(`/scenarios/${scenario.id}`)).text).toContain('NOx 减排不低于 77.0 吨');
    expect((await planner.get('/audit.json?entity=target')).text).toContain('重复设置');
  });

  it('are the same rows as a table, and nobody’s to edit but the planner’s', async () => {
    const csv = (await planner.get('/targets.csv').expect(200)).text.trim().split('\r\n');
    expect(csv).toHaveLength((await rows()).length + 1);
    await planner.get('/targets.xlsx').expect(200);
    expect((await rows(branch)).every(({ district }) => district === '370211')).toBe(true);
    for (const role of ['viewer', 'district', 'manager'] as const) {
      const agent = await at.visitor(role);
      await agent.get('/targets/T1/edit').expect(403);
      expect((await post(agent, '/targets/new', BLANK)).status).toBe(403);
      expect((await agent.get('/targets')).text).not.toContain('/targets/new');
    }
  });
});
