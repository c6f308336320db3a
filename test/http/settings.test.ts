import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Agent } from 'supertest';
import { auditPage } from '../../src/db/audit.ts';
import { findUserByName } from '../../src/db/users.ts';
import { csrfOf, openHouse, post, tokenOf, type TestHouse } from './house.ts';

describe('the settings', () => {
  let house: TestHouse;
  let admin: Agent;

  beforeAll(async () => {
    house = await openHouse();
    admin = await house.visitor('admin');
  });

  afterAll(() => house.remove());

  const user = async (name: string) => (await findUserByName(house.store.read, '370200', name))!;
  const latest = async () =>
    (await auditPage(house.store.read, { city: '370200', district: null }, { limit: 1, offset: 0 }))[0]!;

  test('save a profile with its audit row, and turn the pages into the language chosen', async () => {
    const planner = await house.visitor('planner');
    const { version } = await user('planner');
    const fields = { display_name: '王 工', phone: '0532-12345', language: 'en', version: String(version) };
    expect((await post(planner, '/settings/profile', fields)).status).toBe(303);
    expect((await planner.get('/settings')).text).toContain('<html lang="en">');
    expect(JSON.parse((await latest()).changes)).toEqual([
      { field: 'display_name', from: 'planner', to: '王 工' },
      { field: 'phone', from: null, to: '0532-12345' },
    ]);
  });

  test('refuse a profile that somebody else changed meanwhile', async () => {
    const answer = await post(admin, '/settings/profile', {
      display_name: 'A',
      phone: '',
      language: 'zh-CN',
      version: '0',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('刚被他人修改');
  });

  test('refuse what a person may not change of their own account', async () => {
    const viewer = await house.visitor('viewer');
    const fields = { display_name: 'A', phone: '', language: 'zh-CN', version: '1', role: 'admin' };
    expect((await post(viewer, '/settings/profile', fields)).status).toBe(400);
    expect((await user('viewer')).role).toBe('viewer');
  });

  test('add an account and show its link, which lets the new person in', async () => {
    const fields = { name: '胶州填报', display_name: '', phone: '', role: 'district', district: '370282' };
    const made = await post(admin, '/settings/users', fields);
    const path = /value="(\/sign-in\/link\/[\w-]+)"/.exec(made.text)![1]!;
    const person = await house.visitor();
    const token = csrfOf((await person.get(path)).text);
    expect((await person.post(path).type('form').send({ _csrf: token })).headers.location).toBe('/settings/password');
    expect((await person.get('/settings')).text).toContain('即墨区');
    expect((await person.get('/settings/users')).status).toBe(403);
  });

  test.each([
    [{ name: 'a b', role: 'viewer', district: '' }, 'name'],
    [{ name: 'admin', role: 'viewer', district: '' }, 'name'],
    [{ name: 'x1', role: 'boss', district: '' }, 'role'],
    [{ name: 'x2', role: 'district', district: '' }, 'district'],
    [{ name: 'x3', role: 'viewer', district: '370282' }, 'district'],
    [{ name: 'x4', role: 'district', district: '110000' }, 'district'],
  ])('refuse the new account %j at %s and keep what was typed', async (typed, at) => {
    const answer = await post(admin, '/settings/users', { display_name: '原样', phone: '', ...typed });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(`id="${at}-error"`);
    expect(answer.text).toContain('value="原样"');
    expect(answer.text).toMatch(/<title>错误：/);
  });

  test('change a role at once, for the next request already', async () => {
    const manager = await house.visitor('manager');
    expect((await manager.get('/audit')).status).toBe(403);
    const { id, version } = await user('manager');
    const fields = { display_name: '李', phone: '', role: 'auditor', district: '', version: String(version) };
    expect((await post(admin, `/settings/users/${id}`, fields)).status).toBe(303);
    expect((await manager.get('/audit')).status).toBe(200);
  });

  test('disable an account and sign it out everywhere', async () => {
    const verifier = await house.visitor('verifier');
    const { id, version } = await user('verifier');
    const fields = {
      display_name: '核',
      phone: '',
      role: 'verifier',
      district: '',
      disabled: '1',
      version: String(version),
    };
    await post(admin, `/settings/users/${id}`, fields);
    expect((await verifier.get('/help')).status).toBe(303);
    expect((await post(admin, `/settings/users/${id}/link`)).status).toBe(404);
  });

  test('never lose the last administrator', async () => {
    const { id, version } = await user('admin');
    const fields = { display_name: 'admin', phone: '', role: 'viewer', district: '', version: String(version) };
    const answer = await post(admin, `/settings/users/${id}`, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('最后一个管理员');
  });

  test('set the date of the data, clear it, and refuse what is no day', async () => {
    expect((await post(admin, '/settings/as-of', { as_of: '2023-02-30' })).text).toContain('不是有效日期');
    await post(admin, '/settings/as-of', { as_of: '2023-06-30' });
    expect((await admin.get('/help')).text).toContain('数据截至 2023-06-30');
    expect(JSON.parse((await latest()).changes)).toEqual([{ field: 'as_of', from: null, to: '2023-06-30' }]);
    await post(admin, '/settings/as-of', { as_of: '' });
    expect((await admin.get('/settings/programme')).text).toContain('每天取当天');
  });

  test('know no account that does not exist', async () => {
    expect((await admin.get('/settings/users/U999')).status).toBe(404);
    expect(
      (
        await admin
          .post('/settings/users/U999')
          .type('form')
          .send({ _csrf: await tokenOf(admin) })
      ).status,
    ).toBe(404);
  });
});
