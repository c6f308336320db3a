import { expect, it } from 'vitest';
import { currentProgramme } from '../../src/db/programmes.ts';
import { projectsOf } from '../../src/db/projects.ts';
import { wholeProgramme } from '../../src/db/scope.ts';
import { bulkEdit } from '../../src/services/changes/bulk-edit.ts';
import { inputOf } from '../../src/services/projects/input-of.ts';
import type { SaveContext } from '../../src/services/projects/save-plan.ts';
import { undoBatch } from '../../src/services/changes/undo-batch.ts';
import { openSample } from '../db/prepared-database.ts';

it('three thousand rows are edited as one batch and go back as they were', { timeout: 180_000 }, async () => {
  const store = await openSample();
  const programme = (await currentProgramme(store.read, '370200'))!;
  const context: SaveContext = {
    actor: { person: { id: 'U1', displayName: '市局 规划员', role: 'planner' }, now: new Date(), reason: '换责任人' },
    scope: wholeProgramme(programme),
    asOf: programme.as_of!,
  };
  const before = await projectsOf(store.read, context.scope);
  const versions = Object.fromEntries(before.map(({ id, version }) => [id, version]));
  const change = [{ field: 'lead', op: 'set' as const, value: '示例科室' }];
  const batch = (await store.write((trx) => bulkEdit(trx, context, versions, change)))!;
  const after = await projectsOf(store.read, context.scope);
  // What is over stays as it is.
  const over = before.filter(({ step }) => step === 'closed' || step === 'cancelled').length;
  expect([before.length, over > 0]).toEqual([3000, true]);
  expect(after.filter(({ lead }) => lead === '示例科室')).toHaveLength(3000 - over);

  expect((await store.write((trx) => undoBatch(trx, context, batch))).kind).toBe('undone');
  const back = await projectsOf(store.read, context.scope);
  expect(back.map(inputOf)).toEqual(before.map(inputOf));
  await store.close();
});
