import { beforeAll, expect, it } from 'vitest';
import { auditPage } from '../../../src/db/audit.ts';
import { figuresOf } from '../../../src/db/figures.ts';
import { findProject } from '../../../src/db/projects.ts';
import type { Store } from '../../../src/db/store.ts';
import { deleteProject, restoreProject } from '../../../src/services/projects/delete-project.ts';
import type { SaveContext } from '../../../src/services/projects/save-plan.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, PLANNER, saved } from '../example-projects.ts';

const BECAUSE: SaveContext = { ...PLANNER, actor: { ...PLANNER.actor, reason: '重复填报' } };
const LAOSHAN: SaveContext = { ...BECAUSE, scope: { ...BECAUSE.scope, district: '370212' } };

describeOnBothEngines('a deleted project', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
  });
  const remove = (context: SaveContext, id: string, version?: number) =>
    store.write((trx) => deleteProject(trx, context, id, version));

  it('leaves every list with its reason, gives its credit to the others, and comes back as it was', async () => {
    const first = await saved(store, COKING);
    const second = await saved(store, { ...COKING, order: 1 });
    const figures = async () =>
      (await figuresOf(store.read, EXAMPLE, [first.id, second.id])).map((row) => row.season_nox);
    const before = await figures();
    expect(await remove(BECAUSE, first.id, first.version)).toMatchObject({ kind: 'deleted' });
    expect(await findProject(store.read, PLANNER.scope, first.id)).toBeUndefined();
    expect(await figures()).toEqual([before[0]]);

    const back = await store.write((trx) => restoreProject(trx, PLANNER, first.id));
    expect({ ...back, version: 1, updated: first.updated }).toEqual(first);
    expect(await figures()).toEqual(before);
    const trail = await auditPage(
      store.read,
      { city: EXAMPLE.city, district: null, entityId: first.id },
      { limit: 9, offset: 0 },
    );
    expect(trail.map(({ action, reason }) => [action, reason])).toEqual([
      ['restore', null],
      ['delete', '重复填报'],
      ['create', null],
    ]);
  });

  it('is not deleted without a reason, over a newer version, or from another district', async () => {
    const { id } = await saved(store, COKING);
    expect(await remove(PLANNER, id)).toMatchObject({ kind: 'invalid', problems: [{ field: 'reason' }] });
    expect(await remove(BECAUSE, id, 7)).toMatchObject({ kind: 'stale', theirs: { id, version: 1 } });
    await expect(remove(LAOSHAN, id)).rejects.toMatchObject({ name: 'NotFound' });
    await expect(store.write((trx) => restoreProject(trx, PLANNER, id))).rejects.toMatchObject({ name: 'NotFound' });
    expect(await findProject(store.read, PLANNER.scope, id)).toBeDefined();
  });

  it('is brought back only by who may see it, and its number is never given again', async () => {
    const { id } = await saved(store, COKING);
    await remove(BECAUSE, id);
    await expect(store.write((trx) => restoreProject(trx, LAOSHAN, id))).rejects.toMatchObject({ name: 'NotFound' });
    expect((await saved(store, COKING)).id).not.toBe(id);
  });
});
