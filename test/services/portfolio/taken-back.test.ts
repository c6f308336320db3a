import { beforeAll, expect, test } from 'vitest';
import { levelTotals } from '../../../models/statistics/level-totals.ts';
import { programmeOf } from '../../../src/db/programmes.ts';
import { wholeProgramme } from '../../../src/db/scope.ts';
import type { Store } from '../../../src/db/store.ts';
import { ledgerOutcome } from '../../../src/services/portfolio/ledger.ts';
import { recordsOn } from '../../../src/services/portfolio/records-on.ts';
import { answerDuplicate } from '../../../src/services/review/answer-duplicate.ts';
import { statisticsOf } from '../../../src/services/statistics/statistics.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, PLANNER, saved } from '../example-projects.ts';
import { first, livesIn } from '../lives.ts';

describeOnBothEngines('what was done to a project after a day', (open) => {
  let store: Store;
  let life: ReturnType<typeof livesIn>;
  const on = async (id: string, day: string) => {
    const records = await recordsOn(store.read, await programmeOf(store.read, EXAMPLE), day);
    return records.find((record) => record.id === id);
  };
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    life = livesIn(store);
    await store.write((trx) => trx.updateTable('programmes').set({ figures_as_of: '2023-06-30' }).execute());
  });

  test('is no return yet: it stands where it had come to, with its dates, and where it was sent from that day on', async () => {
    const id = await life.entered();
    // It was entered in April; the clerk of the example works on the last day of June.
    await store.write((trx) => trx.updateTable('project_steps').set({ day: '2023-04-01' }).execute());
    await life.until(id, 'self-checked');
    const back = { kind: 'return', to: 'building', code: 'R12', reason: '材料不全', day: '2023-06-25' } as const;
    await life.moved(first, id, back);
    expect(await on(id, '2023-06-24')).toMatchObject({ step: 'self-checked', status: 'built', finished: '2023-06-20' });
    expect(await on(id, '2023-06-25')).toMatchObject({ step: 'building', status: 'building', finished: null });
    expect(await on(id, '2023-06-10')).toMatchObject({ step: 'started', finished: null });
    const built = async (day: string) => (await ledgerOutcome(store.read, EXAMPLE, day)).outcome.totals.built.NOx;
    expect((await built('2023-06-24'))!.season).toBeGreaterThan(0);
    expect((await built('2023-06-25'))?.season ?? 0).toBe(0);
  });

  test('is a merge on every day: what was found to be one project never was two', async () => {
    const [keep, other] = [await saved(store, COKING), await saved(store, { ...COKING, source: 'S2' })];
    await store.write((trx) => answerDuplicate(trx, PLANNER, { keep: keep.id, other: other.id, answer: 'merged' }));
    for (const day of ['2023-06-29', '2023-06-30']) expect((await on(other.id, day))?.merged_into).toBe(keep.id);
  });

  test('is no amount yet: a level counts from the day of its paper', async () => {
    const line = (level: string, tonnes: number, day: string) => ({ pollutant: 'NOx', level, tonnes, day });
    const amounts = [line('declared', 10, '2023-06-10'), line('city', 8, '2023-06-20')];
    const { id } = await saved(store, { ...COKING, counted: 'a', step: 'accepted', effective: '2023-03-01', amounts });
    const levels = async (day: string) => (await on(id, day))?.amounts.map(({ level }) => level);
    expect([await levels('2023-06-09'), await levels('2023-06-15')]).toEqual([[], ['declared']]);
    expect(await levels('2023-06-30')).toEqual(['city', 'declared']);
    const programme = await programmeOf(store.read, EXAMPLE);
    const scope = wholeProgramme(programme);
    const stated = async (day: string) => {
      const { book } = await statisticsOf(store.read, programme, scope, day);
      const totals = levelTotals(book, 'NOx');
      return [totals.declared.net, totals.city.net];
    };
    expect([await stated('2023-06-09'), await stated('2023-06-15'), await stated('2023-06-30')]).toEqual([
      [0, 0],
      [10, 0],
      [10, 8],
    ]);
  });
});
