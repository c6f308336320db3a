import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from './house.ts';
import { type IssuingCity, issuingCity } from './issuing-city.ts';

describe('去年同期数', () => {
  let city: IssuingCity;
  let planner: Agent;
  const path = '/briefings/last-year';
  const row = { day: '2022-07-01', zone: '', district: '', done: '1', built_nox: '1,024.5', built_voc: '', document: '示例〔2022〕7号', version: '', do: 'save' }; // prettier-ignore
  const send = (fields: Partial<typeof row>) => post(planner, path, { ...row, ...fields });

  beforeAll(async () => {
    city = await issuingCity();
    planner = await city.at.visitor('planner');
  });
  afterAll(() => city.at.remove());

  it('names everything that is wrong at its field and keeps what was typed', async () => {
    const { status, text } = await send({ day: '2023-07-01', done: '-1', built_nox: '很多', document: ' ', zone: 'A', district: '370211' }); // prettier-ignore
    expect(status).toBe(422);
    for (const words of [
      '请填写2022年的日期',
      '请填写不小于0的整数',
      '请填写数字',
      '请填写依据文件',
      '只选一个',
      'value="很多"',
    ])
      expect(text).toContain(words);
    expect((await send({ done: '', built_nox: '' })).text).toContain('请至少填写一个数');
  });

  it('stands in the list, is changed by whoever saw it last, and is the base of 同比 with its document', async () => {
    expect((await send({})).status).toBe(303);
    expect((await send({})).text).toContain('这一天已录入');
    expect((await planner.get(path)).text).toContain('1024.5');
    const change = '2022-07-01~~';
    expect((await planner.get(`${path}?row=${encodeURIComponent(change)}`)).text).toContain('value="1024.5"');
    expect((await send({ version: '1', done: '2' })).status).toBe(303);
    const stale = await send({ version: '1', done: '3' });
    expect([stale.status, stale.text.includes('刚改过这一行')]).toEqual([409, true]);
    const order = { kind: 'bulletin', as_of: '2023-07-01', scenario: '', zone: '', district: '', project: '', query: '', paper: '' }; // prettier-ignore
    const run = /run=(R\d+)/.exec((await post(planner, '/briefings', order)).headers['location']!)![1]!;
    const brief = (await planner.get(`/briefings/bulletin.html?run=${run}`)).text;
    expect(brief).toMatch(/与去年同期相比减少[\d.]+个|同比[−下]/);
  });

  it('is deleted with a trail, and is no business of districts or viewers', async () => {
    expect((await send({ version: '2', do: 'delete' })).status).toBe(303);
    expect((await planner.get(path)).text).toContain('还没有录入去年同期数');
    const trail = await city.at.store.read.selectFrom('audit').select('action').where('entity', '=', 'given-day').orderBy('id').execute(); // prettier-ignore
    expect(trail.map(({ action }) => action)).toEqual(['create', 'update', 'delete']);
    for (const role of ['district', 'viewer', 'manager'] as const)
      await (await city.at.visitor(role)).get(path).expect(403);
  });
});
