import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programOf, type Program } from './api/program.ts';
import { openHouse, post, type TestHouse } from './house.ts';

const PROJECT = {
  name: '示例锅炉低氮改造',
  category: 'industry',
  type: 'voc-capture',
  step: 'listed',
  start: '2023-03-01',
  finish: '2023-05-31',
  run: '2023-07-01',
  reduces: { NOx: { tonnes: 12 } },
};

interface Amount {
  readonly pollutant: string;
  readonly level: string;
  readonly tonnes: number;
  readonly document: string | null;
}
interface Stated {
  readonly id: string;
  readonly version: number;
  readonly amounts: readonly Amount[];
}

describe('the amounts of a project', () => {
  let at: TestHouse;
  let planner: Agent;
  let branch: Agent;
  let program: Program;
  let own: string;
  let foreign: string;

  beforeAll(async () => {
    at = await openHouse({ clock: () => new Date('2023-07-01T02:00:00Z') });
    [planner, branch, program] = await Promise.all([
      at.visitor('planner'),
      at.visitor('district'),
      programOf(at, 'planner'),
    ]);
    const { id: zone } = await at.store.read.selectFrom('zones').select('id').orderBy('id').executeTakeFirstOrThrow();
    const made = async (district: string) =>
      ((await program.post('/api/v1/projects', { ...PROJECT, district, zone })).body as Stated).id;
    [own, foreign] = [await made('370211'), await made('370282')];
  });
  afterAll(() => at.remove());

  const now = async (id: string) => (await program.get(`/api/v1/projects/${id}`).expect(200)).body as Stated;
  const record = async (agent: Agent, id: string, level: string, fields: Record<string, string>, version?: number) =>
    post(agent, `/projects/${id}/amounts/${level === 'declared' ? 'declared' : 'approved'}`, {
      level,
      version: String(version ?? (await now(id)).version),
      ...fields,
    });

  it('are declared by the branch, for its own projects only and at no other level', async () => {
    expect((await record(branch, own, 'declared', { 'tonnes-NOx': '12.5', day: '6月30日' })).status).toBe(303);
    expect((await now(own)).amounts).toMatchObject([{ level: 'declared', tonnes: 12.5, day: '2023-06-30' }]);
    expect((await record(branch, foreign, 'declared', { 'tonnes-NOx': '1' })).status).toBe(404);
    expect((await branch.get(`/projects/${foreign}/amounts`)).status).toBe(404);
    expect((await record(branch, own, 'city', { 'tonnes-NOx': '1' })).status).toBe(403);
    expect((await branch.get(`/projects/${own}/amounts`)).text).not.toContain('录入省审');
  });

  it('of a viewer are read and not written', async () => {
    const viewer = await at.visitor('viewer');
    const { text } = await viewer.get(`/projects/${own}/amounts`).expect(200);
    expect(text).toContain('12.50');
    expect(text).not.toContain('录入申报');
    expect((await record(viewer, own, 'declared', { 'tonnes-NOx': '1' })).status).toBe(403);
  });

  it('of the province need a document, and a reason where they fall', async () => {
    const bare = await record(planner, own, 'province', { 'tonnes-NOx': '9' });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('省审和国家核定须填文件');
    expect(bare.text).toContain('低于上一级的 12.50 吨');
    const stated = { 'tonnes-NOx': '9', document: '测试〔2024〕3号', 'code-NOx': 'R05' };
    expect((await record(planner, own, 'province', stated)).status).toBe(303);
    const { text } = await planner.get(`/projects/${own}/amounts`).expect(200);
    expect(text).toContain('R05 收集率虚高');
    expect(text).toContain('−3.50');
    expect(text).toContain('空气质量账（另一本账）');
  });

  it('close the declaration of the branch once somebody above has answered', async () => {
    const late = await record(branch, own, 'declared', { 'tonnes-NOx': '14', day: '2023-06-30' });
    expect(late.status).toBe(422);
    expect((await now(own)).amounts.find(({ level }) => level === 'declared')?.tonnes).toBe(12.5);
  });

  it('above the level before are taken with a reason and a confirmation, and not otherwise', async () => {
    const nation = { 'tonnes-NOx': '10', document: '测试〔2024〕9号', 'reason-NOx': '补报产量' };
    const asked = await record(planner, own, 'nation', nation);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('请勾选确认');
    expect((await record(planner, own, 'nation', { ...nation, confirm: '1' })).status).toBe(303);
    expect((await now(own)).amounts.map(({ level }) => level)).toEqual(['declared', 'nation', 'province']);
  });

  it('refuse an older page, and are put back from history like any other edit', async () => {
    const { version } = await now(own);
    const stale = await record(planner, own, 'nation', { 'tonnes-NOx': '9', document: '测试' }, version - 1);
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('没有写入');
    expect((await planner.get(`/projects/${own}/history`)).text).toContain('申报与核定量');
    const back = await post(planner, `/projects/${own}/history/${version - 1}`, {
      version: String(version),
      reason: '文号有误',
    });
    expect(back.status).toBe(303);
    expect((await now(own)).amounts.map(({ level }) => level)).toEqual(['declared', 'province']);
  });

  it('are written by programs under the same rules', async () => {
    const { version, amounts, ...rest } = await now(own);
    const nation = { pollutant: 'NOx', level: 'nation', tonnes: 8 };
    const put = (lines: readonly object[]) =>
      program.put(`/api/v1/projects/${own}`, { ...rest, amounts: lines }, { 'If-Match': `"${version}"` });
    const refused = await put([...amounts, nation]).expect(422);
    expect(JSON.stringify(refused.body)).toContain('document=文号');
    await put([...amounts, { ...nation, document: '测试〔2024〕9号', cut_code: 'R02' }]).expect(200);
    expect((await now(own)).amounts).toHaveLength(3);
  });

  it('carry the official measure, which the planner alone sets', async () => {
    const { version } = await now(own);
    const measure = { counted: 'c', mandate: 'province', mandate_doc: '测试〔2022〕8号', version: String(version) };
    expect((await post(branch, `/projects/${own}/amounts/measure`, measure)).status).toBe(403);
    expect((await post(planner, `/projects/${own}/amounts/measure`, measure)).status).toBe(303);
    const { text } = await planner.get(`/projects/${own}/amounts`);
    expect(text).toContain('c 工业废气收集治理设施升级');
    expect(text).toContain('未计入2023年度总量账：尚未完工');
  });

  it('are promised to new projects with a document and taken back with a reason', async () => {
    const add = `/projects/${own}/amounts/transfers`;
    const promise = {
      'transfer-pollutant': 'NOx',
      'transfer-tonnes': '2.5',
      'transfer-receiver': '示例新建化工项目',
      'transfer-day': '',
      'transfer-document': '',
    };
    const without = await post(planner, add, promise);
    expect([without.status, without.text.includes('id="transfer-document-error"')]).toEqual([422, true]);
    const given = { ...promise, 'transfer-document': '测试〔2023〕11号' };
    expect((await post(branch, add, given)).status).toBe(403);
    expect((await post(planner, add, given)).status).toBe(303);
    expect((await planner.get(`/projects/${own}/amounts`)).text).toContain('示例新建化工项目');
    expect((await planner.get('/targets/statistics')).text).toContain('示例新建化工项目');
    const mark = 'NOx 2.5 示例新建化工项目';
    const remove = (fields: Record<string, string>) => post(planner, `${add}/1`, fields);
    expect((await remove({ mark, 'reason-1': '' })).status).toBe(422);
    expect((await remove({ mark: 'NOx 3 别的项目', 'reason-1': '登记有误' })).status).toBe(409);
    expect((await remove({ mark, 'reason-1': '登记有误' })).status).toBe(303);
    expect((await planner.get(`/projects/${own}/amounts`)).text).toContain('没有用于新项目的减排量');
    expect((await planner.get('/audit.json')).text).toContain('登记有误');
  });
});
