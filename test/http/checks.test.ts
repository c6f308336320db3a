import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checklistOf } from '../../src/catalogue/dossier.ts';
import { insertPaper } from '../../src/db/evidence.ts';
import { projectsOf } from '../../src/db/projects.ts';
import { signaturesOf } from '../../src/db/signatures.ts';
import { programActor } from '../../src/services/actor.ts';
import { saveProject } from '../../src/services/projects/save-project.ts';
import { openHouse, post, type TestHouse } from './house.ts';

describe('checking small projects by sampling', () => {
  let at: TestHouse;
  let planner: Agent;
  let verifier: Agent;
  let verifierId: string;
  let scope: { city: string; programme: string; district: null };

  beforeAll(async () => {
    at = await openHouse({ clock: () => new Date('2023-07-01T02:00:00Z') });
    [planner, verifier] = await Promise.all([at.visitor('planner'), at.visitor('verifier')]);
    const programme = await at.store.read.selectFrom('programmes').selectAll().executeTakeFirstOrThrow();
    scope = { city: programme.city, programme: programme.id, district: null };
    const users = at.store.read.selectFrom('users').select('id').where('name', '=', 'verifier');
    verifierId = (await users.executeTakeFirstOrThrow()).id;
  });
  afterAll(() => at.remove());

  /** Petrol stations that are finished, with accepted papers unless said; `uploader` handed them in. */
  const stations = async (count: number, { papers = true, uploader = 'U99' } = {}): Promise<string[]> => {
    const context = { actor: programActor(new Date('2023-06-01T00:00:00Z')), scope, asOf: '2023-07-01' };
    const days = { started: '2023-05-02', finished: '2023-06-08', effective: '2023-06-12' };
    const of = { city: scope.city, programme: scope.programme, sha256: null, size: null, media_type: null };
    const done = { state: 'accepted', uploaded_by: '企业', uploaded: '2023-06-09T00:00:00Z' } as const;
    return at.store.write(async (trx) => {
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const input = { name: `示例加油站${String(index)}`, category: 'oil_service', type: 'gas-station', district: '370211', step: 'finished', reduces: { VOC: { tonnes: 2 } }, ...days }; // prettier-ignore
        const saved = await saveProject(trx, context, input);
        if (saved.kind !== 'create') throw new Error(JSON.stringify(saved));
        ids.push(saved.record.id);
        for (const { kind, due } of papers ? checklistOf('gas-station') : [])
          await insertPaper(trx, { ...of, ...done, project: saved.record.id, id: `P-${kind}`, name: kind, kind, step: due, uploader_id: uploader }); // prettier-ignore
      }
      return ids;
    });
  };
  const draw = async (share = '30'): Promise<string> => {
    const answer = await post(planner, '/checks', { name: '第二季度', district: '', share, seed: '2023-06-30' });
    expect(answer.status).toBe(303);
    return String(answer.headers['location']);
  };
  const opened = async (agent: Agent, address: string) => {
    const { text } = await agent.get(address).expect(200);
    return { text, version: /name="version" value="(\d+)"/.exec(text)?.[1] ?? '', visited: [...new Set([...text.matchAll(/name="result-([^"]+)"/g)].map(([, id]) => id!))] }; // prettier-ignore
  };
  const steps = async (ids: readonly string[]) =>
    (await projectsOf(at.store.read, scope, { ids })).map(({ step }) => step);
  const visit = async (address: string, results: Readonly<Record<string, string>>) => {
    const { version } = await opened(verifier, address);
    return post(verifier, `${address}/visits`, { version, day: '2023-06-28', ...results });
  };
  const close = async (address: string, act: string, reason = '抽查合格') => {
    const { version } = await opened(planner, address);
    return post(planner, `${address}/close`, { version, do: act, reason });
  };

  it('visits a share, closes the rest with it, sends failures back, and is taken back as one batch', async () => {
    const ids = await stations(20);
    const bare = await stations(1, { papers: false });
    const list = (await planner.get('/checks').expect(200)).text;
    expect(list).toContain('20 个小项目已完工');
    expect(list).toContain('1 个佐证未齐');
    const address = await draw();
    expect((await planner.get('/checks')).text).toContain('没有可列入抽查的小项目');
    const { visited } = await opened(verifier, address);
    expect(visited).toHaveLength(6);
    const taken = (await planner.get(`${address}/visits.csv`)).text.trim().split('\r\n');
    expect(taken).toHaveLength(7);
    for (const head of ['企业名称', '建设内容', '经度', '责任人', '电话']) expect(taken[0]).toContain(head);
    expect((await (await at.visitor('viewer')).get(`${address}/visits.csv`)).text).not.toContain('电话');

    expect((await close(address, 'accept')).status).toBe(422);
    const failing = await visit(address, { [`result-${visited[0]!}`]: 'fail' });
    expect([failing.status, failing.text.includes(`${visited[0]!}：不合格须选原因`)]).toEqual([422, true]);
    const idle = await visit(address, { [`result-${visited[0]!}`]: '', [`words-${visited[0]!}`]: '枪口无回收' });
    expect([idle.status, idle.text.includes('value="枪口无回收"')]).toEqual([422, true]);
    const passed = Object.fromEntries(visited.map((id) => [`result-${id}`, 'pass']));
    expect((await visit(address, passed)).status).toBe(303);
    expect((await opened(planner, address)).text).toContain('不合格率在允许范围内');
    expect((await close(address, 'accept', '')).status).toBe(422);
    expect((await close(address, 'accept')).status).toBe(303);
    expect(new Set(await steps(ids))).toEqual(new Set(['closed']));
    expect(await steps(bare)).toEqual(['finished']);
    const names = await Promise.all(ids.map(async (id) => (await signaturesOf(at.store.read, scope, id)).map(({ by }) => by).join())); // prettier-ignore
    expect(names.filter((by) => by === 'verifier')).toHaveLength(6);
    expect(names.filter((by) => by === 'planner')).toHaveLength(14);

    const batch = /\/batches\/(B\d+)/.exec((await planner.get(address)).text)![1]!;
    expect((await post(planner, `/batches/${batch}/undo`, { reason: '误判' })).status).toBe(303);
    expect(new Set(await steps(ids))).toEqual(new Set(['finished']));
    expect((await signaturesOf(at.store.read, scope, ids[0]!)).every(({ void_at: void_ }) => void_ !== null)).toBe(
      true,
    );
    expect((await planner.get(address)).text).toContain('撤销');
  });

  it('is returned when too many lots fail: only what passed on site closes', async () => {
    const address = await draw('50');
    const { visited } = await opened(verifier, address);
    const lots = Object.fromEntries(visited.map((id) => [`result-${id}`, 'pass']));
    const [bad] = visited;
    const failed = { [`result-${bad!}`]: 'fail', [`code-${bad!}`]: 'R12', [`words-${bad!}`]: '枪口无回收' };
    expect((await visit(address, { ...lots, ...failed })).status).toBe(303);
    expect((await close(address, 'accept')).status).toBe(422);
    expect((await close(address, 'return', '不合格率过高')).status).toBe(303);
    expect(await steps([bad!])).toEqual(['listed']);
    expect((await planner.get(`/projects/${bad!}/steps`)).text).toContain('R12 证据缺页或照片无时间：枪口无回收');
    expect(new Set(await steps(visited.slice(1)))).toEqual(new Set(['closed']));
    expect((await planner.get('/checks')).text).toContain('退回，须重新抽查');
    const again = await post(planner, `${address}/close`, { version: '3', do: 'return', reason: '再来' });
    expect(again.status).toBe(422);
  });

  it('keeps four eyes, stale pages and districts out', async () => {
    const [own] = await stations(1, { uploader: verifierId });
    const address = await draw('100');
    const refused = await visit(address, { [`result-${own!}`]: 'pass' });
    expect([refused.status, refused.text.includes('您上传过这个项目的佐证')]).toEqual([422, true]);
    const stale = await post(verifier, `${address}/visits`, { version: '9', day: '2023-06-28', [`result-${own!}`]: 'pass' }); // prettier-ignore
    expect(stale.status).toBe(409);
    expect((await post(planner, `${address}/visits`, { version: '1' })).status).toBe(403);
    expect((await post(verifier, `${address}/close`, { version: '1', do: 'drop', reason: 'x' })).status).toBe(403);
    const district = await at.visitor('district');
    for (const path of ['/checks', address]) expect((await district.get(path)).status).toBe(404);
    expect((await close(address, 'drop', '重抽')).status).toBe(303);
    expect(await steps([own!])).toEqual(['finished']);
  });
});
