import { beforeAll, expect, it } from 'vitest';
import { parseListQuery } from '../../src/catalogue/filter.ts';
import { listRows, listTotals, matchingIds } from '../../src/db/project-list.ts';
import type { Store } from '../../src/db/store.ts';
import { refreshFigures } from '../../src/services/figures/refresh-figures.ts';
import { saveProjects } from '../../src/services/projects/save-project.ts';
import { COKING, PLANNER } from '../services/example-projects.ts';
import { describeOnBothEngines } from './both-engines.ts';
import { EXAMPLE, fillExampleCity } from './example-city.ts';

const CONTEXT = { today: '2023-06-30', me: { district: '370212', displayName: '示例甲' } };
const BARE = { ...COKING, source: null, zone: 'A', reduces: { VOC: { tonnes: 10 } } };

/** Named by one letter; what each has that the others lack is what the filters below look for. */
const PROJECTS = {
  A: {
    ...BARE,
    name: '青岛示例水泥粉磨A',
    content: 'ＡＢＣ 100%_达标',
    capital: 120.5,
    life: 10,
    rate: 0.05,
    tags: ['急', '50%_VOC'],
    lon: 120.4,
    lat: 36.1,
  },
  B: {
    ...BARE,
    name: '示例涂装B',
    lead: '示例第3科',
    owner: '示例甲',
    lon: 120.404982,
    lat: 36.100351,
    crs: 'GCJ-02',
    finish: '2023-06-20',
    run: '2023-06-25',
    progress: 40,
  },
  C: {
    ...BARE,
    name: '示例涂装C',
    lead: '示例第10科',
    district: '370212',
    zone: 'B',
    run: '2023-07-02',
    finish: '2023-07-05',
    step: 'listed',
  },
  D: { ...BARE, name: '示例“引号”D*(x)', step: 'reserve', run: null, finish: null },
  E: {
    ...BARE,
    name: '示例第10期E',
    lead: '示例第2科',
    category: 'mobile',
    type: 'scrappage',
    step: 'finished',
    effective: '2023-05-01',
    finished: '2023-04-20',
  },
  F: { ...BARE, name: '示例第2期F', enterprise: '示例企业0001', step: 'cancelled' },
} as const;

describeOnBothEngines('a list of projects', (open) => {
  let store: Store;
  const letters = new Map<string, string>();

  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    const names = Object.keys(PROJECTS);
    const planned = await store.write((trx) =>
      saveProjects(
        trx,
        PLANNER,
        Object.values(PROJECTS).map((input) => ({ input })),
      ),
    );
    planned.forEach((plan, index) => {
      if (plan.kind !== 'create') throw new Error(JSON.stringify(plan));
      letters.set(plan.record.id, names[index]!);
    });
    await store.write((trx) => refreshFigures(trx, EXAMPLE, CONTEXT.today));
  });

  const found = async (address: string): Promise<string> => {
    const { filter, ignored } = parseListQuery(new URLSearchParams(address), 2023);
    expect(ignored).toEqual([]);
    const ids = await matchingIds(store.read, PLANNER.scope, filter, CONTEXT);
    return ids.map((id) => letters.get(id)).join('');
  };

  it.each([
    ['', 'ABCDEF'],
    ['q=粉磨', 'A'],
    ['q=qdsl', 'A'],
    ['q=示例 涂装', 'BC'],
    ['q="引号"', ''],
    ['q=“引号”', 'D'],
    ['q=d*(x)', 'D'],
    ['q=100%_', 'A'],
    ['q=1000_', ''],
    ['content.has=abc100', 'A'],
    ['content.has=%', 'A'],
    ['content.hasnt=达标', 'BCDEF'],
    ['content.empty=0', 'A'],
    ['name.starts=青岛', 'A'],
    ['name.is=示例涂装b', 'B'],
    ['name.has=涂装&name.has=粉磨', 'ABC'],
    ['enterprise.empty=1', 'ABCDE'],
    ['district=370212', 'C'],
    ['district.not=370212', 'ABDEF'],
    ['district.mine=1', 'C'],
    ['owner.mine=1', 'B'],
    ['owner.mine=0', 'ACDEF'],
    ['zone.mine=1', 'C'],
    ['district.mine=0', 'ABDEF'],
    ['point.near=120.4,36.1,100', 'AB'],
    ['point.near=120.41,36.1,850', ''],
    ['point.near=120.41,36.1,950', 'AB'],
    ['tags=%', ''],
    ['tags=50%25_voc', 'A'],
    ['tags=VO', ''],
    ['tags.empty=0', 'A'],
    ['warnings.not=exceeds-base', 'ABCDEF'],
    ['name.hasnt=示例', ''],
    ['enterprise.hasnt=0001', 'ABCDE'],
    ['zone.not=B', 'ABDEF'],
    ['counted.not=a', 'ABCDEF'],
    ['rate.eq=5', 'A'],
    ['life.lte=10.5', 'A'],
    ['late_days.gte=0.5', 'B'],
    ['lamp=grey', 'DF'],
    ['finish.in=week', ''],
    ['run.in=week', 'C'],
    ['finish.in=quarter', 'B'],
    ['finish.in=year', 'ABCEF'],
    ['run.next=2', 'C'],
    ['start.overdue=1', ''],
    ['updated.on=2023-07-01', 'ABCDEF'],
    ['updated.to=2023-06-30', ''],
    ['updated.from=2023-07-02', ''],
    ['name.has=第２期', 'F'],
    ['category=mobile&type=scrappage', 'E'],
    ['match=any&category=mobile&district=370212', 'CE'],
    ['status=built&status=cancelled', 'EF'],
    ['tags=急', 'A'],
    ['tags.not=急', 'BCDEF'],
    ['tags.empty=1', 'BCDEF'],
    ['capital.gte=120.5', 'A'],
    ['capital.between=120..121', 'A'],
    ['capital.between=121..120&capital.between=1..2', 'A'],
    ['life=7&life=10', 'A'],
    ['finish=2023-06-20&finish=2023-07-05', 'BC'],
    ['finish.between=2023-06-01..2023-06-20&finish.between=2023-07-05..2023-07-01', 'BC'],
    ['finish.in=today&finish.in=quarter', 'B'],
    ['capital.lte=120', ''],
    ['capital.empty=1', 'BCDEF'],
    ['progress.eq=40', 'B'],
    ['finish.overdue=1', 'B'],
    ['finish.overdue=0', 'ACDEF'],
    ['finish.next=5', 'C'],
    ['finish.in=month', 'B'],
    ['finish.from=2023-07-01', 'ACEF'],
    ['effective.between=2023-05-01..2023-06-30', 'BE'],
    ['effective.on=2023-05-01', 'E'],
    ['effective.empty=1', 'D'],
    ['counts=1&status=built', 'E'],
    ['warnings=unbased&status=building', 'AB'],
    ['full_year_voc.gte=10&status=reserve', ''],
  ])('%s finds %s', async (address, wanted) => {
    expect(await found(address)).toBe(wanted);
  });

  it.each([
    ['sort=name', 'AFEBCD'],
    ['sort=lead', 'EBCADF'],
    ['sort=-lead', 'CBEADF'],
    ['sort=capital', 'ABCDEF'],
    ['sort=-capital', 'ABCDEF'],
    ['sort=effective', 'EBCAFD'],
    ['sort=-effective', 'AFCBED'],
    ['sort=status', 'DCABEF'],
    ['sort=-status,name', 'FEABCD'],
  ])('%s gives the order %s, empty values last', async (address, wanted) => {
    const { filter, sort } = parseListQuery(new URLSearchParams(address), 2023);
    const rows = await listRows(store.read, PLANNER.scope, filter, sort, CONTEXT);
    expect(rows.map((row) => letters.get(row.id)).join('')).toBe(wanted);
  });

  it('sums the whole filter and keeps the reserve apart', async () => {
    const { filter } = parseListQuery(new URLSearchParams(''), 2023);
    const totals = await listTotals(store.read, PLANNER.scope, filter, CONTEXT);
    expect(totals.map(({ book, count, full_year_voc: voc }) => [book, count, voc])).toEqual([
      ['planned', 5, 40],
      ['pool', 1, 0],
    ]);
  });

  it('goes through its pages without losing or repeating a row', async () => {
    const { filter, sort } = parseListQuery(new URLSearchParams('sort=category'), 2023);
    const pages = await Promise.all(
      [0, 2, 4].map((offset) => listRows(store.read, PLANNER.scope, filter, sort, CONTEXT, { limit: 2, offset })),
    );
    expect(
      pages
        .flat()
        .map((row) => letters.get(row.id))
        .sort()
        .join(''),
    ).toBe('ABCDEF');
  });
});
