import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { papersOfProject } from '../../src/db/evidence.ts';
import { findProject } from '../../src/db/projects.ts';
import { programActor } from '../../src/services/actor.ts';
import { saveProject } from '../../src/services/projects/save-project.ts';
import { openHouse, post, tokenOf, type TestHouse } from './house.ts';

const CITY = '370200';
const PDF = Buffer.from('%PDF-1.7\n示例');
const HOSTILE = join('/', 'work', 'shared', 'corpora', 'attachments');
const PROJECT = {
  name: '示例储罐综合治理',
  category: 'industry',
  type: 'tank',
  district: '370211',
  content: '内浮顶改造',
  start: '2023-05-01',
  finish: '2023-06-01',
};

describe('the page of steps', () => {
  let at: TestHouse;
  let planner: Agent;
  let district: Agent;
  let verifier: Agent;
  let scope: { city: string; programme: string; district: null };

  beforeAll(async () => {
    at = await openHouse();
    [planner, district, verifier] = await Promise.all([at.visitor('planner'), at.visitor('district'), at.visitor('verifier')]); // prettier-ignore
    const programme = await at.store.read.selectFrom('programmes').selectAll().executeTakeFirstOrThrow();
    scope = { city: CITY, programme: programme.id, district: null };
  });
  afterAll(() => at.remove());

  const project = async (step = 'reserve', over: object = {}) => {
    const context = { actor: programActor(new Date()), scope, asOf: '2023-06-30' };
    const input = { ...PROJECT, step, effective: '2023-06-20', ...over };
    const answer = await at.store.write((trx) => saveProject(trx, context, input));
    if (answer.kind !== 'create') throw new Error(JSON.stringify(answer));
    return answer.record.id;
  };
  const formOf = async (agent: Agent, id: string, query = '') => {
    const { text } = await agent.get(`/projects/${id}/steps${query}`).expect(200);
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
    return { text, fields: { kind: value('kind'), version: value('version'), once: value('once'), day: value('day') } };
  };
  const upload = async (agent: Agent, id: string, bytes: Buffer, name: string, kind = 'contract') =>
    agent
      .post(`/projects/${id}/evidence`)
      .field('_csrf', await tokenOf(agent))
      .field('kind', kind)
      .attach('file', bytes, name);

  /** The way a page shows: every step, with the mark of what was passed without a day. */
  const wayOn = async (address: string): Promise<string[]> => {
    const { text } = await planner.get(address).expect(200);
    const [track] = /<ol class="track".*?<\/ol>/s.exec(text)!;
    return [...track.matchAll(/<li[^>]*><span>([^<]*)<\/span>.*?<\/li>/g)].map(
      ([item, name]) => name! + (/<span class="flag">([^<]*)/.exec(item)?.[1] ?? ''),
    );
  };

  it('marks a step that was skipped on every page of the project, and shows a small one its short way', async () => {
    const id = await project('listed', { effective: null, progress: 30 });
    const { fields } = await formOf(planner, id, '?do=skip');
    const moved = await post(planner, `/projects/${id}/steps/steer`, {
      ...fields,
      day: '2023-06-20',
      to: 'building',
      reason: '补录',
    });
    expect(moved.status).toBe(303);
    for (const address of [`/projects/${id}`, `/projects/${id}/steps`])
      expect((await wayOn(address)).slice(0, 5)).toEqual(['储备', '立项', '开工补', '建设中', '完工']);
    expect((await planner.get(`/projects/${id}`)).text).not.toContain('尚未开工');
    const small = await project('listed', { category: 'oil_service', type: 'gas-station', effective: null });
    expect(await wayOn(`/projects/${small}`)).toEqual(['储备', '立项', '完工', '销号']);
  });

  it('moves a project once, however often its form is sent, and shows no button to whoever may not', async () => {
    const id = await project();
    expect((await formOf(district, id)).fields.kind).toBe('');
    const { fields } = await formOf(planner, id);
    const day = { ...fields, day: '2023-06-30' };
    for (const status of [303, 303])
      expect((await post(planner, `/projects/${id}/steps/steer`, day)).status).toBe(status);
    expect(await findProject(at.store.read, scope, id)).toMatchObject({ step: 'listed', version: 2 });
    expect((await post(planner, `/projects/${id}/steps/steer`, { ...day, once: 'x' })).status).toBe(409);
    expect((await post(district, `/projects/${id}/steps/steer`, day)).status).toBe(403);
    expect((await post(verifier, `/projects/${id}/steps/report`, day)).status).toBe(403);
  });

  it('refuses what is incomplete beside its field and keeps what was typed', async () => {
    const id = await project('listed');
    const { fields } = await formOf(planner, id, '?do=cancel');
    const answer = await post(planner, `/projects/${id}/steps/steer`, { ...fields, reason: '企业停产' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('二者择一');
    expect(answer.text).toContain('企业停产');
    const other = await project('listed');
    const sent = { ...fields, day: '2023-06-30', reason: '企业停产', substitute: ` ${other.toLowerCase()} ` };
    expect((await post(planner, `/projects/${id}/steps/steer`, sent)).status).toBe(303);
    const { text } = await planner.get(`/projects/${id}/steps`);
    expect(text).toContain('替代本项目的项目');
    expect(text.match(new RegExp(`href="/projects/${other}"`, 'g'))).toHaveLength(2);
  });

  it('keeps a paper under its Chinese name, once, and hands it out as a harmless attachment', async () => {
    const id = await project('listed');
    const name = '改造合同（盖章）.pdf';
    for (const _ of [1, 2]) expect((await upload(district, id, PDF, name)).status).toBe(303);
    const papers = await papersOfProject(at.store.read, scope, id);
    expect(papers).toMatchObject([{ name, kind: 'contract', state: 'handed-in', media_type: 'application/pdf' }]);
    expect(existsSync(join(at.house.config.data, 'evidence', papers[0]!.sha256!.slice(0, 2), papers[0]!.sha256!))).toBe(true); // prettier-ignore
    const sent = await district.get(`/projects/${id}/evidence/${papers[0]!.id}`).buffer(true).expect(200);
    expect(Buffer.from(sent.body as Buffer)).toEqual(PDF);
    expect(sent.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('改造合同（盖章）.pdf')}`); // prettier-ignore
    expect(sent.headers['content-security-policy']).toContain('sandbox');
    expect(sent.headers['x-content-type-options']).toBe('nosniff');

    const judge = `/projects/${id}/evidence/${papers[0]!.id}/judge`;
    expect((await post(district, judge, { do: 'accepted' })).status).toBe(422);
    expect((await post(planner, judge, { do: 'returned' })).status).toBe(422);
    expect((await post(planner, judge, { do: 'accepted' })).status).toBe(303);
    const reason = { [`reason-${papers[0]!.id}`]: '传错文件', do: 'void' };
    expect((await post(district, `/projects/${id}/evidence/${papers[0]!.id}/void`, reason)).status).toBe(303);
    expect((await papersOfProject(at.store.read, scope, id))[0]).toMatchObject({ void_reason: '传错文件' });
    const history = (await planner.get(`/projects/${id}/history`).expect(200)).text.replaceAll(/<[^>]+>/g, ' ');
    for (const words of ['佐证 · 上传', '佐证 · 认可', name, '施工合同', '传错文件']) expect(history).toContain(words);
  });

  it.each([
    ['a page', '<html><script>alert(1)</script>', 'a.pdf'],
    ['a picture that is markup', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.svg'],
    ['markup called text', ' <script>', 'a.txt'],
    ['a program', 'MZ\u0000\u0001', 'a.jpg'],
    ['a PDF called a picture', '%PDF-1.7', 'a.jpg'],
    ['nothing', '', 'a.pdf'],
  ])('refuses %s', async (_, text, name) => {
    const id = await project('listed');
    expect((await upload(district, id, Buffer.from(text, 'latin1'), name)).status).toBe(422);
    expect(await papersOfProject(at.store.read, scope, id)).toEqual([]);
  });

  it('does not exist outside its district, papers included', async () => {
    const id = await project('listed', { district: '370212' });
    expect((await upload(planner, id, PDF, 'a.pdf')).status).toBe(303);
    const [paper] = await papersOfProject(at.store.read, scope, id);
    expect((await district.get(`/projects/${id}/steps`)).status).toBe(404);
    expect((await district.get(`/projects/${id}/evidence/${paper!.id}`)).status).toBe(404);
    expect((await upload(district, id, PDF, 'a.pdf')).status).toBe(404);
    for (const path of ['steps/report', 'steps/check', `evidence/${paper!.id}/void`, `evidence/${paper!.id}/judge`])
      expect([path, (await post(district, `/projects/${id}/${path}`, path.startsWith('steps') ? {} : { do: 'accepted' })).status]).toEqual([path, 404]); // prettier-ignore
  });

  it('keeps the four packages, evaluated before they are published', async () => {
    const id = await project('listed', { type: 'ule-coking' });
    const send = (fields: Record<string, string>) => post(district, `/projects/${id}/packages/organised`, fields);
    const stated = { version: '0', 'organised-progress': '80', 'organised-published': '2023-06-20' };
    const refused = await send({ ...stated, 'organised-progress': '120' });
    expect(refused.status).toBe(422);
    // What is wrong is named, stands open and keeps what was typed.
    expect(refused.text).toContain('进度：填了 120，请填 0–100 之间的数');
    expect(refused.text).toContain('评估监测日：请填写此项');
    expect(/<details open>.*?value="2023-06-20"/s.test(refused.text)).toBe(true);
    expect((await send({ ...stated, 'organised-evaluated': '2023-06-10' })).status).toBe(303);
    expect((await send({ ...stated, 'organised-evaluated': '2023-06-10' })).text).toContain('刚被他人修改');
    expect((await formOf(district, id)).text).toContain('已公示');
    expect((await post(district, `/projects/${await project('listed')}/packages/organised`, stated)).status).toBe(404);
  });

  it.runIf(existsSync(HOSTILE))('takes hostile attachments as harmless ones or not at all', async () => {
    const id = await project('listed');
    const files = readdirSync(HOSTILE, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(HOSTILE, file)).isFile()); // prettier-ignore
    for (const file of files) {
      const { status } = await upload(
        district,
        id,
        readFileSync(join(HOSTILE, file)),
        file.split('/').at(-1)!,
        'other',
      );
      expect([file, [303, 422].includes(status)]).toEqual([file, true]);
    }
    for (const paper of await papersOfProject(at.store.read, scope, id)) {
      expect(paper.media_type).not.toMatch(/html|svg|xml$/);
      const sent = await district.get(`/projects/${id}/evidence/${paper.id}`).buffer(true);
      expect(sent.headers['content-disposition']).toMatch(/^attachment/);
      expect(sent.headers['content-security-policy']).toContain('sandbox');
    }
  });
});
