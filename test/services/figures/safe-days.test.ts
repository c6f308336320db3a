import { beforeAll, expect, it } from 'vitest';
import { lastSafeDays } from '../../../models/timing/last-safe-days.ts';
import { figuresOf } from '../../../src/db/figures.ts';
import type { Store } from '../../../src/db/store.ts';
import { loadPortfolio } from '../../../src/services/portfolio/load-portfolio.ts';
import { keepSafeDaysCurrent } from '../../../src/services/figures/safe-days.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, PLANNER, saved } from '../example-projects.ts';

describeOnBothEngines('stored last safe days', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
  });

  const keep = () => keepSafeDaysCurrent(store, EXAMPLE, PLANNER.asOf);
  const stored = async () =>
    (await figuresOf(store.read, EXAMPLE)).map(({ project, safe_verdict, safe_day, safe_slack }) => [
      project,
      safe_verdict,
      safe_day,
      safe_slack,
    ]);
  const expected = async () =>
    lastSafeDays(await loadPortfolio(store.read, EXAMPLE, PLANNER.asOf)).map((one) => [
      one.project,
      one.verdict,
      one.day,
      one.slack,
    ]);

  it('are those of the model, unknown after a save until a page asks again', async () => {
    const { id } = await saved(store, COKING);
    await keep();
    expect(await stored()).toEqual(await expected());
    await saved(store, { ...COKING, id, run: '2023-08-01', finish: '2023-07-20' });
    expect(await stored()).toEqual([[id, null, null, null]]);
    await keep();
    expect(await stored()).toEqual(await expected());
  });

  it('belong to open projects only', async () => {
    const built = await saved(store, {
      ...COKING,
      step: 'self-checked',
      finished: '2023-06-01',
      effective: '2023-06-10',
    });
    await keep();
    expect((await stored()).find(([project]) => project === built.id)).toEqual([built.id, null, null, null]);
    expect(await stored()).toEqual(expect.arrayContaining(await expected()));
  });
});
