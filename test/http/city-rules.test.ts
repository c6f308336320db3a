import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPage } from '../../src/db/audit.ts';
import { openHouse, post, tokenOf, type TestHouse } from './house.ts';

/** The sample: as of 30 June 2023. */
describe('the rules a city sets itself', () => {
  let at: TestHouse;
  let admin: Agent;
  let token: string;

  beforeAll(async () => {
    at = await openHouse({ environment: { LANTIAN_SAMPLE: 'qingdao-2023' } });
    admin = await at.visitor('admin');
    token = await tokenOf(admin);
  });
  afterAll(() => at.remove());

  /** What a form of the page sends when nothing is touched. */
  const formOf = (html: string): Record<string, string> => {
    const inputs = [...html.matchAll(/<input [^>]*name="([^"]+)"[^>]*>/g)]
      .filter(([tag]) => !tag.includes('checkbox') && !tag.includes('search'))
      .map(([tag, name]): [string, string] => [name!, /value="([^"]*)"/.exec(tag)?.[1] ?? '']);
    const selects = [...html.matchAll(/<select id="[^"]*" name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(
      ([, name, options]): [string, string] => [name!, /value="([^"]*)" selected/.exec(options!)?.[1] ?? ''],
    );
    return { ...Object.fromEntries([...inputs, ...selects]), _csrf: token };
  };
  const read = async (path: string) =>
    formOf(/<main[\s\S]*<\/main>/.exec((await admin.get(path).expect(200)).text)![0]);
  const send = async (path: string, change: Readonly<Record<string, string>>) =>
    admin
      .post(path)
      .type('form')
      .send({ ...(await read(path)), ...change });
  const trail = async () =>
    (await auditPage(at.store.read, { city: '370200', district: null }, { limit: 1, offset: 0 }))[0]!;
  const lamps = async () => {
    const rows = await at.store.read.selectFrom('project_figures').select(['lamp']).execute();
    return rows.filter(({ lamp }) => lamp === 'red').length;
  };

  it('judges every lamp anew when a threshold changes, and notes from → to', async () => {
    const before = await lamps();
    const kept = await send('/settings/following', {
      start_grace: '0',
      'curve-ule-coking': '30:10、60:45',
      announce: '10',
    });
    expect([kept.status, kept.headers['location']]).toEqual([303, '/settings/following']);
    expect(await lamps()).toBeGreaterThan(before);
    const row = await trail();
    expect([row.entity, JSON.parse(row.changes)]).toEqual([
      'following',
      [
        { field: 'start_grace', from: '30', to: '0' },
        { field: 'announce', from: '7', to: '10' },
        { field: 'curve', from: 'ule-coking', to: 'ule-coking 30:10、60:45' },
      ],
    ]);
    const [list, sums] = await Promise.all([
      at.store.read.selectFrom('list_rows').select('lamp').where('lamp', '=', 'red').execute(),
      lamps(),
    ]);
    expect(list.length).toBe(sums);
  });

  it('counts what is overdue by the classes the city sets', async () => {
    expect((await send('/settings/following', { 'ages-1': '10', 'soon-3': '45' })).status).toBe(303);
    const page = (await admin.get('/progress').expect(200)).text;
    expect(page).toContain('逾期 11—30 天');
    expect(page).toContain('45 天内到期');
  });

  it.each([
    ['start_grace', '很久', '不是数值'],
    ['behind_points', '120', '请填 0–100'],
    ['returns', '1.5', '请填 1–20'],
    ['ages-2', '5', '大于 10'],
    ['curve-ule-coking', '60:45、30:10', '不是计划曲线'],
    ['rhythm-ule-coking', '', '请填写'],
  ])('refuses %s = %s and keeps what was typed', async (name, value, words) => {
    const answer = await send('/settings/following', { [name]: value, self_check: '77' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`id="${name}-error"`);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain('value="77"');
    expect((await read('/settings/following'))['self_check']).toBe('60');
  });

  it('refuses rules that somebody else changed meanwhile', async () => {
    const stale = await read('/settings/following');
    expect((await send('/settings/following', { stale: '80' })).status).toBe(303);
    const answer = await admin
      .post('/settings/following')
      .type('form')
      .send({ ...stale, stale: '70' });
    expect([answer.status, answer.text.includes('刚被他人修改')]).toEqual([422, true]);
    expect((await read('/settings/following'))['stale']).toBe('80');
  });

  it('asks for the papers the city lists, and for the standard ones again', async () => {
    const path = '/settings/workflows/tank';
    const open = at.store.read
      .selectFrom('projects')
      .select('id')
      .where('type', '=', 'tank')
      .where('step', '=', 'finished');
    const { id } = await open.executeTakeFirstOrThrow();
    const dossier = async () => (await admin.get(`/projects/${id}/steps`).expect(200)).text;
    expect(await dossier()).not.toMatch(/<tr><th scope="row">用电/);
    const list = { 'due-power': 'self-checked', 'weight-power': '2' };
    expect((await send(path, list)).status).toBe(303);
    expect((await trail()).entity).toBe('project-type');
    expect(await dossier()).toContain('用电');
    expect((await admin.get('/settings/workflows')).text).toContain('本市自定');
    expect((await send(path, { do: 'standard' })).status).toBe(303);
    expect((await admin.get('/settings/workflows')).text).not.toContain('本市自定');
  });

  it('never leaves a project at a step its workflow does not have', async () => {
    const path = '/settings/workflows/tank';
    const building = await at.store.read
      .selectFrom('projects')
      .select(['id'])
      .where('type', '=', 'tank')
      .where('step', '=', 'building')
      .executeTakeFirstOrThrow();
    const light = { workflow: 'light', 'due-contract': '', 'due-test': 'finished', 'due-ledger': 'finished' };
    const refused = await send(path, light);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(building.id);
    const row = () =>
      at.store.read.selectFrom('project_types').selectAll().where('id', '=', 'tank').executeTakeFirstOrThrow();
    expect((await row()).workflow).toBe('standard');
    expect((await send(path, { ...light, 'due-test': 'self-checked' })).text).toContain('没有“自查合格”这一步');
    await at.store.write((trx) =>
      trx.updateTable('projects').set({ step: 'finished' }).where('type', '=', 'tank').where('step', 'not in', ['reserve', 'listed', 'finished', 'closed', 'cancelled']).execute(),
    ); // prettier-ignore
    expect((await send(path, light)).status).toBe(303);
    expect((await row()).workflow).toBe('light');
  });

  it('are read by everybody and changed by the administrator alone', async () => {
    const district = await at.visitor('district');
    for (const path of ['/settings/following', '/settings/workflows/tank']) {
      expect((await district.get(path).expect(200)).text).not.toContain('class="is-primary"');
      expect((await post(district, path, { version: '1' })).status).toBe(403);
    }
    expect((await admin.get('/settings/workflows/none')).status).toBe(404);
  });
});
