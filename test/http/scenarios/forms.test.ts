import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scenariosOf } from '../../../src/db/scenarios.ts';
import { openHouse, post, type TestHouse } from '../house.ts';

const KEY = { city: '370200', programme: '2023' };
const NEW = '/scenarios/new';

/** An empty programme of 2023: forms, roles and conflicts need no projects. */
describe('the forms of scenarios', () => {
  let at: TestHouse;
  let planner: Agent;
  let manager: Agent;

  beforeAll(async () => {
    at = await openHouse({ clock: () => new Date('2023-06-30T02:00:00Z') });
    planner = await at.visitor('planner');
    manager = await at.visitor('manager');
  });
  afterAll(() => at.remove());

  const made = async (name: string, extra: Readonly<Record<string, string>> = {}): Promise<string> => {
    const answer = await post(planner, NEW, { 'about.name': name, 'set.delay': '30', do: 'save', ...extra });
    expect(answer.status, answer.text).toBe(303);
    return String(answer.headers['location']);
  };
  const rows = () => scenariosOf(at.store.read, KEY, true);

  it('teach the first step while there is no scenario', async () => {
    expect((await planner.get('/scenarios').expect(200)).text).toContain('还没有情景。新建一个');
    const viewer = await at.visitor('viewer');
    expect((await viewer.get('/scenarios').expect(200)).text).not.toContain('/scenarios/new');
  });

  it('report every error at once and keep what was typed', async () => {
    const typed = {
      'about.name': ' ',
      q: '"没有*这样(的',
      'set.delay': '1.5',
      'set.effective': '2023-02-30',
      'set.scale.NOx': '-5',
      'set.uptime': '0.8',
      'set.status': 'king',
      do: 'save',
    };
    const { text, status } = await post(planner, NEW, typed);
    expect(status).toBe(422);
    expect(text).toContain('有 7 处需要改正');
    for (const field of ['about.name', 'q', 'set.delay', 'set.effective', 'set.scale.NOx', 'set.uptime', 'set.status'])
      expect(text).toContain(`href="#${field}"`);
    for (const kept of ['1.5', '2023-02-30', '-5', '0.8']) expect(text).toContain(`value="${kept}"`);
    expect(text).toContain('value="&quot;没有*这样(的"');
    expect(await rows()).toEqual([]);
  });

  it('refuse a change that changes nothing, and one the model has no word for when nothing matches', async () => {
    expect((await post(planner, NEW, { 'about.name': '空', do: 'save' })).text).toContain('这项变更还没有内容');
    const fixed = await post(planner, NEW, { 'about.name': '无', 'name.has': '粉磨', 'set.delay': '1', do: 'save' });
    expect(fixed.status).toBe(422);
    expect(fixed.text).toContain('没有项目符合这些条件');
    expect(fixed.text).toContain('name="name.has" value="粉磨"');
  });

  it('count without saving, and say what they do not understand', async () => {
    const preview = await post(planner, NEW, { district: '370211', colour: 'red', do: 'preview' });
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('将作用于：区市为黄岛区，现有 0 个项目符合。');
    expect(preview.text).toContain('已忽略：colour&#x3D;red');
    expect(await rows()).toEqual([]);
  });

  it('carry an action of every kind into the change', async () => {
    const address = await made('各种变更', {
      'set.presence': 'include',
      'set.delay': '-14',
      'set.effective': '2023年6月1日',
      'set.until': '2023-09-30',
      'set.scale.NOx': '50',
      'set.scale.SO2': '120',
      'set.uptime': '80%',
      'set.status': 'built',
      'set.cost': '110',
      status: 'building',
    });
    const row = (await rows()).find(({ id }) => address.endsWith(id))!;
    expect(JSON.parse(row.changes)).toEqual([
      {
        select: { status: ['building'] },
        include: true,
        delay_days: -14,
        effective: '2023-06-01',
        until: '2023-09-30',
        scale: { NOx: 0.5, SO2: 1.2 },
        uptime: 0.8,
        status: 'built',
        cost_factor: 1.1,
      },
    ]);
    expect((await planner.get(address)).text).toContain(
      '状态为在建：恢复实施；稳定运行日改为 2023-06-01；提前 14 天；有效期至改为 2023-09-30；NOx 减排量按 50% 计；SO₂ 减排量按 120% 计；投用率改为 80%；状态改为已建成；费用按 110% 计',
    );
  });

  it('show both sides when somebody else saved first, and overwrite nothing', async () => {
    const address = await made('两人同改');
    await post(manager, address, { seen: '1', do: 'about', 'about.name': '经理的名称' });
    const late = await post(planner, address, { seen: '1', do: 'about', 'about.name': '计划员的名称' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('保存前有人改过这个情景');
    expect(late.text).toMatch(/manager 在 2023-06-30 10:00 保存过/);
    expect(late.text).toContain('<h1>经理的名称</h1>');
    expect(late.text).toContain('名称：计划员的名称');
    const again = await post(planner, address, { seen: '2', do: 'about', 'about.name': '计划员的名称' });
    expect(again.status).toBe(303);
  });

  it('show the change that came too late in words, ready to be sent again', async () => {
    const address = await made('两人同加');
    const change = { do: 'add', type: 'ule-coking', 'set.presence': 'exclude' };
    await post(manager, address, { seen: '1', ...change });
    const late = await post(planner, address, { seen: '1', ...change });
    expect(late.status).toBe(409);
    expect(late.text).toMatch(/<ul><li>项目类型为[^<]+：不实施<\/li><\/ul>/);
    expect(late.text).toContain('name="seen" value="2"');
    const row = (await rows()).find(({ name }) => name === '两人同加')!;
    expect(JSON.parse(row.changes)).toHaveLength(2);
  });

  it('remove a change, archive, restore and copy', async () => {
    const address = await made('整理');
    const id = address.split('/').at(-1)!;
    await post(planner, address, { seen: '1', do: 'remove', index: '0' });
    expect((await planner.get(address)).text).toContain('没有变更，与现状相同');
    await post(planner, address, { seen: '2', do: 'archive' });
    expect((await planner.get('/scenarios')).text).not.toContain(`/scenarios/${id}"`);
    expect((await planner.get('/scenarios?archived=1')).text).toContain(`/scenarios/${id}"`);
    await post(planner, address, { seen: '3', do: 'restore' });
    const copied = await post(planner, address, { seen: '4', do: 'copy' });
    expect((await planner.get(String(copied.headers['location']))).text).toContain('<h1>整理（副本）</h1>');
  });

  it('let a scenario inherit, show what it inherits, and refuse a circle', async () => {
    const parent = await made('上级');
    const child = await made('下级', { 'about.parent': parent.split('/').at(-1)!, 'set.delay': '60' });
    const { text } = await planner.get(child).expect(200);
    expect(text).toMatch(/继承自：<a href="[^"]*">上级<\/a>[\s\S]*推迟 30 天[\s\S]*推迟 60 天/);
    const circle = { seen: '1', do: 'about', 'about.name': '上级', 'about.parent': child.split('/').at(-1)! };
    const refused = await post(planner, parent, circle);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('上级情景又继承自本情景');
  });

  it('let a viewer run but not save, and a branch not even look', async () => {
    const address = await made('谁可以');
    const viewer = await at.visitor('viewer');
    const page = await viewer.get(address).expect(200);
    expect(page.text).toContain(`action="${address}/run"`);
    expect(page.text).not.toContain('name="do" value="add"');
    expect((await post(viewer, address, { seen: '1', do: 'archive' })).status).toBe(403);
    const ran = await post(viewer, `${address}/run`);
    expect(ran.status).toBe(303);
    expect((await viewer.get(String(ran.headers['location']).replace('#result', ''))).text).toContain('运行结果 R0001');
    const branch = await at.visitor('district');
    await branch.get('/scenarios').expect(403);
    expect((await branch.get('/help')).text).not.toContain('href="/scenarios"');
  });

  it('answer 404 for a scenario or a run that is not there, 400 for a form nobody made', async () => {
    await planner.get('/scenarios/S999').expect(404);
    const address = await made('别的');
    await planner.get(`${address}?run=R0001`).expect(404);
    expect((await post(planner, address, { seen: '1', do: 'explode' })).status).toBe(400);
    expect((await post(planner, '/scenarios/S999/run')).status).toBe(404);
  });
});
