import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { GROUPINGS, parseListQuery } from '../../src/catalogue/filter.ts';
import { figuresOf } from '../../src/db/figures.ts';
import { CELL_COLUMNS, ROW_OF_FIGURES, ROW_OF_PROJECT, SUM_COLUMNS } from '../../src/db/list-columns.ts';
import { asksCells, asksNarrowRows } from '../../src/db/narrow-list.ts';
import { groupTotals } from '../../src/db/project-groups.ts';
import { listPage, listRows, listTotals, matchingIds, type ListRow } from '../../src/db/project-list.ts';
import { projectsOf } from '../../src/db/projects.ts';
import type { Reader } from '../../src/db/reader.ts';
import type { Store } from '../../src/db/store.ts';
import type { ListRowsTable, SumColumn } from '../../src/db/tables/list-tables.ts';
import { deleteProjects, restoreProjects } from '../../src/services/projects/delete-project.ts';
import { refreshFigures } from '../../src/services/figures/refresh-figures.ts';
import { relamp } from '../../src/services/following/relamp.ts';
import { saveProjects } from '../../src/services/projects/save-project.ts';
import { COKING, PLANNER } from '../services/example-projects.ts';
import { describeOnBothEngines } from './both-engines.ts';
import { EXAMPLE, fillExampleCity } from './example-city.ts';

const CONTEXT = { today: '2023-06-30', me: { district: '370212', displayName: '示例甲' } };
const { scope } = PLANNER;
const INPUTS = [
  COKING,
  { ...COKING, name: '示例涂装', district: '370212', source: null, zone: 'B', reduces: { VOC: { tonnes: 7.3 } } },
  { ...COKING, name: '示例储备', step: 'reserve', run: null, finish: null, reduces: { NOx: { tonnes: 2.1 } } },
  {
    ...COKING,
    name: '示例老旧车',
    category: 'mobile',
    type: 'scrappage',
    source: null,
    zone: 'A',
    finish: '2023-05-01',
    reduces: { NOx: { tonnes: 3.4 } },
  },
  { ...COKING, name: '示例已取消', step: 'cancelled', owner: '示例甲', om: 12.345678 },
];
const input = fc.integer({ min: 0, max: INPUTS.length - 1 });
const step = fc.oneof(
  fc.record({ what: fc.constant('create' as const), with: fc.array(input, { minLength: 1, maxLength: 4 }) }),
  fc.record({ what: fc.constant('change' as const), which: fc.nat(20), into: input }),
  fc.record({ what: fc.constantFrom('delete' as const, 'restore' as const, 'relamp' as const), which: fc.nat(20) }),
  fc.record({ what: fc.constant('refresh' as const), on: fc.constantFrom('2023-06-30', '2023-08-15') }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

describeOnBothEngines('the narrow tables of lists', (open) => {
  let store: Store;

  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    const saves = INPUTS.map((input) => ({ input }));
    const planned = await store.write((trx) => saveProjects(trx, PLANNER, saves));
    expect(planned.map((plan) => (plan.kind === 'invalid' ? plan.problems : plan.kind))).toEqual(
      INPUTS.map(() => 'create'),
    );
  });

  it.each([
    ['cells', ''],
    ['cells', 'district=370211&status=building'],
    ['cells', 'category=mobile&match=any&zone=B'],
    ['cells', 'lamp.not=green'],
    ['cells', 'mandate.empty=1'],
    ['cells', 'district.mine=1'],
    ['rows', 'q=示例&sort=-season_nox'],
    ['rows', 'q=sl&step=building&sort=name'],
    ['rows', 'finish.overdue=1&sort=-capital,finish'],
    ['rows', 'effective.from=2023-06-01&owner=示例甲&match=any'],
    ['rows', 'season_voc.gte=1&sort=-lamp'],
    ['records', 'content.empty=1&sort=source'],
  ])('answer by %s what %s asks, as the ledger itself does', async (by, address) => {
    const { filter, sort } = parseListQuery(new URLSearchParams(address), 2023);
    expect([asksCells({ filter }), asksNarrowRows({ filter, sort })]).toEqual([by === 'cells', by !== 'records']);
    const of = [store.read, scope] as const;
    const rows = await listRows(...of, filter, sort, CONTEXT);
    expect(rows).not.toEqual([]);
    const page = await listPage(...of, { filter, sort, page: 1, per: 100 }, CONTEXT, ['name', 'lamp', 'season_nox']);
    expect(page).toEqual(rows.map(({ id, name, lamp, season_nox }) => ({ id, name, lamp, season_nox })));
    expect(await matchingIds(...of, filter, CONTEXT)).toEqual(rows.map(({ id }) => id).sort());
    expect(printed(await listTotals(...of, filter, CONTEXT))).toEqual(summed(rows, () => ({})));
    for (const grouping of GROUPINGS) {
      const groups = await groupTotals(...of, filter, grouping, CONTEXT);
      if (grouping === 'enterprise') continue;
      const keyOf = (row: ListRow) => ({ key: grouping === 'area' ? (row.area ?? row.district) : row[grouping] });
      expect(printed(groups.map(({ isArea: _, ...group }) => group))).toEqual(summed(rows, keyOf));
    }
  });

  it('hold what the ledger says, after whatever was done to it', { timeout: 120_000 }, async () => {
    const walk = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
      for (const one of steps) await take(store, one);
      expect(await narrow(store)).toEqual(await drawn(store));
    });
    await fc.assert(walk, { numRuns: 8, endOnFailure: true });
  });
});

/** One thing done to the ledger. */
async function take(store: Store, one: Step): Promise<void> {
  await store.write(async (trx) => {
    const living = await projectsOf(trx, scope);
    const chosen = living[('which' in one ? one.which : 0) % Math.max(1, living.length)];
    if (one.what === 'create')
      await saveProjects(
        trx,
        PLANNER,
        one.with.map((index) => ({ input: INPUTS[index] })),
      );
    else if (one.what === 'refresh') await refreshFigures(trx, EXAMPLE, one.on);
    else if (one.what === 'restore') await restoreProjects(trx, PLANNER, (await deletedIds(trx)).slice(0, 1));
    else if (chosen === undefined) return;
    else if (one.what === 'change')
      await saveProjects(trx, PLANNER, [{ input: { ...INPUTS[one.into], id: chosen.id } }]);
    else if (one.what === 'delete') await deleteProjects(trx, PLANNER, [chosen]);
    else await relamp(trx, scope, PLANNER.asOf, [chosen.id]);
  });
}

async function deletedIds(reader: Reader): Promise<string[]> {
  const rows = await reader.selectFrom('projects').select('id').where('deleted_at', 'is not', null).execute();
  return rows.map(({ id }) => id);
}

/** The three tables as they stand. */
async function narrow({ read }: Store) {
  const cells = await read.selectFrom('list_sums').selectAll().orderBy('cell').execute();
  return {
    rows: await read.selectFrom('list_rows').selectAll().orderBy('id').execute(),
    texts: await read.selectFrom('list_texts').select(['id', 'search_key', 'initials']).orderBy('id').execute(),
    cells: printed(cells.map(({ city: _c, programme: _p, members: count, ...cell }) => ({ ...cell, count }))),
  };
}

/** What they should hold, worked out row by row. */
async function drawn({ read }: Store) {
  const projects = await read
    .selectFrom('projects')
    .selectAll()
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  const figures = new Map((await figuresOf(read, EXAMPLE)).map((row) => [row.project, row]));
  const rows = projects.map((project) => {
    const own = figures.get(project.id);
    const row = {
      ...EXAMPLE,
      id: project.id,
      ...Object.fromEntries(ROW_OF_PROJECT.map((column) => [column, project[column]])),
      ...Object.fromEntries(ROW_OF_FIGURES.map((column) => [column, own?.[column] ?? null])),
    } as Omit<ListRowsTable, 'cell'>;
    return { ...row, cell: CELL_COLUMNS.map((column) => row[column] ?? '').join('\u001f') };
  });
  const byCell = summed(rows, (row) => ({ cell: row.cell, ...pick(row, CELL_COLUMNS) }));
  return {
    rows,
    texts: projects.map(({ id, search_key, initials }) => ({ id, search_key, initials })),
    cells: byCell,
  };
}

/** Count and sums of rows alike in their key and book, worked out in this process and written with as many digits as are printed. */
function summed<Row extends Sums>(rows: readonly Row[], keyOf: (row: Row) => object): string[] {
  const groups = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const key = { ...keyOf(row), book: row.book };
    const group = groups.get(JSON.stringify(key)) ?? { ...key, count: 0, ...pick(NOTHING, SUM_COLUMNS, 0) };
    group['count'] = Number(group['count']) + 1;
    for (const column of SUM_COLUMNS) group[column] = Number(group[column]) + (row[column] ?? 0);
    groups.set(JSON.stringify(key), group);
  }
  return printed([...groups.values()]);
}

const NOTHING: Sums = {};
type Sums = Partial<Pick<ListRowsTable, SumColumn | 'book'>>;

function pick<Row extends object>(row: Row, columns: readonly (keyof Row)[], fallback: unknown = null) {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? fallback]));
}

/** Rows in a stable order of rows and columns. */
function printed(rows: readonly object[]): string[] {
  const text = (value: unknown) => (typeof value === 'number' ? Number(value.toFixed(6)) : value);
  return rows
    .map((row) => Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)))
    .map((entries) => JSON.stringify(Object.fromEntries(entries.map(([key, value]) => [key, text(value)]))))
    .sort();
}
