import { beforeAll, expect, it } from 'vitest';
import { evaluate } from '../../../models/engine/evaluate.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import type { Store } from '../../../src/db/store.ts';
import { ledgerOutcome } from '../../../src/services/portfolio/ledger.ts';
import { loadPortfolio } from '../../../src/services/portfolio/load-portfolio.ts';
import { deleteProject } from '../../../src/services/projects/delete-project.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, PLANNER, saved } from '../example-projects.ts';

const UNCERTAIN = { scale: { dist: 'pert', min: 0.6, mode: 1, max: 1.1 }, fail: 0.02 };

describeOnBothEngines('the portfolio of a programme', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
  });

  it('holds the programme, zones, targets and sources as the command line would read them', async () => {
    const portfolio = await loadPortfolio(store.read, EXAMPLE, '2023-06-30');
    expect(portfolio).toEqual({
      format: 'portfolio/v1',
      name: 'example',
      year: 2023,
      as_of: '2023-06-30',
      slip_days: { 'ule-coking': 30 },
      season: { from: '2023-05-01', to: '2023-09-30' },
      counting: 'day',
      zones: [
        { id: 'A', name: '西海岸', regime: 'voc-limited', base: { NOx: base(9000), VOC: base(12000) } },
        { id: 'B', name: '崂山', regime: 'transition', base: { NOx: base(1000) } },
      ],
      targets: [
        { id: 'A-VOC', zone: 'A', pollutant: 'VOC', season_percent: 12, only: null },
        { id: 'A-line', zone: 'A', line: { a: 0.77, b: 0.02 }, only: null },
        {
          id: 'd-NOx',
          zone: null,
          pollutant: 'NOx',
          full_year_tonnes: 50,
          only: { tag: ['counted'], district: ['370211'] },
        },
        { id: 'coking', zone: null, count: 2, by: '2023-12-31', only: { type: ['ule-coking'] } },
      ],
      sources: [
        { id: 'S1', name: '焦炉', zone: 'A', base: { NOx: { ...base(120), control: null }, VOC: { ...base(40), control: { capture: 0.3, removal: 0.15, uptime: 0.9 } } } }, // prettier-ignore
        { id: 'S2', name: '锅炉', zone: 'A', base: { NOx: { ...base(60), as_of: '2022-12-31', control: null } } },
        { id: 'S3', name: '储罐', zone: 'B', base: { VOC: { ...base(80), control: null } } },
      ],
      projects: [],
      uncertainty_defaults: { 'ule-coking': { fail: 0.05 } },
      uncertainty_shared: [{ by: 'type', scale: { dist: 'lognormal', median: 1, gsd: 1.15 } }],
    });
    expect(parsePortfolio(portfolio, 'example')).toMatchObject({ ok: true });
  });

  it('holds a project with everything it states, in 万元 and shares', async () => {
    const { id } = await saved(store, {
      ...COKING,
      order: 3,
      counted: 'b',
      uptime: 0.95,
      capital: 320.5,
      om: 25,
      life: 15,
      rate: 0.05,
      uncertainty: UNCERTAIN,
      reduces: {
        NOx: { fraction: 0.6 },
        VOC: { control: { capture: 0.9, removal: 0.85 } },
        SO2: { tonnes: 3.5, basis: 'original' },
      },
    });
    expect(await entries(store, id)).toEqual([
      {
        id,
        name: COKING.name,
        category: 'industry',
        type: 'ule-coking',
        district: '370211',
        group: id,
        tags: ['counted'],
        order: 3,
        source: 'S1',
        zone: null,
        status: 'building',
        effective: '2023-07-15',
        until: null,
        uptime: 0.95,
        reduces: {
          NOx: { fraction: 0.6 },
          VOC: { control: { capture: 0.9, removal: 0.85 } },
          SO2: { tonnes: 3.5, basis: 'original' },
        },
        profile: null,
        cost: { capital: 320.5, om: 25, life: 15, rate: 0.05 },
        uncertainty: UNCERTAIN,
      },
    ]);
  });

  it('makes tranches entries of one group, with their own days and statuses and the cost on the first', async () => {
    const { id } = await saved(store, {
      ...COKING,
      source: 'S2',
      capital: 10,
      life: 10,
      rate: 0,
      reduces: { NOx: { fraction: 0.6 }, SO2: { tonnes: 10 } },
      tranches: [
        { day: '2023-03-01', share: 0.25, status: 'built' },
        { day: null, share: 0.75, status: 'planned' },
      ],
    });
    const [first, second] = await entries(store, id);
    expect(first).toMatchObject({ id: `${id}#1`, group: id, status: 'built', effective: '2023-03-01' });
    expect(second).toMatchObject({ id: `${id}#2`, group: id, status: 'planned', effective: null, cost: null });
    expect([first!.cost?.capital, first!.reduces?.SO2, second!.reduces?.SO2]).toEqual([
      10,
      { tonnes: 2.5 },
      { tonnes: 7.5 },
    ]);
    const left = (1 - first!.reduces!.NOx!.fraction!) * (1 - second!.reduces!.NOx!.fraction!);
    expect(left).toBeCloseTo(0.4, 12);
  });

  it('makes windows entries that end, each with its share, no later than the project', async () => {
    const { id } = await saved(store, {
      ...COKING,
      until: '2023-08-20',
      reduces: { NOx: { fraction: 0.4 }, VOC: { control: { capture: 0.9, removal: 0.8 } } },
      windows: [
        { from: '2023-06-01', until: '2023-06-10', share: 0.5 },
        { from: '2023-08-01', until: '2023-08-31' },
      ],
    });
    const [first, second] = await entries(store, id);
    expect(first).toMatchObject({ effective: '2023-06-01', until: '2023-06-10', tags: ['temporary'] });
    expect(first!.reduces).toEqual({ NOx: { fraction: 0.2 }, VOC: { control: { capture: 0.9, removal: 0.4 } } });
    expect(second).toMatchObject({ id: `${id}#2`, effective: '2023-08-01', until: '2023-08-20' });
    expect(second!.reduces).toMatchObject({ NOx: { fraction: 0.4 } });
  });

  it('leaves deleted projects out', async () => {
    const { id } = await saved(store, COKING);
    const context = { ...PLANNER, actor: { ...PLANNER.actor, reason: '重复填报' } };
    await store.write((trx) => deleteProject(trx, context, id));
    expect(await entries(store, id)).toEqual([]);
  });

  it('is evaluated once per data version and day, and anew after a save', async () => {
    const first = await ledgerOutcome(store.read, EXAMPLE, '2023-06-30');
    expect(first.outcome).toEqual(evaluate(await loadPortfolio(store.read, EXAMPLE, '2023-06-30')));
    expect(await ledgerOutcome(store.read, EXAMPLE, '2023-06-30')).toBe(first);
    const { id } = await saved(store, COKING);
    const second = await ledgerOutcome(store.read, EXAMPLE, '2023-06-30');
    expect(second.outcome.projects.map((project) => project.id)).toContain(id);
    expect((await ledgerOutcome(store.read, EXAMPLE, '2023-07-31')).portfolio.as_of).toBe('2023-07-31');
  });
});

const base = (tonnes: number) => ({ tonnes, profile: null, as_of: null });

async function entries(store: Store, id: string) {
  const { projects = [] } = await loadPortfolio(store.read, EXAMPLE, '2023-06-30');
  return projects!.filter((project) => project.id === id || project.id.startsWith(`${id}#`));
}
