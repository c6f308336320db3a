import { beforeAll, describe, expect, it } from 'vitest';
import { auditPage } from '../../../src/db/audit.ts';
import { figuresOf } from '../../../src/db/figures.ts';
import { findProject } from '../../../src/db/projects.ts';
import { stepsOfProject } from '../../../src/db/project-steps.ts';
import type { Store } from '../../../src/db/store.ts';
import type { SaveContext } from '../../../src/services/projects/save-plan.ts';
import { saveProject } from '../../../src/services/projects/save-project.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, PLANNER, saved } from '../example-projects.ts';
import { inputOf } from '../../../src/services/projects/input-of.ts';

describeOnBothEngines('saving a project', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
  });

  it('gives a new one the next number, version 1 and an audit row of every field that says something', async () => {
    const record = await saved(store, COKING);
    expect(record).toMatchObject({
      id: 'QD-2023-0001-6',
      version: 1,
      status: 'building',
      effective: '2023-07-15',
      zone: 'A',
    });
    expect(await findProject(store.read, PLANNER.scope, record.id)).toEqual(record);

    const [event] = await auditOf(store, record.id);
    expect(event).toMatchObject({ action: 'create', user_id: 'U1', district: '370211', request_id: 'r-1' });
    expect(JSON.parse(event!.changes)).toContainEqual({ field: 'name', from: null, to: COKING.name });
    expect(JSON.parse(event!.changes)).not.toContainEqual(expect.objectContaining({ field: 'permit' }));
  });

  it('changes only what is stated, writes from → to, and keeps the figures of everything on the source', async () => {
    const first = await saved(store, COKING);
    const second = await saved(store, { ...COKING, name: '二期', order: 1 });
    const before = await figuresOf(store.read, EXAMPLE, [first.id, second.id]);
    const changed = await saved(store, { ...inputOf(first), reduces: { NOx: { fraction: 0.8 } } });
    expect(changed.version).toBe(2);
    const [event] = await auditOf(store, first.id);
    expect(JSON.parse(event!.changes)).toEqual([
      { field: 'reduces', from: { NOx: { fraction: 0.5 } }, to: { NOx: { fraction: 0.8 } } },
    ]);
    const after = await figuresOf(store.read, EXAMPLE, [first.id, second.id]);
    expect(after[0]!.season_nox).toBeGreaterThan(before[0]!.season_nox);
    expect(after[1]!.season_nox).toBeLessThan(before[1]!.season_nox);
  });

  it('writes nothing when nothing changed', async () => {
    const record = await saved(store, COKING);
    const answer = await store.write((trx) => saveProject(trx, PLANNER, inputOf(record), 1));
    expect(answer).toEqual({ kind: 'unchanged', record });
    expect(await auditOf(store, record.id)).toHaveLength(1);
  });

  it('answers a stale version with base, theirs and mine, and writes nothing', async () => {
    const base = await saved(store, { ...COKING, problem: null });
    const theirs = await saved(store, { ...inputOf(base), name: '他们的名称', owner: '张三' });
    const mine = { ...inputOf(base), name: '我的名称', problem: '缺配件' };
    const answer = await store.write((trx) => saveProject(trx, PLANNER, mine, base.version));
    if (answer.kind !== 'conflict') throw new Error(answer.kind);
    expect(answer.base).toMatchObject(inputOf(base));
    expect(answer.theirs).toEqual(theirs);
    expect(answer.fields).toEqual([
      { field: 'name', base: base.name, theirs: '他们的名称', mine: '我的名称', touched: 'both' },
      { field: 'problem', base: null, theirs: null, mine: '缺配件', touched: 'mine' },
      { field: 'owner', base: null, theirs: '张三', mine: null, touched: 'theirs' },
    ]);
    expect(await findProject(store.read, PLANNER.scope, base.id)).toEqual(theirs);
  });

  it('keeps the day a step was reached: the actual day where the record has one', async () => {
    const record = await saved(store, { ...COKING, step: 'listed' });
    await saved(store, { ...inputOf(record), step: 'started', started: '2023-06-02' });
    const steps = await stepsOfProject(store.read, EXAMPLE, record.id);
    expect(steps.map(({ step, day }) => [step, day])).toEqual([
      ['started', '2023-06-02'],
      ['listed', '2023-06-30'],
    ]);
  });

  it('freezes the plan dates when the project is listed and refuses to move them later', async () => {
    const reserve = await saved(store, { ...COKING, step: 'reserve', start: '2023-03-01', finish: '2023-06-01' });
    const listed = await saved(store, { ...inputOf(reserve), step: 'listed' });
    expect(listed).toMatchObject({ plan_start: '2023-03-01', plan_finish: '2023-06-01' });
    const later = await saved(store, { ...inputOf(listed), finish: '2023-08-01', plan_start: null, plan_finish: null });
    expect(later).toMatchObject({ finish: '2023-08-01', plan_finish: '2023-06-01' });
    const moved = { ...inputOf(later), plan_finish: '2023-08-01' };
    expect(await problemCodes(store, moved)).toEqual(['plan_finish plan-frozen']);
  });

  it('takes the plan’s day as effective until built, then the actual one', async () => {
    const planned = await saved(store, { ...COKING, run: null, effective: '2023-08-01' });
    expect(planned).toMatchObject({ run: '2023-08-01', effective: '2023-08-01' });
    const built = await saved(store, { ...inputOf(planned), step: 'self-checked', effective: '2023-08-09' });
    expect(built).toMatchObject({ status: 'built', run: '2023-08-01', effective: '2023-08-09' });
  });

  it('derives the tags counted and temporary and keeps those a person chose', async () => {
    const record = await saved(store, { ...COKING, counted: 'a', until: '2023-09-01', tags: ['重点', 'temporary'] });
    expect(record.tags).toEqual(['counted', 'temporary', '重点']);
    const plain = await saved(store, { ...inputOf(record), counted: null, until: null });
    expect(plain.tags).toEqual(['重点']);
  });

  describe('refuses', () => {
    it.each([
      ['a missing name', { ...COKING, name: '' }, 'name required'],
      ['an unknown key', { ...COKING, role: 'admin' }, 'role unknown-field'],
      ['an unknown district', { ...COKING, district: '110101' }, 'district unknown-option'],
      ['a type of another category', { ...COKING, type: 'scrappage' }, 'type type-other-category'],
      ['an unknown source', { ...COKING, source: 'S9' }, 'source unknown-source'],
      ['a zone that is not the source’s', { ...COKING, zone: 'B' }, 'zone source-zone'],
      ['a fraction of a source without base', { ...COKING, source: 'S3' }, 'reduces.NOx needs-base'],
      [
        'tranches that do not add up',
        { ...COKING, tranches: [{ share: 0.4, status: 'planned' }] },
        'tranches tranche-shares',
      ],
      ['the same amount twice', { ...COKING, amounts: [amount(1), amount(2)] }, 'amounts duplicate-line'],
      ['an unknown number', { ...COKING, id: 'QD-2023-9999-9' }, 'id unknown-project'],
    ])('%s', async (_, input, code) => {
      const before = await auditCount(store);
      expect(await problemCodes(store, input)).toEqual([code]);
      expect(await auditCount(store)).toBe(before);
    });

    it('a source of another district, which to a branch is not there, unless the city put its project there', async () => {
      const laoshan: SaveContext = { ...PLANNER, scope: { ...PLANNER.scope, district: '370212' } };
      const own = { ...COKING, district: '370212', step: 'reserve', name: '借用炉' };
      for (const zone of [null, 'B'])
        expect(await problemCodes(store, { ...own, zone }, laoshan)).toEqual(['source unknown-source']);
      const record = await saved(store, own);
      expect(await saved(store, { ...inputOf(record), content: '移交' }, laoshan)).toMatchObject({ source: 'S1' });
    });

    it('a district’s entry for another district, and does not know other districts’ projects', async () => {
      const record = await saved(store, COKING);
      const laoshan: SaveContext = { ...PLANNER, scope: { ...PLANNER.scope, district: '370212' } };
      expect(await problemCodes(store, COKING, laoshan)).toEqual(['district foreign-district']);
      expect(await problemCodes(store, inputOf(record), laoshan)).toEqual(['id unknown-project']);
    });

    it('a district’s word on what the city recognised, in a new record as in one it may still write', async () => {
      const huangdao: SaveContext = { ...PLANNER, scope: { ...PLANNER.scope, district: '370211' } };
      const reserve = { ...COKING, step: 'reserve' };
      expect(await problemCodes(store, { ...reserve, amounts: [amount(1)] }, huangdao)).toEqual([
        'amounts level-above',
      ]);
      const record = await saved(store, { ...reserve, amounts: [amount(1)] });
      const input = inputOf(record);
      expect(await problemCodes(store, { ...input, amounts: [] }, huangdao)).toEqual(['amounts level-above']);
      const declared = { ...amount(2), level: 'declared' };
      expect(await problemCodes(store, { ...input, amounts: [...record.amounts, declared] }, huangdao)).toEqual([
        'update',
      ]);
    });
  });
});

const amount = (tonnes: number) => ({ pollutant: 'NOx', level: 'city', tonnes });

async function problemCodes(store: Store, input: object, context: SaveContext = PLANNER): Promise<string[]> {
  const answer = await store.write((trx) => saveProject(trx, context, input));
  return answer.kind === 'invalid' ? answer.problems.map(({ field, code }) => `${field} ${code}`) : [answer.kind];
}

const auditOf = (store: Store, id: string) =>
  auditPage(store.read, { city: EXAMPLE.city, district: null, entityId: id }, { limit: 10, offset: 0 });

const auditCount = async (store: Store) =>
  (
    await store.read
      .selectFrom('audit')
      .select((column) => column.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
