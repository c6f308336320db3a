import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conflictShape } from '../../../src/http/api/project-shapes.ts';
import { openHouse, type TestHouse } from '../house.ts';
import { programOf, type Program } from './program.ts';

const SMALL = {
  name: '示例喷涂线收集改造',
  category: 'industry',
  type: 'voc-capture',
  district: '370211',
  step: 'reserve',
  run: '2023-07-01',
  phone: '0532-80001234',
  reduces: { VOC: { tonnes: 1.5 } },
  cost: { capital: 80, om: 2.5, life: 10, rate: 0.05 },
};

interface Stated {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly zone: string;
  readonly cost: { readonly capital: number };
}
interface Refusal {
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** A city of two districts without projects; the clock is the test's. */
describe('a program', () => {
  let at: TestHouse;
  let planner: Program;
  let district: Program;
  let now = new Date('2023-07-01T02:00:00Z');

  beforeAll(async () => {
    at = await openHouse({ clock: () => now });
    [planner, district] = [await programOf(at, 'planner'), await programOf(at, 'district')];
  });
  afterAll(() => at.remove());

  const made = async (by = planner, change: object = {}): Promise<Stated> =>
    (await by.post('/api/v1/projects', { ...SMALL, ...change }).expect(201)).body as Stated;
  const address = ({ id }: Stated) => `/api/v1/projects/${id}`;
  const fieldsOf = (body: unknown) => (body as Refusal).errors.map(({ field }) => field).sort();

  it('adds a project, is told its number, address and version, and finds it with the same money', async () => {
    const answer = await planner.post('/api/v1/projects', SMALL).expect(201);
    const project = answer.body as Stated;
    expect(answer.headers['location']).toBe(address(project));
    expect(answer.headers['etag']).toBe('"1"');
    expect(project).toMatchObject({ status: 'proposed', cost: SMALL.cost, phone: SMALL.phone, origin: 'entered' });
    expect((await planner.get(address(project)).expect(200)).body).toEqual(project);
  });

  it('may send the status alone, and is refused one that its step does not have', async () => {
    expect(await made(planner, { step: undefined, status: 'proposed' })).toMatchObject({ step: 'reserve' });
    const answer = await planner.post('/api/v1/projects', { ...SMALL, status: 'built' }).expect(422);
    expect(answer.body).toMatchObject({ errors: [{ field: 'status' }] });
  });

  it('is told of every mistake at once, by the names it used', async () => {
    const wrong = { ...SMALL, id: 'QD-1', colour: 'red', name: '', cost: { capital: -1, price: 3 } };
    const first = await planner.post('/api/v1/projects', wrong).expect(422);
    expect(fieldsOf(first.body)).toEqual(['colour', 'cost.capital', 'cost.price', 'id', 'name']);
    const nowhere = { category: '无', type: '无', area: '无', zone: '无', source: '无', parent: '无', replaces: '无' };
    const second = await planner.post('/api/v1/projects', { ...wrong, ...nowhere, id: null }).expect(422);
    expect(fieldsOf(second.body)).toEqual(
      ['colour', 'cost.capital', 'cost.price', 'name', ...Object.keys(nowhere)].toSorted(),
    );
    const strayed = { ...SMALL, name: 7, district: 7, type: 'scrappage', source: '无' };
    const third = await planner.post('/api/v1/projects', strayed).expect(422);
    expect(fieldsOf(third.body)).toEqual(['district', 'name', 'source', 'type']);
    const apart = { ...SMALL, name: 7, effective: null, lon: 120, start: '2023-05-01', finish: '2023-04-01', step: 'finished', cost: { capital: 5 }, tranches: [{ share: 0.4, status: 'planned' }], windows: [{ from: '2023-06-01', until: '2023-07-01' }] }; // prettier-ignore
    const fourth = await planner.post('/api/v1/projects', apart).expect(422);
    expect(fieldsOf(fourth.body)).toEqual([
      'cost.life',
      'cost.rate',
      'effective',
      'finish',
      'lat',
      'name',
      'tranches',
      'windows',
    ]);
    const turned = { ...SMALL, name: 7, source: '无', credit_code: '91350100M000100Y44', windows: [{ from: '2023-07-01', until: '2023-06-01', share: 1.2 }] }; // prettier-ignore
    const fifth = await planner.post('/api/v1/projects', turned).expect(422);
    expect(fieldsOf(fifth.body)).toEqual(['credit_code', 'name', 'source', 'windows.0.share', 'windows.0.until']);
    const english = await planner.post('/api/v1/projects', { ...SMALL, name: '' }, { 'Accept-Language': 'en' });
    expect((english.body as Refusal).errors[0]!.message).toMatch(/^[ -~]+$/);
  });

  it('is told what it sent, why not and what is accepted, and kept from tonnes no city emits', async () => {
    const say = async (change: object) => ((await planner.post('/api/v1/projects', { ...SMALL, ...change }).expect(422)).body as Refusal).errors; // prettier-ignore
    expect(await say({ uptime: 95 })).toMatchObject([{ field: 'uptime', message: '填了 95，超出可接受的范围，请填不大于 1 的数' }]); // prettier-ignore
    expect(await say({ reduces: { VOC: { tonnes: 1e308 } } })).toMatchObject([{ field: 'reduces' }]);
    expect(await say({ reduces: { VOC: { tonnes: -1e12 } } })).toMatchObject([{ field: 'reduces' }]);
  });

  it('points to projects that are there, keeps pointing to one that was deleted, and is read by an older district', async () => {
    const other = await made();
    const part = await made(planner, { parent: other.id, district: '370282' });
    expect(part).toMatchObject({ parent: other.id, district: '370215' });
    const nobody = await planner.post('/api/v1/projects', { ...SMALL, replaces: 'QD-2023-9999-9' }).expect(422);
    expect(fieldsOf(nobody.body)).toEqual(['replaces']);
    const itself = { ...part, parent: part.id };
    const refused = await planner.put(address(part), itself, { 'If-Match': '"1"' }).expect(422);
    expect(fieldsOf(refused.body)).toEqual(['parent']);
    await planner.delete(`${address(other)}?reason=${encodeURIComponent('重复')}`);
    const later = await planner.put(address(part), { ...part, lead: '示例处' }, { 'If-Match': '"1"' }).expect(200);
    expect(later.body).toMatchObject({ parent: other.id, lead: '示例处' });
  });

  it('confirms what is rare by its key and a reason before it is saved', async () => {
    const odd = { ...SMALL, name: '示例提醒项目', credit_code: '91370211MA3C00012Q' };
    const first = await planner.post('/api/v1/projects', odd).expect(422);
    expect(fieldsOf(first.body)).toEqual(['credit_code']);
    const [asked] = (first.body as { confirm: { key: string; field: string; message: string }[] }).confirm;
    expect(asked).toMatchObject({ key: 'credit-code-inner.credit_code', field: 'credit_code' });
    const confirm = `/api/v1/projects?confirm=${asked!.key}`;
    expect(fieldsOf((await planner.post(confirm, odd).expect(422)).body)).toEqual(['reason']);
    const saved = (await planner.post(`${confirm}&reason=${encodeURIComponent('已核对执照')}`, odd).expect(201))
      .body as Stated;
    await planner.put(address(saved), { ...saved, name: '示例提醒项目二' }, { 'If-Match': '"1"' }).expect(200);
  });

  it('sends back what it was given and changes nothing', async () => {
    const project = await made(planner, { cost: null });
    const again = await planner.put(address(project), project, { 'If-Match': '"1"' }).expect(200);
    expect(again.body).toEqual(project);
    expect(again.headers['etag']).toBe('"1"');
  });

  it('replaces over the version it read; a stale one is shown what stood, what stands and what it sent', async () => {
    const project = await made();
    await planner.put(address(project), { ...project, name: '先来的' }, { 'If-Match': '"1"' }).expect(200);
    const late = await planner
      .put(address(project), { ...project, problem: '停电' }, { 'If-Match': '"1"' })
      .expect(412);
    expect(late.type).toBe('application/problem+json');
    expect(late.headers['etag']).toBe('"2"');
    expect(late.body).toMatchObject({
      base: { name: SMALL.name, version: 1 },
      theirs: { name: '先来的', version: 2, cost: SMALL.cost },
      mine: { name: SMALL.name, problem: '停电' },
      fields: [
        { field: 'name', touched: 'theirs' },
        { field: 'problem', touched: 'mine' },
      ],
    });
    expect((await planner.get(address(project))).body).toMatchObject({ name: '先来的', problem: null });
  });

  it('hears of a stale version before it hears of mistakes, in the described form', async () => {
    const project = await made();
    const broken = { ...project, name: '', problem: '停电' };
    await planner.put(address(project), broken, { 'If-Match': '"1"' }).expect(422);
    const late = await planner.put(address(project), broken, { 'If-Match': '"7"' }).expect(412);
    expect(late.body).toMatchObject({ status: 412, theirs: { id: project.id, version: 1 } });
    const whole = await planner
      .put(address(project), { ...project, problem: '停电' }, { 'If-Match': '"7"' })
      .expect(412);
    for (const { body } of [late, whole]) expect(conflictShape.schema.safeParse(body).error?.issues ?? []).toEqual([]);
    const described = (await planner.get('/api/v1/openapi.json')).body as {
      readonly components: { readonly schemas: { readonly Conflict: { readonly required: readonly string[] } } };
    };
    expect(described.components.schemas.Conflict).toMatchObject({ additionalProperties: {} });
    expect(described.components.schemas.Conflict.required).toContain('errors');
  });

  it('must name the version it read', async () => {
    const project = await made();
    await planner.put(address(project), project).expect(428);
    await planner.put(address(project), project, { 'If-Match': '*' }).expect(400);
    await planner.put(address(project), { ...project, id: 'QD-2023-9999-9' }, { 'If-Match': '"1"' }).expect(422);
    await planner.put('/api/v1/projects/none', project, { 'If-Match': '"1"' }).expect(404);
  });

  it('deletes with a reason only, over the version when it names one', async () => {
    const project = await made();
    const refused = await planner.delete(address(project)).expect(422);
    expect(fieldsOf(refused.body)).toEqual(['reason']);
    await planner.delete(`${address(project)}?reason=重复`, { 'If-Match': '"7"' }).expect(412);
    await planner.delete(`${address(project)}?reason=${encodeURIComponent('重复')}`, { 'If-Match': '"1"' }).expect(204);
    await planner.get(address(project)).expect(404);
  });

  it('of a district adds its own, and finds of others nothing to read, replace or delete', async () => {
    const own = await made(district);
    expect(own).toMatchObject({ district: '370211' });
    const elsewhere = { ...SMALL, district: '370282', zone: own.zone };
    const answer = await district.post('/api/v1/projects', elsewhere).expect(422);
    expect(fieldsOf(answer.body)).toEqual(['district']);
    const foreign = await made(planner, elsewhere);
    await district.get(address(foreign)).expect(404);
    await district.put(address(foreign), foreign, { 'If-Match': '"1"' }).expect(404);
    await district.delete(`${address(own)}?reason=x`).expect(403);
  });

  describe('that sends a request again under its key', () => {
    const key = (name: string) => ({ 'Idempotency-Key': name });
    const count = async () => ((await planner.get('/api/v1/projects')).body as { total: number }).total;

    it('makes one project and gets the same answer', async () => {
      const before = await count();
      const first = await planner.post('/api/v1/projects', SMALL, key('once')).expect(201);
      const second = await planner.post('/api/v1/projects', SMALL, key('once')).expect(201);
      expect(second.text).toBe(first.text);
      expect(second.headers['location']).toBe(first.headers['location']);
      expect(second.headers['idempotency-replayed']).toBe('true');
      expect(await count()).toBe(before + 1);
    });

    it('is refused when it sends something else, and free to mend what was refused', async () => {
      await planner.post('/api/v1/projects', SMALL, key('other')).expect(201);
      const answer = await planner.post('/api/v1/projects', { ...SMALL, name: '另一个' }, key('other')).expect(422);
      expect(fieldsOf(answer.body)).toEqual(['idempotency-key']);
      await planner.post('/api/v1/projects', { ...SMALL, name: '' }, key('mended')).expect(422);
      await planner.post('/api/v1/projects', SMALL, key('mended')).expect(201);
    });

    it('does not meet the keys of another account, nor its own of the day before yesterday', async () => {
      const first = (await planner.post('/api/v1/projects', SMALL, key('shared')).expect(201)).body as Stated;
      const other = (await district.post('/api/v1/projects', SMALL, key('shared')).expect(201)).body as Stated;
      expect(other.id).not.toBe(first.id);
      now = new Date(now.getTime() + 25 * 3_600_000);
      const later = (await planner.post('/api/v1/projects', SMALL, key('shared')).expect(201)).body as Stated;
      expect(later.id).not.toBe(first.id);
    });
  });
});
