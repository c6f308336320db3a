import { isDeepStrictEqual } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { evaluate } from '../../models/engine/evaluate.ts';
import { parsePortfolio } from '../../models/engine/parse-portfolio.ts';
import type { Outcome } from '../../models/outcome.ts';
import type { Portfolio } from '../../models/portfolio.ts';
import type { Book } from '../../models/vocabulary.ts';
import { checkProject } from '../../src/catalogue/project-schema.ts';
import type { FieldChange } from '../../src/db/audit.ts';
import { programmeOf } from '../../src/db/programmes.ts';
import { projectsOf } from '../../src/db/projects.ts';
import { wholeProgramme } from '../../src/db/scope.ts';
import type { Store } from '../../src/db/store.ts';
import { programActor } from '../../src/services/actor.ts';
import { loadPortfolio } from '../../src/services/portfolio/load-portfolio.ts';
import { loadSample } from '../../src/services/sample/load-sample.ts';
import { planSaves } from '../../src/services/projects/plan-saves.ts';
import { nextProjectNumbers } from '../../src/services/projects/project-number.ts';
import { figuresAreCurrent } from '../../src/services/figures/refresh-figures.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { inputOf } from '../../src/services/projects/input-of.ts';
import { SAMPLE_FOLDER } from './sample.ts';

const KEY = { city: '370200', programme: 'qingdao-2023' };
const AS_OF = '2023-06-30';

describeOnBothEngines('the sample in the database', (open) => {
  let store: Store;
  let portfolio: Portfolio;
  let planned: Outcome;
  let slipped: Outcome;

  beforeAll(async () => {
    store = await open();
    await loadSample(store, SAMPLE_FOLDER);
    const loaded = await loadPortfolio(store.read, KEY, AS_OF);
    const slip = [{ id: 'slip', changes: [{ select: { type: ['ule-coking'] }, delay_days: 90 }] }];
    portfolio = { ...loaded, scenarios: slip };
    planned = evaluate(portfolio);
    slipped = evaluate(portfolio, 'slip');
  });

  const standing = (outcome: Outcome, id: string, book: Book) =>
    outcome.targets.find((one) => one.id === id)!.books[book];
  const met = (id: string, book: Book = 'planned') => standing(planned, id, book).met;

  it('is a portfolio without a fault', () => {
    const parsed = parsePortfolio(JSON.parse(JSON.stringify(portfolio)), 'sample');
    expect(parsed.ok ? [] : parsed.faults).toEqual([]);
  });

  it('shows in every zone what it is meant to show', () => {
    const verdicts = ['A', 'B', 'C', 'D'].map((zone) =>
      planned.targets
        .filter(({ id }) => id.startsWith(`${zone}-`))
        .filter(({ id }) => id !== `D-${id.slice(2, 8)}-VOC`),
    );
    expect(verdicts.map((targets) => targets.map(({ id, books }) => `${id} ${String(books.planned.met)}`))).toEqual([
      ['A-NOx true', 'A-VOC false', 'A-LINE true'],
      ['B-NOx true', 'B-VOC true', 'B-LINE false'],
      ['C-NOx true', 'C-VOC true', 'C-LINE true'],
      ['D-NOx false', 'D-VOC true'],
    ]);
    expect(planned.warnings.filter(({ code }) => code === 'nox-only')).toEqual([{ code: 'nox-only', zone: 'B' }]);
  });

  it('turns both tonnages of zone B, 黄岛 and nothing else when the coking works slips by 90 days', () => {
    const turned = planned.targets.filter(
      ({ id, books }) => books.planned.met !== standing(slipped, id, 'planned').met,
    );
    expect(turned.map(({ id }) => id)).toEqual(['B-NOx', 'B-VOC', 'D-370211-VOC']);
    const season = (outcome: Outcome, pollutant: 'NOx' | 'VOC') => outcome.totals.planned[pollutant]!.season;
    expect(season(planned, 'NOx') - season(slipped, 'NOx')).toBeCloseTo(21.6, 1);
    expect(season(planned, 'VOC') - season(slipped, 'VOC')).toBeCloseTo(23.7, 1);
  });

  it('narrowly misses the counted NOx of the city without the reserve, and the four districts of zone A', () => {
    expect([met('CITY-NOx'), met('CITY-NOx', 'pool'), met('CITY-VOC')]).toEqual([false, true, true]);
    expect(standing(planned, 'CITY-NOx', 'planned').gap).toBeLessThan(100);
    const missed = planned.targets.filter(({ id, books }) => /^D-\d{6}-VOC$/.test(id) && !books.planned.met);
    expect(missed.map(({ id }) => id)).toEqual(['D-370202-VOC', 'D-370203-VOC', 'D-370212-VOC', 'D-370213-VOC']);
  });

  it('keeps its three counts apart', () => {
    expect([met('COUNT-GRINDING'), met('COUNT-COKING'), met('COUNT-ALL')]).toEqual([true, true, false]);
    expect(standing(planned, 'COUNT-ALL', 'planned').achieved).toBe(2814);
    expect(standing(planned, 'COUNT-ALL', 'pool').achieved).toBe(2895);
    expect(standing(slipped, 'COUNT-COKING', 'planned').met).toBe(true);
  });

  it.each([
    ['pool', [2391, 2932, 1181, 1467, 513, 695]],
    ['planned', [2312, 2864, 1176, 1463, 513, 695]],
    ['built', [1138, 1561, 796, 1028, 426, 569]],
    ['verified', [218, 239, 194, 215, 89, 100]],
  ] as const)('credits in book %s the tonnes of the design, within 3 %%', (book, expected) => {
    const { NOx, VOC } = planned.totals[book];
    const tonnes = (['full_year', 'year', 'season'] as const).flatMap((span) => [NOx![span], VOC![span]]);
    tonnes.forEach((value, i) => expect(Math.abs(value / expected[i]! - 1), `${book} ${i}`).toBeLessThan(0.03));
  });

  it('warns where a fault was planted', () => {
    const count = (code: string) =>
      planned.projects.filter(({ warnings }) => (warnings as string[]).includes(code)).length;
    expect([count('exceeds-base'), count('past-date-not-built'), count('no-effective-date')]).toEqual([6, 12, 45]);
    expect([count('already-in-base'), count('outside-year')]).toEqual([0, 0]);
  });

  it('has records that everything people enter would let pass', async () => {
    const records = await projectsOf(store.read, wholeProgramme({ city: KEY.city, id: KEY.programme }));
    expect(records).toHaveLength(3000);
    const refused = records.filter((record) => {
      const input = inputOf(record);
      const checked = checkProject(input);
      return !checked.ok || !isDeepStrictEqual(checked.value, input) || record.version < 2;
    });
    expect(refused.map(({ id }) => id)).toEqual([]);
  });

  it('is what saving it again would leave unchanged, record by record', async () => {
    const scope = wholeProgramme({ city: KEY.city, id: KEY.programme });
    const records = await projectsOf(store.read, scope);
    const context = { actor: programActor(new Date('2023-07-01T00:00:00Z')), scope, asOf: AS_OF };
    const { planned } = await planSaves(
      store.read,
      context,
      records.map((record) => ({ input: inputOf(record), expectedVersion: record.version })),
    );
    expect(planned.filter(({ kind }) => kind !== 'unchanged')).toEqual([]);
  });

  it('keeps a trail that leads every record to what it is', async () => {
    const records = await projectsOf(store.read, wholeProgramme({ city: KEY.city, id: KEY.programme }));
    const trail = await store.read.selectFrom('audit').selectAll().orderBy('id').execute();
    expect(trail.map(({ id }) => id)).toEqual(trail.map((_, i) => i + 1));
    const ofProjects = trail.filter(({ entity }) => entity === 'project');
    expect(ofProjects.filter(({ action }) => action === 'create')).toHaveLength(3000);
    const values = new Map<string, Map<string, unknown>>();
    const torn: string[] = [];
    for (const { entity_id: id, changes } of ofProjects) {
      const known = values.get(id) ?? new Map<string, unknown>();
      for (const { field, from, to } of JSON.parse(changes) as FieldChange[]) {
        if (known.has(field) && !isDeepStrictEqual(known.get(field), from)) torn.push(`${id} ${field}`);
        known.set(field, to);
      }
      values.set(id, known);
    }
    for (const record of records) {
      for (const [field, value] of values.get(record.id)!) {
        if (!isDeepStrictEqual(record[field as keyof typeof record], value)) torn.push(`${record.id} ${field}`);
      }
    }
    expect(torn).toEqual([]);
  });

  it('has current figures and gives the next project the number 3001', async () => {
    expect(await figuresAreCurrent(store.read, KEY, AS_OF)).toBe(true);
    const programme = await programmeOf(store.read, KEY);
    expect(await nextProjectNumbers(store.read, programme, 1)).toEqual([expect.stringMatching(/^QD-2023-3001-/)]);
    const { total } = await store.read
      .selectFrom('project_figures')
      .select((column) => column.fn.sum<number>('season_voc').as('total'))
      .executeTakeFirstOrThrow();
    expect(total).toBeCloseTo(planned.totals.pool.VOC!.season, 6);
  });

  it('is not loaded twice', async () => {
    await expect(loadSample(store, SAMPLE_FOLDER)).rejects.toThrow();
    expect(await projectsOf(store.read, wholeProgramme({ city: KEY.city, id: KEY.programme }))).toHaveLength(3000);
  });
});
