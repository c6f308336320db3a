import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { figuresOf } from '../../../src/db/figures.ts';
import { findProgramme } from '../../../src/db/programmes.ts';
import type { Store } from '../../../src/db/store.ts';
import { deleteProject, restoreProject } from '../../../src/services/projects/delete-project.ts';
import {
  figuresAreCurrent,
  keepFiguresCurrent,
  refreshFigures,
} from '../../../src/services/figures/refresh-figures.ts';
import { saveProjects } from '../../../src/services/projects/save-project.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, PLANNER, saved } from '../example-projects.ts';

const day = fc.integer({ min: 0, max: 364 }).map((n) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10));
const reduction = fc.oneof(
  fc.record({ fraction: fc.double({ min: 0, max: 0.9, noNaN: true }) }),
  fc.record({ tonnes: fc.double({ min: 0, max: 30, noNaN: true }) }),
  fc.record({ from: fc.constant(0.2), to: fc.double({ min: 0.2, max: 0.99, noNaN: true }) }),
);
const step = fc.constantFrom('reserve', 'listed', 'building', 'self-checked', 'accepted', 'cancelled');

/** A change to one of the projects of a source, or a move to another source. */
const edit = fc.record({
  source: fc.constantFrom('S1', 'S2', null),
  step,
  run: day,
  effective: day,
  until: fc.option(day, { nil: null }),
  order: fc.integer({ min: 0, max: 3 }),
  uptime: fc.constantFrom(0.5, 1),
  reduction,
  tranches: fc.boolean(),
});

describeOnBothEngines('credited figures', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
  });

  it('after any saves, deletions and restorations equal those computed from the whole, bit for bit', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) ids.push((await saved(store, COKING)).id);
    await keepFiguresCurrent(store, EXAMPLE, PLANNER.asOf);
    const law = fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), fc.nat(5), async (edits, gone) => {
      const inputs = edits.map((one, i) => ({ input: inputOf(ids[i]!, one) }));
      const answers = await store.write((trx) => saveProjects(trx, PLANNER, inputs));
      expect(answers.map(({ kind }) => kind)).not.toContain('invalid');
      const context = { ...PLANNER, actor: { ...PLANNER.actor, reason: '重复' } };
      await store.write((trx) => deleteProject(trx, context, ids[gone]!));
      await expectSameAsWhole(store);
      await store.write((trx) => restoreProject(trx, PLANNER, ids[gone]!));
      await expectSameAsWhole(store);
    });
    await fc.assert(law, { numRuns: 25 });
  });

  it('are refreshed once when the day moves on, and stay when nothing moved', async () => {
    await keepFiguresCurrent(store, EXAMPLE, '2023-07-01');
    const { figures_as_of, data_version, figures_version } = (await findProgramme(store.read, EXAMPLE))!;
    expect([figures_as_of, figures_version]).toEqual(['2023-07-01', data_version]);
    expect(await figuresAreCurrent(store.read, EXAMPLE, '2023-07-01')).toBe(true);
    expect(await figuresAreCurrent(store.read, EXAMPLE, '2023-07-02')).toBe(false);
  });
});

async function expectSameAsWhole(store: Store): Promise<void> {
  expect(await figuresAreCurrent(store.read, EXAMPLE, PLANNER.asOf)).toBe(true);
  const kept = await figuresOf(store.read, EXAMPLE);
  await store.write((trx) => refreshFigures(trx, EXAMPLE, PLANNER.asOf));
  expect(kept).toEqual(await figuresOf(store.read, EXAMPLE));
}

function inputOf(
  id: string,
  { reduction: what, tranches, source, ...rest }: typeof edit extends fc.Arbitrary<infer T> ? T : never,
) {
  // Without a source a fraction has nothing to cut.
  const reduces = source === null ? { NOx: { tonnes: 7 } } : { NOx: what };
  const parts = [
    { day: '2023-03-01', share: 0.25, status: 'built' },
    { day: '2023-08-01', share: 0.75, status: 'planned' },
  ];
  return { ...COKING, ...rest, id, source, reduces, tranches: tranches ? parts : [] };
}
