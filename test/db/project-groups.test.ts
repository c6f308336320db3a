import { beforeAll, expect, it } from 'vitest';
import { GROUPINGS, NO_FILTER, parseListQuery, type Grouping } from '../../src/catalogue/filter.ts';
import { SUMMED_FIELDS } from '../../src/catalogue/summed.ts';
import { listRows, listTotals, matchingIds } from '../../src/db/project-list.ts';
import type { Store } from '../../src/db/store.ts';
import { groupedBooks, groupFilter, groupOrder } from '../../src/services/figures/list-groups.ts';
import { cityLists, type CityLists } from '../../src/services/options.ts';
import { refreshFigures } from '../../src/services/figures/refresh-figures.ts';
import { saveProjects } from '../../src/services/projects/save-project.ts';
import { translator } from '../../src/words/messages.ts';
import { COKING, PLANNER } from '../services/example-projects.ts';
import { describeOnBothEngines } from './both-engines.ts';
import { EXAMPLE, fillExampleCity, PROGRAMME } from './example-city.ts';

const CONTEXT = { today: '2023-06-30', me: { district: null, displayName: '' } };
const t = translator('zh-CN');
const BARE = { ...COKING, source: null, zone: 'A' };
const third = { VOC: { tonnes: 10.005 } };
const worse = { NOx: { tonnes: -0.015 }, VOC: { tonnes: 0.335 } };

const PROJECTS = [
  { ...BARE, name: '一', reduces: third, enterprise: '示例 企业2', capital: 12.35, life: 10, rate: 0.05 },
  { ...BARE, name: '二', reduces: third, enterprise: '示例企业2', area: 'high-tech', mandate: 'city' },
  { ...BARE, name: '三', reduces: worse, enterprise: '示例企业10', district: '370212', zone: 'B' },
  { ...BARE, name: '四', reduces: third, step: 'reserve', run: null, finish: null },
  { ...BARE, name: '五', reduces: worse, category: 'mobile', type: 'scrappage', step: 'cancelled' },
];

describeOnBothEngines('the groups of a list', (open) => {
  let store: Store;
  let lists: CityLists;

  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    await store.write(async (trx) => {
      const area = { city: EXAMPLE.city, id: 'high-tech', name: '高新区', district: '370211' };
      await trx.insertInto('areas').values(area).execute();
      const planned = await saveProjects(
        trx,
        PLANNER,
        PROJECTS.map((input) => ({ input })),
      );
      expect(planned.map(({ kind }) => kind)).toEqual(PROJECTS.map(() => 'create'));
      await refreshFigures(trx, EXAMPLE, CONTEXT.today);
    });
    lists = await cityLists(store.read, PROGRAMME, 'zh-CN');
  });

  const books = async (grouping: Grouping) => {
    const about = { scope: PLANNER.scope, filter: NO_FILTER, grouping, context: CONTEXT };
    const totals = await listTotals(store.read, PLANNER.scope, NO_FILTER, CONTEXT);
    return groupedBooks(store.read, about, totals, SUMMED_FIELDS, { lists, t });
  };
  const names = async (grouping: Grouping) =>
    (await books(grouping)).map(({ book, groups }) => [
      book,
      ...groups.map(({ name, count }) => `${name} ${String(count)}`),
    ]);

  it.each(GROUPINGS)(
    'by %s hold every project once, and add up to the total of their book as printed',
    async (grouping) => {
      const cents = (value: number): number => Math.round(value * 100);
      for (const { count, sums, groups } of await books(grouping)) {
        expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(count);
        for (const field of SUMMED_FIELDS)
          expect(groups.reduce((sum, group) => sum + cents(group.sums[field]!), 0)).toBe(cents(sums[field]!));
      }
    },
  );

  it('stand in the order of the city, what is empty last, books apart', async () => {
    expect(await names('district')).toEqual([
      ['planned', '黄岛区 3', '崂山区 1'],
      ['pool', '黄岛区 1'],
    ]);
    expect(await names('enterprise')).toEqual([
      ['planned', '示例 企业2 2', '示例企业10 1', '（未填） 1'],
      ['pool', '（未填） 1'],
    ]);
  });

  it('by assessed unit part a district from the functional area in it, and nothing stands in both', async () => {
    expect((await names('area'))[0]).toEqual(['planned', '黄岛区 2', '崂山区 1', '高新区 1']);
  });

  it.each(GROUPINGS)('by %s lead to lists of exactly their projects', async (grouping) => {
    const grouped = await books(grouping);
    for (const group of grouped.flatMap(({ groups }) => groups)) {
      const filter = groupFilter(NO_FILTER, grouping, group)!;
      const same = grouped.flatMap(({ groups }) =>
        groups.filter(({ key, isArea }) => key === group.key && isArea === group.isArea),
      );
      const ids = await matchingIds(store.read, PLANNER.scope, filter, CONTEXT);
      expect(ids).toHaveLength(same.reduce((sum, { count }) => sum + count, 0));
    }
  });

  it('order the rows as they stand themselves', async () => {
    const rows = await listRows(
      store.read,
      PLANNER.scope,
      NO_FILTER,
      [],
      CONTEXT,
      undefined,
      groupOrder('status', lists, t),
    );
    expect(rows.map(({ status }) => status)).toEqual(['proposed', 'building', 'building', 'building', 'cancelled']);
    const byArea = await listRows(
      store.read,
      PLANNER.scope,
      NO_FILTER,
      [],
      CONTEXT,
      undefined,
      groupOrder('area', lists, t),
    );
    expect(byArea.map(({ name }) => name)).toEqual(['一', '四', '五', '三', '二']);
    const byEnterprise = groupOrder('enterprise', lists, t);
    const named = await listRows(store.read, PLANNER.scope, NO_FILTER, [], CONTEXT, undefined, byEnterprise);
    expect(named.map(({ enterprise }) => enterprise).slice(0, 3)).toEqual(['示例 企业2', '示例企业2', '示例企业10']);
  });

  it('have no address where alternatives are joined by "or"', () => {
    const { filter } = parseListQuery(new URLSearchParams('match=any&status=building&name.has=一'), 2023);
    expect(groupFilter(filter, 'district', { key: '370211', isArea: false })).toBeNull();
  });
});
