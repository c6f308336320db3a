import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareDrafts } from '../../src/services/briefing/issue/prepare-drafts.ts';
import { post } from './house.ts';
import { type PlantedCity, plantedCity } from './rights/planted-city.ts';

const TYPED = { name: '', days: 'week-1', time: '08:00', kind: 'dispatch', scenario: '', zone: '', district: '', project: '', query: 'match=all', locale: 'zh-CN', version: '' }; // prettier-ignore

describe('the page of schedules', () => {
  let city: PlantedCity;
  let planner: Agent;
  const versionOf = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  const send = async (path: string, fields: Record<string, string>) =>
    post(planner, path, { version: versionOf((await planner.get(path.replace('/state', ''))).text), ...fields });

  beforeAll(async () => {
    city = await plantedCity();
    planner = await city.at.visitor('planner');
  });
  afterAll(() => city.at.remove());

  it('says everything that is wrong with what was typed, and keeps it', async () => {
    const bad = await post(planner, '/briefings/schedules', { ...TYPED, days: 'year-1', time: '8', name: '一'.repeat(61) }); // prettier-ignore
    expect(bad.status).toBe(422);
    for (const word of ['请从列表中选择备稿日', '请填写 00:00 到 23:59', '名称不超过 60 个字', '一'.repeat(61)])
      expect(bad.text).toContain(word);
    const unknown = await post(planner, '/briefings/schedules', { ...TYPED, kind: 'card', project: 'QD-0' });
    expect([unknown.status, unknown.text.includes('没有编号为 QD-0 的项目')]).toEqual([422, true]);
    expect((await planner.get('/briefings/schedules')).text).toContain('还没有定期备稿');
  });

  it('adds one that prepares its draft on its day and says so', async () => {
    expect((await post(planner, '/briefings/schedules', TYPED)).status).toBe(303);
    const page = (await planner.get('/briefings/schedules')).text;
    for (const word of ['每周一调度表', '每周一 08:00', '2023-07-03 08:00']) expect(page).toContain(word);
    const { store, house } = city.at;
    const failed = (error: unknown) => {
      throw error;
    };
    await prepareDrafts(store, house.config.city, new Date('2023-07-03T01:00:00Z'), failed);
    const history = (await planner.get('/briefings/schedules/T001')).text;
    expect(history).toContain('2023-07-03');
    expect(history).toContain('已备好');
    const draft = /href="(\/briefings\/drafts\/J\d+)"/.exec(history)![1]!;
    expect((await planner.get(draft)).text).toContain('由“每周一调度表”于 2023-07-03 09:00 自动备稿');
    const notices = (await planner.get('/notices')).text;
    expect(notices).toContain('每周一调度表：草稿已备好，待核稿');
    await post(planner, '/notices', { do: 'all' });
    expect((await planner.get('/notices')).text).not.toContain('每周一调度表');
    const manager = await city.at.visitor('manager');
    expect((await manager.get('/notices')).text).toContain(draft);
  });

  it('changes, pauses, takes up and removes it; a stale version changes nothing', async () => {
    const stale = await post(planner, '/briefings/schedules/T001', { ...TYPED, days: 'month-5', version: '99' });
    expect([stale.status, stale.text.includes('别人刚改过这个计划')]).toEqual([409, true]);
    expect((await send('/briefings/schedules/T001', { ...TYPED, days: 'month-5', version: '1' })).status).toBe(303);
    expect((await planner.get('/briefings/schedules/T001')).text).toContain('2023-07-05 08:00');
    expect((await send('/briefings/schedules/T001/state', { do: 'pause' })).status).toBe(303);
    expect((await planner.get('/briefings/schedules')).text).toContain('暂停');
    expect((await send('/briefings/schedules/T001/state', { do: 'resume' })).status).toBe(303);
    expect((await send('/briefings/schedules/T001/state', { do: 'remove' })).status).toBe(303);
    await planner.get('/briefings/schedules/T001').expect(404);
    const trail = (await planner.get('/audit?entity=sheet-schedule')).text;
    for (const word of ['备稿计划', 'T001', '备稿日']) expect(trail).toContain(word);
  });
});
