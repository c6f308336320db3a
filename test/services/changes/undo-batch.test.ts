import { beforeAll, expect, it } from 'vitest';
import { projectEvents } from '../../../src/db/changes.ts';
import { figuresOf } from '../../../src/db/figures.ts';
import { findProject, projectsOf } from '../../../src/db/projects.ts';
import { seasonByZone } from '../../../src/db/season-by-zone.ts';
import type { Store } from '../../../src/db/store.ts';
import { nextBatch, keepBatch } from '../../../src/services/changes/batch.ts';
import { deleteProject } from '../../../src/services/projects/delete-project.ts';
import { inputOf } from '../../../src/services/projects/input-of.ts';
import { refreshFigures } from '../../../src/services/figures/refresh-figures.ts';
import { saveProjects } from '../../../src/services/projects/save-project.ts';
import type { SaveContext } from '../../../src/services/projects/save-plan.ts';
import { previewUndo, undoBatch } from '../../../src/services/changes/undo-batch.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, PLANNER, saved } from '../example-projects.ts';

const BRANCH: SaveContext = { ...PLANNER, scope: { ...PLANNER.scope, district: '370211' } };

describeOnBothEngines('taking a batch back', (open) => {
  let store: Store;
  const sent: string[] = [];
  beforeAll(async () => {
    store = await open((sql) => sent.push(sql));
    await fillExampleCity(store);
  });

  /** Writes these inputs as one batch and answers its number. */
  const batchOf = (inputs: readonly object[], context = PLANNER): Promise<string> =>
    store.write(async (trx) => {
      const id = await nextBatch(trx, EXAMPLE.city);
      const within = { ...context, actor: { ...context.actor, batch: id } };
      const answers = await saveProjects(
        trx,
        within,
        inputs.map((input) => ({ input })),
      );
      expect(answers.map(({ kind }) => kind)).not.toContain('invalid');
      await keepBatch(trx, context, {
        id,
        kind: 'bulk',
        action: 'bulk',
        about: id,
        summary: { changed: inputs.length },
      });
      return id;
    });
  const undo = (id: string, choices?: ReadonlyMap<string, number>, context = PLANNER) =>
    store.write((trx) => undoBatch(trx, context, id, choices));
  const find = async (id: string) => (await findProject(store.read, PLANNER.scope, id))!;

  it('puts every project back that is still as the batch left it, and lists the others with both values', async () => {
    const one = await saved(store, { ...COKING, owner: '甲' });
    const two = await saved(store, { ...COKING, owner: '乙', order: 1 });
    const batch = await batchOf(
      [one, two].map((record) => ({ ...inputOf(record), owner: '丙', finish: '2023-09-01' })),
    );
    const later = await saved(store, { ...inputOf(await find(two.id)), owner: '丁' });

    const preview = await previewUndo(store.read, PLANNER, batch);
    if ('refusal' in preview) throw new Error(preview.refusal);
    expect(preview.items.map(({ kind }) => kind)).toEqual(['set', 'changed-since']);
    const [, moved] = preview.items;
    expect(moved).toMatchObject({ fields: [{ field: 'owner', was: '乙', wrote: '丙', now: '丁' }] });

    expect(await undo(batch)).toMatchObject({ kind: 'undone' });
    expect(inputOf(await find(one.id))).toEqual(inputOf(one));
    expect(await find(two.id)).toEqual(later);
    expect(await undo(batch)).toEqual({ kind: 'nothing' });

    const stale = await undo(batch, new Map([[two.id, later.version - 1]]));
    expect(stale).toEqual({ kind: 'nothing' });
    expect(await undo(batch, new Map([[two.id, later.version]]))).toMatchObject({ kind: 'undone' });
    expect(inputOf(await find(two.id))).toEqual(inputOf(two));
  });

  it('lets created projects disappear that nobody touched, and brings them back when the undo is undone', async () => {
    const batch = await batchOf([
      { ...COKING, name: '批量新建一' },
      { ...COKING, name: '批量新建二' },
    ]);
    const ids = (await projectEvents(store.read, EXAMPLE, { batch })).map((event) => event.entity_id);
    await saved(store, { ...inputOf(await find(ids[1]!)), owner: '有人改过' });
    const undone = await undo(batch);
    if (undone.kind !== 'undone') throw new Error(undone.kind);
    expect(await find(ids[0]!)).toBeUndefined();
    expect(await find(ids[1]!)).toMatchObject({ owner: '有人改过' });
    expect(await undo(undone.batch)).toMatchObject({ kind: 'undone' });
    expect(await find(ids[0]!)).toMatchObject({ name: '批量新建一' });
    await expectSameAsWhole();
  });

  it('says what hangs on it before anything is written', async () => {
    const record = await saved(store, { ...COKING, run: '2023-07-01' });
    const batch = await batchOf([{ ...inputOf(record), run: '2023-09-20', effective: '2023-09-20' }]);
    const before = await previewUndo(store.read, PLANNER, batch);
    if ('refusal' in before) throw new Error(before.refusal);
    const zone = before.impact!.zones.find(({ zone: id }) => id === 'A')!;
    expect(zone.nox.after).toBeGreaterThan(zone.nox.before);
    await undo(batch);
    const rows = (await seasonByZone(store.read, PLANNER.scope)).filter((row) => row.zone === 'A');
    expect(rows.reduce((sum, row) => sum + row.season_nox, 0)).toBeCloseTo(zone.nox.after, 6);
  });

  it('leaves deleted projects alone and names them', async () => {
    const record = await saved(store, COKING);
    const batch = await batchOf([{ ...inputOf(record), owner: '戊' }]);
    const reasoned = { ...PLANNER, actor: { ...PLANNER.actor, reason: '重复' } };
    await store.write((trx) => deleteProject(trx, reasoned, record.id));
    const preview = await previewUndo(store.read, PLANNER, batch);
    expect('items' in preview && preview.items.map(({ kind }) => kind)).toEqual(['gone']);
    expect(await undo(batch)).toEqual({ kind: 'nothing' });
  });

  it('is a branch’s only when all rows are its own', async () => {
    const own = await saved(store, COKING);
    const foreign = await saved(store, {
      ...COKING,
      district: '370212',
      source: 'S3',
      reduces: { VOC: { tonnes: 1 } },
    });
    const mixed = await batchOf([own, foreign].map((record) => ({ ...inputOf(record), owner: '己' })));
    expect(await undo(mixed, undefined, BRANCH)).toEqual({ kind: 'refused', refusal: 'foreign-rows' });
    const outside = await batchOf([{ ...inputOf(await find(foreign.id)), owner: '庚' }]);
    await expect(undo(outside, undefined, BRANCH)).rejects.toMatchObject({ name: 'NotFound' });
    const inside = await batchOf([{ ...inputOf(await find(own.id)), owner: '辛' }], BRANCH);
    expect(await undo(inside, undefined, BRANCH)).toMatchObject({ kind: 'undone' });
  });

  it('takes hundreds of projects there and back in a bounded number of statements', async () => {
    const plain = { ...COKING, source: null, reduces: { NOx: { tonnes: 1 } } };
    const made = await batchOf(Array.from({ length: 450 }, (_, n) => ({ ...plain, name: `成批${String(n)}` })));
    const ids = (await projectEvents(store.read, EXAMPLE, { batch: made })).map((event) => event.entity_id);
    const before = await projectsOf(store.read, PLANNER.scope, { ids });
    sent.length = 0;
    const batch = await batchOf(before.map((record) => ({ ...inputOf(record), lead: '新牵头单位' })));
    expect(sent.length).toBeLessThan(70);
    sent.length = 0;
    await undo(batch);
    expect(sent.length).toBeLessThan(90);
    const after = await projectsOf(store.read, PLANNER.scope, { ids });
    expect(after.map(inputOf)).toEqual(before.map(inputOf));
  });

  async function expectSameAsWhole(): Promise<void> {
    const kept = await figuresOf(store.read, EXAMPLE);
    await store.write((trx) => refreshFigures(trx, EXAMPLE, PLANNER.asOf));
    expect(kept).toEqual(await figuresOf(store.read, EXAMPLE));
  }
});
