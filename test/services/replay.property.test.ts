import fc from 'fast-check';
import { expect, it } from 'vitest';
import { projectEvents } from '../../src/db/changes.ts';
import { keptProjects } from '../../src/db/deleted-projects.ts';
import { groupRows } from '../../src/db/group-rows.ts';
import { projectsOf } from '../../src/db/projects.ts';
import type { Store } from '../../src/db/store.ts';
import { bulkEdit } from '../../src/services/changes/bulk-edit.ts';
import { deleteProject, restoreProject } from '../../src/services/projects/delete-project.ts';
import { inputOf } from '../../src/services/projects/input-of.ts';
import { replayed } from '../../src/services/past/replay-records.ts';
import { saveProject } from '../../src/services/projects/save-project.ts';
import { undoBatch } from '../../src/services/changes/undo-batch.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { COKING, PLANNER } from './example-projects.ts';

const REASONED = { ...PLANNER, actor: { ...PLANNER.actor, reason: '核对后更正' } };

/** What somebody may do; `at` picks a project or a batch among those there are. */
const act = fc.record({
  what: fc.constantFrom('enter', 'edit', 'delete', 'restore', 'bulk', 'undo'),
  at: fc.nat(50),
  field: fc.constantFrom('owner', 'problem', 'content', 'lead'),
  text: fc.option(fc.constantFrom('甲', '乙', '含“引号”和\n换行', '=1+1'), { nil: null }),
  tonnes: fc.double({ min: 0.1, max: 60, noNaN: true }),
  tags: fc.uniqueArray(fc.constantFrom('counted', '重点', '督察'), { maxLength: 2 }),
  day: fc.constantFrom('2023-07-20', '2023-08-31', '2023-12-01'),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

describeOnBothEngines('the append-only trail', (open) => {
  it('replays to the rows as they stand, whatever people did', { timeout: 180_000 }, async () => {
    const store = await open();
    await fillExampleCity(store);
    const batches: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 10 }), async (acts) => {
        for (const one of acts) await carryOut(store, one, batches);
        const events = groupRows(await projectEvents(store.read, EXAMPLE, {}), (event) => event.entity_id);
        const kept = await keptProjects(store.read, EXAMPLE);
        expect(kept.length).toBe(events.size);
        for (const row of kept) expect(replayed(row.record.id, events.get(row.record.id)!, row.record)).toEqual(row);
      }),
      { numRuns: 3 },
    );
  });
});

async function carryOut(store: Store, one: Act, batches: string[]): Promise<void> {
  const { what, at, field, text, tonnes, tags, day } = one;
  const pick = <T>(list: readonly T[]): T | undefined => list[at % Math.max(1, list.length)];
  const living = await projectsOf(store.read, PLANNER.scope);
  const gone = (await keptProjects(store.read, EXAMPLE)).filter(({ deleted }) => deleted);
  const project = pick(living);
  await store.write(async (trx) => {
    if (what === 'enter' || project === undefined) {
      await saveProject(trx, PLANNER, { ...COKING, source: null, zone: 'A', reduces: { NOx: { tonnes } } });
      return;
    }
    if (what === 'edit') {
      const input = { ...inputOf(project), [field]: text, tags, finish: day, reduces: { NOx: { tonnes } } };
      const answer = await saveProject(trx, REASONED, input, project.version);
      expect(['update', 'unchanged']).toContain(answer.kind);
    }
    if (what === 'delete') await deleteProject(trx, REASONED, project.id);
    if (what === 'restore' && gone.length > 0) await restoreProject(trx, REASONED, pick(gone)!.record.id);
    if (what === 'bulk') {
      const versions = Object.fromEntries(living.slice(0, 4).map(({ id, version }) => [id, version]));
      const batch = await bulkEdit(trx, REASONED, versions, [{ field, op: 'set', value: text ?? '批量' }]);
      if (batch !== null) batches.push(batch);
    }
    if (what === 'undo' && batches.length > 0) {
      const undone = await undoBatch(trx, REASONED, pick(batches)!);
      if (undone.kind === 'undone') batches.push(undone.batch);
    }
  });
}
