import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProject } from '../../../src/db/projects.ts';
import { programActor } from '../../../src/services/actor.ts';
import { saveProject } from '../../../src/services/projects/save-project.ts';
import { addNeighbour } from './belongings.ts';
import { openHouse, post, signIn, type TestHouse } from '../house.ts';

const PROJECT = {
  name: '示例喷涂线治理', category: 'industry', type: 'tank', district: '370211', step: 'building', content: '内浮顶改造', progress: 40,
  start: '2023-05-01', finish: '2023-06-10', run: '2023-06-20', started: '2023-05-02', zone: 'A',
}; // prettier-ignore
type Fields = Readonly<Record<string, string>>;

describe('what a branch asks the city to do', () => {
  let at: TestHouse;
  let scope: { city: string; programme: string; district: null };
  let district: Agent;
  let planner: Agent;
  let id: string;
  beforeAll(async () => {
    at = await openHouse({ clock: () => new Date('2023-07-01T02:00:00Z') });
    const programme = await at.store.read.selectFrom('programmes').selectAll().executeTakeFirstOrThrow();
    scope = { city: programme.city, programme: programme.id, district: null };
    const { id: zone } = await at.store.read.selectFrom('zones').select('id').orderBy('id').executeTakeFirstOrThrow();
    const context = { actor: programActor(new Date('2023-06-01T00:00:00Z')), scope, asOf: '2023-07-01' };
    const saved = await at.store.write((trx) => saveProject(trx, context, { ...PROJECT, zone }));
    if (saved.kind !== 'create') throw new Error(JSON.stringify(saved));
    id = saved.record.id;
    [district, planner] = [await at.visitor('district'), await at.visitor('planner')];
  });
  afterAll(() => at.remove());

  const now = async () => (await findProject(at.store.read, scope, id))!;
  const main = (html: string): string => html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  const steps = async (who: Agent) => main((await who.get(`/projects/${id}/steps`).expect(200)).text);
  const ask = async (move: string, why: string, fields: Fields = {}) =>
    post(district, `/projects/${id}/steps/ask`, { move, why, once: `${move}${why}`, ...fields });
  const hidden = (html: string, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

  it('is asked with a reason, once, by its own district only', async () => {
    expect(await steps(district)).toContain('请市局办理');
    expect(await steps(planner)).not.toContain('请市局办理');
    expect((await ask('pause', '')).status).toBe(422);
    expect((await ask('advance', '急')).status).toBe(422);
    expect((await ask('pause', '业主停产')).status).toBe(303);
    expect((await ask('pause', '业主停产')).status).toBe(303);
    const again = await ask('pause', '再说一次');
    expect([again.status, main(again.text)]).toEqual([422, expect.stringContaining('已有同样的申请（第 1 号）')]);
    expect((await now()).paused_from).toBeNull();
    await addNeighbour(at, '370282');
    const other = await at.visitor();
    await signIn(other, 'neighbour');
    expect((await post(other, `/projects/${id}/steps/ask`, { move: 'cancel', why: 'x', once: 'y' })).status).toBe(404);
    expect((await other.get('/requests/1')).status).toBe(404);
  });

  it('is seen by both, done by the planner where such things are done, and accepted with it', async () => {
    for (const who of [district, planner]) {
      expect(await steps(who)).toContain('变更申请 1 待市局答复');
      expect(main((await who.get(`/projects/${id}`)).text)).toContain('变更申请 1 待市局答复');
      const listed = main((await who.get('/requests')).text);
      expect([listed.includes('暂停'), listed.includes('业主停产')]).toEqual([true, true]);
    }
    const agreed = await post(planner, '/requests/1', { do: 'accept', answer: '' });
    expect([agreed.status, agreed.headers['location']]).toEqual([303, `/projects/${id}/steps?do=pause&request=1`]);
    const form = main((await planner.get(String(agreed.headers['location']))).text);
    expect([hidden(form, 'request'), form.includes('申请人 district：业主停产')]).toEqual(['1', true]);
    const { version } = await now();
    const sent = { kind: 'pause', day: '2023-06-30', run: '', version: String(version), once: 'p', request: '1' };
    expect((await post(planner, `/projects/${id}/steps/steer`, { ...sent, reason: '同意暂停' })).status).toBe(303);
    expect((await now()).paused_from).toBe('2023-06-30');
    expect(main((await district.get('/requests?state=accepted')).text)).toContain('业主停产');
    expect(await steps(district)).not.toContain('待市局答复');
    expect(main((await district.get('/notices')).text)).toContain('您的变更申请已有答复');
    const trail = main((await planner.get(`/projects/${id}/history`)).text);
    expect(trail).toMatch(/同意变更申请/);
    expect(trail.replace(/<[^>]+>/g, ' ')).toMatch(/办理事项\s*：?\s*建设中\s*→\s*暂停/);
  });

  it('is returned with a reason that whoever asked reads', async () => {
    expect((await ask('cancel', '企业搬迁')).status).toBe(303);
    expect((await post(planner, '/requests/2', { do: 'return', answer: '' })).status).toBe(422);
    expect((await post(planner, '/requests/2', { do: 'return', answer: '先办迁建手续' })).status).toBe(303);
    expect(main((await district.get('/requests/2')).text)).toContain('先办迁建手续');
    expect((await now()).step).toBe('building');
  });

  it('may be a lamp', async () => {
    expect((await ask('lamp', '设备已到港')).status).toBe(303);
    const door = String((await post(planner, '/requests/3', { do: 'accept', answer: '' })).headers['location']);
    const form = main((await planner.get(door).expect(200)).text);
    const lamp = form.slice(form.indexOf('g-hand'));
    const fields = {
      version: hidden(lamp, 'version'),
      request: hidden(lamp, 'request'),
      colour: 'green',
      until: '2023-07-20',
    };
    expect((await post(planner, `/projects/${id}/lamp`, { ...fields, reason: '设备已到港', do: 'set' })).status).toBe(
      303,
    );
    expect(main((await planner.get('/requests/3')).text)).toContain('已同意');
  });
});
