import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IssuingCity, issuingCity } from '../issuing-city.ts';
import { type Program, programOf } from './program.ts';

interface Sheet {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly version: number;
  readonly html_sha256: string;
  readonly figures: readonly { readonly id: string; readonly value: number; readonly hash: string | null; readonly trace: string | null; readonly projects: readonly { readonly value: number }[] }[]; // prettier-ignore
}

describe('sheets for programs', () => {
  let city: IssuingCity;
  let [planner, manager, district, viewer]: Program[] = [];
  const asSheet = (answer: { readonly body: unknown }) => answer.body as Sheet;
  const step = (who: Program, { id, version }: Pick<Sheet, 'id' | 'version'>, act: string, query = '') =>
    who.post(`/api/v1/sheets/${id}/${act}${query}`, undefined, { 'If-Match': `"${String(version)}"` });
  const drafted = async (body: object = { kind: 'bulletin' }) =>
    asSheet(await planner!.post('/api/v1/sheets', body).expect(201));
  const issued = async (sheet: Sheet) => {
    const reviewed = asSheet(await step(planner!, sheet, 'review').expect(200));
    return asSheet(await step(manager!, reviewed, 'issue').expect(200));
  };

  beforeAll(async () => {
    city = await issuingCity();
    [planner, manager, district, viewer] = [
      await programOf(city.at, 'planner'),
      await programOf(city.at, 'manager'),
      await programOf(city.at, 'district'),
      await programOf(city.at, 'viewer'),
    ];
  });
  afterAll(() => city.at.remove());

  it('are drafted once for one key, and refused with the field that is wrong', async () => {
    const order = { kind: 'dispatch', as_of: '2023-07-01', query: 'match=all' };
    const [first, second] = [
      await planner!.post('/api/v1/sheets', order, { 'Idempotency-Key': 'weekly-26' }).expect(201),
      await planner!.post('/api/v1/sheets', order, { 'Idempotency-Key': 'weekly-26' }).expect(201),
    ];
    expect(second.text).toBe(first.text);
    expect(first.headers['location']).toBe(`/api/v1/sheets/${asSheet(first).id}`);
    const fields = async (body: unknown) => {
      const refused = await planner!.post('/api/v1/sheets', body).expect(422);
      expect(refused.type).toBe('application/problem+json');
      return (refused.body as { errors: { field: string }[] }).errors.map(({ field }) => field);
    };
    expect(await fields({ kind: 'poem', as_of: '2023-02-30', colour: 'red' })).toEqual(['kind', 'as_of', 'colour']);
    expect(await fields({ kind: 'bulletin', scenario: 'none' })).toEqual(['scenario']);
    expect(await fields({ kind: 'card', project: 'none' })).toEqual(['kind']);
    expect(await fields({ kind: 'bulletin', zone: 'none' })).toEqual(['kind']);
    await viewer!.post('/api/v1/sheets', order).expect(403);
  });

  it('go from draft to issue over the version that was read', async () => {
    const draft = await drafted();
    expect([draft.state, draft.figures.every(({ hash }) => hash === null)]).toEqual(['draft', true]);
    await planner!.post(`/api/v1/sheets/${draft.id}/review`).expect(428);
    await planner!.post(`/api/v1/sheets/${draft.id}/review`, undefined, { 'If-Match': '*' }).expect(400);
    await step(manager!, draft, 'issue').expect(409);
    const reviewed = asSheet(await step(planner!, draft, 'review').expect(200));
    await step(manager!, draft, 'issue').expect(412);
    await step(planner!, reviewed, 'issue').expect(403);
    const done = asSheet(await step(manager!, reviewed, 'issue').expect(200));
    expect(done).toMatchObject({ state: 'issued', name: '工作简报 2023年第1期（总第1期）' });
  });

  it('give the stored file byte for byte, and figures whose projects add up', async () => {
    const sheet = await issued(await drafted());
    const { text, headers } = await viewer!.get(`/api/v1/sheets/${sheet.id}/html`, { Accept: 'text/html' }).expect(200);
    expect(headers['content-type']).toContain('text/html');
    expect(createHash('sha256').update(text).digest('hex')).toBe(sheet.html_sha256);
    const all = sheet.figures.find(({ id }) => id === 'all')!;
    expect(all.projects.reduce((sum, { value }) => sum + value, 0)).toBe(all.value);
    expect(all.hash).toMatch(/^[0-9a-f]{64}$/);
    await (await city.at.visitor('viewer')).get(all.trace!).expect(200);
    await viewer!.get(`/api/v1/sheets/${sheet.id}/html`, { Accept: 'image/png' }).expect(406);
  });

  it('are withdrawn for a reason', async () => {
    const sheet = await issued(await drafted());
    await step(manager!, sheet, 'withdraw').expect(422);
    const gone = asSheet(await step(manager!, sheet, 'withdraw', '?reason=wrong').expect(200));
    expect(gone).toMatchObject({ state: 'withdrawn', withdrawn_reason: 'wrong' });
    await step(planner!, gone, 'withdraw', '?reason=wrong').expect(403);
  });

  it('are listed as far as a person sees them', async () => {
    const own = await issued(await drafted({ kind: 'dispatch', district: '370211' }));
    const ids = async (who: Program, query = '') =>
      ((await who.get(`/api/v1/sheets${query}`).expect(200)).body as { rows: Sheet[] }).rows;
    expect((await ids(district!)).map(({ id }) => id)).toEqual([own.id]);
    expect((await ids(viewer!)).every(({ state }) => state === 'issued' || state === 'withdrawn')).toBe(true);
    expect((await ids(viewer!, '?state=draft')).length).toBe(0);
    expect((await ids(planner!, '?state=draft&kind=dispatch')).length).toBe(1);
    const draft = await drafted();
    await viewer!.get(`/api/v1/sheets/${draft.id}`).expect(404);
    await district!.get(`/api/v1/sheets/${draft.id}`).expect(404);
    await planner!.get(`/api/v1/sheets/${draft.id}/html`).expect(404);
  });

  it('refuse to check a speech that is empty or too long', async () => {
    for (const text of [' ', 'x'.repeat(20_001)]) await planner!.post('/api/v1/speech', { text }).expect(422);
  });

  it('are drafted and reviewed by a district of itself, and nothing of others is', async () => {
    for (const wrong of [
      { kind: 'progress', district: '370282' },
      { kind: 'dispatch', district: '370282' },
      { kind: 'dispatch', scenario: 'any' },
    ])
      await district!.post('/api/v1/sheets', wrong).expect(404);
    const own = asSheet(await district!.post('/api/v1/sheets', { kind: 'supervision' }).expect(201));
    expect(own).toMatchObject({ district: '370211', state: 'draft' });
    const listed = (await district!.get('/api/v1/sheets?state=draft').expect(200)).body as { rows: Sheet[] };
    expect(listed.rows.map(({ id }) => id)).toContain(own.id);
    const reviewed = asSheet(await step(district!, own, 'review').expect(200));
    await step(district!, reviewed, 'issue').expect(403);
    await step(manager!, reviewed, 'issue').expect(200);
  });
});
