import { beforeAll, expect, test } from 'vitest';
import { programmeOf, raiseDataVersion } from '../../src/db/programmes.ts';
import { wholeProgramme } from '../../src/db/scope.ts';
import { insertSheet, keepIssue } from '../../src/db/sheets.ts';
import type { Store } from '../../src/db/store.ts';
import type { SheetsTable } from '../../src/db/tables/sheet-tables.ts';
import { draftSheet } from '../../src/services/briefing/issue/draft-sheets.ts';
import type { Earlier } from '../../src/services/briefing/earlier.ts';
import { givenFigure } from '../../src/services/briefing/figure-makers.ts';
import { figureRows } from '../../src/services/briefing/figure-rows.ts';
import { gatherEarlier } from '../../src/services/briefing/gather-earlier.ts';
import { NO_LETTERHEAD } from '../../src/services/briefing/issue/letterhead.ts';
import type { SheetOrder } from '../../src/services/briefing/order.ts';
import { runScenario } from '../../src/services/scenarios/run-scenario.ts';
import { putGivenDay, removeGivenDay } from '../../src/db/given-days.ts';
import { translator } from '../../src/words/messages.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { EXAMPLE, fillExampleCity, PROGRAMME } from '../db/example-city.ts';
import { COKING, PLANNER, saved } from '../services/example-projects.ts';

const LAST = { city: EXAMPLE.city, programme: '2022' } as const;
const ORDER: SheetOrder = {
  kind: 'bulletin',
  asOf: '2023-06-30',
  scenario: null,
  zone: null,
  district: null,
  project: null,
  query: null,
};
const ABOUT = { id: 'done', label: 'done', basis: 'done', release: 'public' } as const;

describeOnBothEngines('what was a year ago and in the last issue', (open) => {
  let store: Store;
  const earlier = async (order: Partial<SheetOrder> = {}): Promise<readonly Earlier[]> => {
    const programme = await programmeOf(store.read, EXAMPLE);
    const run = await store.write((trx) => runScenario(trx, PLANNER.actor, EXAMPLE, null, ORDER.asOf));
    const words = { locale: 'zh-CN', t: translator('zh-CN') } as const;
    const scope = wholeProgramme(programme);
    return gatherEarlier({ reader: store.read, scope, programme, run, order: { ...ORDER, ...order }, letterhead: NO_LETTERHEAD, ...words }); // prettier-ignore
  };
  const said = async (order: Partial<SheetOrder> = {}) =>
    (await earlier(order)).map(({ against, day, source, values }) => [
      against,
      day,
      source,
      Object.fromEntries(values),
    ]);
  /** A sheet that was issued for so many done. */
  const issued = async (key: typeof EXAMPLE | typeof LAST, asOf: string, done: number, total: number) => {
    const scope = wholeProgramme({ city: key.city, id: key.programme });
    const row = await store.write((trx) =>
      draftSheet(trx, PLANNER.actor, scope, { ...ORDER, asOf }, { locale: 'zh-CN' }),
    );
    const sheet: SheetsTable = {
      ...row,
      id: `I${String(total)}`,
      state: 'issued',
      year: 2023,
      number: total,
      total,
      code: `C${String(total)}`,
    };
    await store.write(async (trx) => {
      await insertSheet(trx, sheet);
      await keepIssue(
        trx,
        sheet,
        { html: '', content: { content: '{}', sha256: '' } },
        figureRows([givenFigure(ABOUT, done)]),
      );
    });
  };

  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    await saved(store, COKING);
  });

  test('is nothing while nobody knows it', async () => {
    expect(await said()).toEqual([]);
  });

  test('is read from the days of completion of last year’s programme, of the whole city only', async () => {
    await store.write(async (trx) => {
      const last = {
        id: LAST.programme,
        year: 2022,
        season_from: '2022-05-01',
        season_to: '2022-09-30',
        as_of: '2022-12-31',
      };
      await trx
        .insertInto('programmes')
        .values({ ...PROGRAMME, ...last, name: '上年' })
        .execute();
      for (const table of ['zones', 'sources', 'source_bases', 'zone_bases'] as const) {
        const rows = await trx.selectFrom(table).selectAll().where('programme', '=', EXAMPLE.programme).execute();
        await trx
          .insertInto(table)
          .values(rows.map((row) => ({ ...row, programme: LAST.programme })))
          .execute();
      }
    });
    const context = { ...PLANNER, scope: wholeProgramme({ city: LAST.city, id: LAST.programme }), asOf: '2022-12-31' };
    const done = (finished: string) => ({
      step: 'finished',
      finished,
      effective: finished,
      run: finished,
      finish: finished,
    });
    await saved(store, { ...COKING, ...done('2022-06-01') }, context);
    await saved(store, { ...COKING, name: '下半年', source: 'S2', ...done('2022-08-01') }, context);
    const [year, ...others] = await earlier();
    expect(others).toEqual([]);
    expect(year).toMatchObject({ against: 'year', day: '2022-06-30', source: 'records', name: '上年' });
    expect(year!.values.get('done')).toBe(1);
    // Half of 120 t a year, from the first of June to the end of the season, 122 of 365 days.
    expect(year!.values.get('built-NOx')).toBeCloseTo((60 * 122) / 365, 6);
    expect(year!.values.get('built-VOC')).toBe(0);
    expect(await said({ zone: 'A' })).toEqual([]);
    expect(await said({ scenario: 'any' })).toEqual([]);
  });

  test('is what a document gave for that very day and place, before what records say', async () => {
    const given = (more: object) =>
      store.write((trx) =>
        putGivenDay(trx, {
          ...{
            city: EXAMPLE.city,
            day: '2022-06-30',
            zone: '',
            district: '',
            done: 812,
            built_nox: 90.5,
            built_voc: null,
          },
          ...{ document: '示例〔2022〕7号', version: 1, updated: '', updated_by: '', ...more },
        }),
      );
    await given({});
    await given({ zone: 'A', done: null, built_voc: 12 });
    const [year] = await earlier();
    expect(year).toMatchObject({ against: 'year', source: 'given', name: '示例〔2022〕7号' });
    expect(await said()).toEqual([['year', '2022-06-30', 'given', { done: 812, 'built-NOx': 90.5 }]]);
    expect(await said({ zone: 'A' })).toEqual([
      ['year', '2022-06-30', 'given', { 'built-NOx': 90.5, 'built-VOC': 12 }],
    ]);
    expect(await said({ query: 'status=built' })).toEqual([]);
    expect(await said({ zone: 'B' })).toEqual([]);
    for (const zone of ['', 'A'])
      await store.write((trx) => removeGivenDay(trx, { city: EXAMPLE.city, day: '2022-06-30', zone, district: '' }));
  });

  test('is not guessed while a day of completion is missing', async () => {
    const of = (finished: string | null) =>
      store.write(async (trx) => {
        await trx.updateTable('projects').set({ finished }).where('programme', '=', '2022').where('source', '=', 'S2').execute(); // prettier-ignore
        await raiseDataVersion(trx, LAST);
      });
    await of(null);
    expect(await said()).toEqual([]);
    await of('2022-08-01');
  });

  test('is what was issued for that very day before anything else, and the last issue before this one', async () => {
    await issued(EXAMPLE, '2023-05-31', 7, 1);
    await issued(EXAMPLE, '2023-06-30', 9, 2);
    await issued(LAST, '2022-06-30', 5, 3);
    expect(await said()).toEqual([
      ['year', '2022-06-30', 'issue', { done: 5 }],
      ['period', '2023-05-31', 'issue', { done: 7 }],
    ]);
  });
});
