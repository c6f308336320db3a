import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, post, signIn, type TestHouse } from './house.ts';

describe('saved views', () => {
  let at: TestHouse;
  let planner: Agent;
  let district: Agent;
  let viewer: Agent;
  const idOf = async (agent: Agent, name: string): Promise<string> => {
    const { text } = await agent.get('/views').expect(200);
    const row = text.split('<tr').find((part) => part.includes(`>${name}</a>`));
    return /\/views\/(V\d+)\/copy/.exec(row ?? '')?.[1] ?? '';
  };
  const names = async (agent: Agent): Promise<string[]> =>
    [...(await agent.get('/views').expect(200)).text.matchAll(/<th scope="row"><a [^>]*>([^<]+)</g)].map(
      ([, name]) => name!,
    );

  beforeAll(async () => {
    at = await openHouse();
    [planner, district, viewer] = [
      await at.visitor('planner'),
      await at.visitor('district'),
      await at.visitor('viewer'),
    ];
  });
  afterAll(() => at.remove());

  it('complaint 10: are kept for oneself, the unit or the city, and each person sees those meant for them', async () => {
    const keep = (agent: Agent, name: string, scope: string) =>
      post(agent, '/views', { name, scope, query: 'status=building&cols=id,name&sort=-name&group=district' }).then(
        ({ status }) => status,
      );
    expect(await keep(planner, '全市在建', 'city')).toBe(303);
    expect(await keep(planner, '市局在建', 'unit')).toBe(303);
    expect(await keep(planner, '我的在建', 'own')).toBe(303);
    expect(await keep(district, '黄岛在建', 'unit')).toBe(303);
    expect(await names(planner)).toEqual(['全市在建', '市局在建', '我的在建']);
    expect(await names(viewer)).toEqual(['市局在建', '全市在建']);
    expect(await names(district)).toEqual(['黄岛在建', '全市在建']);
  });

  it('complaint 10: a branch shares within its district only', async () => {
    const refused = await post(district, '/views', { name: '越权', scope: 'city', query: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('不在可选项内');
    expect(await names(viewer)).not.toContain('越权');
  });

  it('complaint 10: anyone who sees a view may copy it, only its owner or the administrator changes it', async () => {
    const id = await idOf(district, '全市在建');
    expect((await post(district, `/views/${id}/copy`)).status).toBe(303);
    expect(await names(district)).toContain('全市在建（副本）');
    const fields = { name: '改名', scope: 'city', query: '', version: '1' };
    expect((await post(district, `/views/${id}`, fields)).status).toBe(404);
    expect((await post(district, `/views/${id}/delete`)).status).toBe(404);
    const own = await idOf(planner, '我的在建');
    expect((await post(viewer, `/views/${own}/copy`)).status).toBe(404);
    expect((await post(viewer, '/views/default', { view: own })).status).toBe(404);
    const admin = await at.visitor();
    await signIn(admin, 'admin');
    expect((await post(admin, `/views/${id}`, { ...fields, name: '全市在建项目' })).status).toBe(303);
    expect(await names(viewer)).toContain('全市在建项目');
  });

  it('complaint 10: one of them opens first, and only for whom it was chosen; the whole list stays one press away', async () => {
    expect((await viewer.get('/projects')).status).toBe(200);
    const id = await idOf(viewer, '市局在建');
    await post(viewer, '/views/default', { view: id });
    const first = await viewer.get('/projects').expect(303);
    expect(first.headers['location']).toBe('/projects?status=building&cols=id%2Cname&sort=-name&group=district');
    expect((await viewer.get('/projects?view=all')).status).toBe(200);
    expect((await planner.get('/projects')).status).toBe(200);
    await post(viewer, '/views/default', { view: '' });
    expect((await viewer.get('/projects')).status).toBe(200);
  });

  it('are not overwritten silently, and every change is in the trail', async () => {
    const id = await idOf(planner, '我的在建');
    const save = (name: string, version: string) =>
      post(planner, `/views/${id}`, { name, scope: 'own', query: 'status=built', version });
    expect((await save('我的建成', '1')).status).toBe(303);
    const stale = await save('别的', '1');
    expect(stale.status).toBe(422);
    expect(stale.text).toContain('刚被修改');
    const over = await post(planner, '/views', { name: '', scope: 'own', query: 'status=planned', over: `${id}:2` });
    expect(over.headers['location']).toBe('/projects?status=planned');
    const trail = await at.store.read
      .selectFrom('audit')
      .select('action')
      .where('entity', '=', 'view')
      .where('entity_id', '=', id)
      .execute();
    expect(trail.map(({ action }) => action)).toEqual(['create', 'update', 'update']);
  });

  it('that name a field of yesterday open with what is still understood, and say what is not', async () => {
    await post(planner, '/views', { name: '旧视图', scope: 'own', query: 'colour=red&status=building' });
    expect((await planner.get('/views')).text).toContain('已忽略：colour&#x3D;red');
    const opened = await planner.get('/projects?colour=red&status=building').expect(200);
    expect(opened.text).toContain('已忽略：colour&#x3D;red');
    expect(opened.text).toContain('aria-current="page">旧视图');
  });

  it.each([
    ['no name', { name: ' ', scope: 'own', query: '' }, '请填写'],
    ['a name too long', { name: '名'.repeat(41), scope: 'own', query: '' }, '内容过长'],
    ['an address too long', { name: '长', scope: 'own', query: 'q='.padEnd(4100, 'x') }, '内容过长'],
  ])('with %s are refused with a sentence', async (_what, fields, sentence) => {
    const answer = await post(planner, '/views', fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
  });
});
