import { expect, it } from 'vitest';
import { findProject } from '../../src/db/projects.ts';
import { saveProject } from '../../src/services/projects/save-project.ts';
import type { ProjectRecord } from '../../src/db/project-record.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { COKING, PLANNER, saved } from './example-projects.ts';
import { figuresOf } from '../../src/db/figures.ts';
import { refreshFigures } from '../../src/services/figures/refresh-figures.ts';
import { inputOf } from '../../src/services/projects/input-of.ts';

describeOnBothEngines('many people at once', (open) => {
  it('who each add one to the same project lose none of 60 edits, whoever comes second tries again', async () => {
    const store = await open();
    await fillExampleCity(store);
    const { id } = await saved(store, { ...COKING, activity: 0 });
    let conflicts = 0;
    const addOne = async (): Promise<void> => {
      for (;;) {
        const seen = (await findProject(store.read, PLANNER.scope, id))!;
        const mine = { ...inputOf(seen), activity: seen.activity! + 1 };
        const answer = await store.write((trx) => saveProject(trx, PLANNER, mine, seen.version));
        if (answer.kind === 'update') return;
        expect(answer).toMatchObject({ kind: 'conflict', mine: { activity: mine.activity } });
        conflicts++;
      }
    };
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        for (let edit = 0; edit < 12; edit++) await addOne();
      }),
    );

    const after: ProjectRecord = (await findProject(store.read, PLANNER.scope, id))!;
    expect([after.activity, after.version]).toEqual([60, 61]);
    expect(conflicts).toBeGreaterThan(0);
  });

  it('who enter projects on one source get numbers without a gap and figures as if one by one', async () => {
    const store = await open();
    await fillExampleCity(store);
    await store.write((trx) => refreshFigures(trx, EXAMPLE, PLANNER.asOf));
    const records = await Promise.all(Array.from({ length: 30 }, () => saved(store, COKING)));
    const numbers = records.map((record) => Number(record.id.split('-')[2])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));

    const kept = await figuresOf(store.read, EXAMPLE);
    await store.write((trx) => refreshFigures(trx, EXAMPLE, PLANNER.asOf));
    expect(kept).toEqual(await figuresOf(store.read, EXAMPLE));
  });
});
