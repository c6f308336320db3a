import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPage } from '../../src/db/audit.ts';
import { post } from './house.ts';
import { type PlantedCity, plantedCity } from './rights/planted-city.ts';

describe('the letterhead of the sheets', () => {
  let city: PlantedCity;
  let admin: Agent;
  const path = '/settings/briefings';
  const own = {
    kind: 'bulletin',
    unit: '',
    version: '0',
    name: '示例市减排简报',
    report_to: '示例领导小组',
    copies: '30',
  };

  beforeAll(async () => {
    city = await plantedCity();
    admin = await city.at.visitor('admin');
  });
  afterAll(() => city.at.remove());

  it('shows the standard words beside what is empty', async () => {
    const { text } = await admin.get(path).expect(200);
    expect(text).toContain('留空则用：大气污染减排工作简报');
    expect((await admin.get(`${path}?kind=supervision`).expect(200)).text).not.toContain('id="report_to"');
    await admin.get(`${path}?kind=card`).expect(404);
  });

  it('is refused where it is no number or too long for its line, and keeps what was typed', async () => {
    const answer = await post(admin, path, { ...own, name: '长'.repeat(14), copies: '0' });
    expect(answer.status).toBe(422);
    for (const part of ['id="name-error"', 'id="copies-error"', '示例领导小组']) expect(answer.text).toContain(part);
  });

  it('stands on the next sheet, and in the trail', async () => {
    expect((await post(admin, path, own)).status).toBe(303);
    const sheet = (await admin.get('/briefings/bulletin?run=R0002').expect(200)).text;
    for (const part of ['示例市减排简报', '报：示例领导小组', '共印30份']) expect(sheet).toContain(part);
    const [row] = await auditPage(city.at.store.read, { city: '370200', district: null }, { limit: 1, offset: 0 });
    expect([row!.entity, row!.entity_id]).toEqual(['letterhead', 'bulletin']);
    const ofDistrict = (await admin.get(`${path}?kind=bulletin&unit=370211`)).text;
    expect(ofDistrict).toContain('留空则用全市的：示例市减排简报');
  });

  it('is not overwritten by who read an older version', async () => {
    const answer = await post(admin, path, { ...own, name: '另一简报' });
    expect([answer.status, answer.text.includes('刚被他人修改')]).toEqual([422, true]);
    expect((await admin.get(path)).text).toContain('value="示例市减排简报"');
  });

  it('is the administrator’s to set', async () => {
    const viewer = await city.at.visitor('viewer');
    expect((await viewer.get(path)).status).toBe(403);
    expect((await post(viewer, path, { ...own, version: '1' })).status).toBe(403);
  });
});
