import { beforeAll, expect, it } from 'vitest';
import type { OwnField } from '../../../src/catalogue/own-field.ts';
import { operatorsOf } from '../../../src/catalogue/filter-values.ts';
import { fieldOf } from '../../../src/catalogue/fields.ts';
import { parseListQuery, type Grouping } from '../../../src/catalogue/filter.ts';
import { ownValuesOf } from '../../../src/catalogue/own-values.ts';
import type { TypedOwnField } from '../../../src/catalogue/typed-own-field.ts';
import { ownFieldsIn } from '../../../src/db/own-fields.ts';
import { projectEvents } from '../../../src/db/changes.ts';
import { listPage, listRows, listTotals, matchingIds, type ListRow } from '../../../src/db/project-list.ts';
import { programmeOf } from '../../../src/db/programmes.ts';
import { findProject } from '../../../src/db/projects.ts';
import type { Store } from '../../../src/db/store.ts';
import { bulkEdit, previewBulk } from '../../../src/services/changes/bulk-edit.ts';
import { changeText } from '../../../src/services/changes/change-text.ts';
import { inputOf } from '../../../src/services/projects/input-of.ts';
import { groupedBooks, groupFilter, groupOrder } from '../../../src/services/figures/list-groups.ts';
import { readListQuery } from '../../../src/services/figures/list-query.ts';
import { cityLists } from '../../../src/services/options.ts';
import { cityWords } from '../../../src/services/projects/own-fields.ts';
import { pastLedger } from '../../../src/services/past/past-ledger.ts';
import { projectHistory, recordOfVersion } from '../../../src/services/changes/project-history.ts';
import { refreshFigures } from '../../../src/services/figures/refresh-figures.ts';
import { revertProject, reversionOf } from '../../../src/services/changes/revert-project.ts';
import { saveProject } from '../../../src/services/projects/save-project.ts';
import { changeOwnField, createOwnField, moveOwnField } from '../../../src/services/projects/save-own-field.ts';
import { undoBatch } from '../../../src/services/changes/undo-batch.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../../db/example-city.ts';
import { COKING, PLANNER, saved } from '../example-projects.ts';

const BLANK: TypedOwnField = {
  word: '', kind: 'text', zh: '', en: '', unit: '', hint: '', place: '', types: [], categories: [], words: [],
}; // prettier-ignore
const CONTEXT = { today: PLANNER.asOf, me: { district: null, displayName: '' } };
const LATER = { ...PLANNER, actor: { ...PLANNER.actor, now: new Date('2023-07-03T02:00:00Z'), reason: '核对' } };

describeOnBothEngines("the city's own fields", (open) => {
  let store: Store;
  const define = (typed: Partial<TypedOwnField>): Promise<OwnField> =>
    store.write(async (trx) => {
      const made = await createOwnField(trx, PLANNER.actor, EXAMPLE.city, { ...BLANK, ...typed });
      if (!made.ok) throw new Error(JSON.stringify(made.problems));
      return made.value;
    });
  const field = async (key: string): Promise<OwnField> =>
    (await ownFieldsIn(store.read, EXAMPLE.city)).find((one) => one.key === key)!;
  const lists = async () => cityLists(store.read, await programmeOf(store.read, EXAMPLE), 'zh-CN');
  const ids = (query: string) =>
    matchingIds(store.read, PLANNER.scope, parseListQuery(new URLSearchParams(query), 2023).filter, CONTEXT);
  const problems = async (input: object): Promise<string[]> => {
    const answer = await store.write((trx) => saveProject(trx, PLANNER, input));
    return answer.kind === 'invalid' ? answer.problems.map((one) => `${one.field} ${one.code}`) : [answer.kind];
  };
  const next = (versions: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(versions).map(([id, version]) => [id, version + 1]));
  const find = async (id: string) => (await findProject(store.read, PLANNER.scope, id))!;

  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    await store.write((trx) => refreshFigures(trx, EXAMPLE, PLANNER.asOf));
    await define({ word: 'note', zh: '台账说明' });
    await define({ word: 'kilns', kind: 'number', zh: '窑炉数量', unit: '座', types: ['ule-coking'] });
    await define({ word: 'seen', kind: 'day', zh: '踏勘日期' });
    const words = ['A级', 'B级'].map((zh) => ({ id: '', zh, en: '' }));
    await define({ word: 'grade', kind: 'choice', zh: '绩效级别', words });
    await define({ word: 'ledger', kind: 'yesno', zh: '是否建档' });
  });

  it('keeps what projects say, in the record, its audit row and its history, and leaves nothing for what is cleared', async () => {
    const own = { x_text_note: ' 二期 ', x_number_kilns: 3, x_day_seen: '2023-05-06', x_choice_grade: 'w1', x_yesno_ledger: true }; // prettier-ignore
    const record = await saved(store, { ...COKING, ...own });
    const kept = { ...own, x_text_note: '二期', x_yesno_ledger: '1' };
    expect(ownValuesOf(await find(record.id))).toEqual(kept);
    const [event] = await projectEvents(store.read, EXAMPLE, { project: record.id });
    expect(event!.changes).toContainEqual({ field: 'x_number_kilns', from: null, to: 3 });
    const cleared = await saved(store, { ...inputOf(record), x_number_kilns: null, x_choice_grade: 'w2' });
    expect(ownValuesOf(await find(record.id))).toEqual({ x_text_note: '二期', x_day_seen: '2023-05-06', x_choice_grade: 'w2', x_yesno_ledger: '1' }); // prettier-ignore
    const history = await projectHistory(store.read, EXAMPLE, cleared);
    expect(history[0]!.event.changes).toEqual(
      [
        { field: 'x_number_kilns', from: 3, to: null },
        { field: 'x_choice_grade', from: 'w1', to: 'w2' },
      ].sort((a, b) => (a.field < b.field ? -1 : 1)),
    );
    expect(ownValuesOf(recordOfVersion(history, cleared, 1)!)).toEqual(kept);
    const t = await cityWords(store.read, await programmeOf(store.read, EXAMPLE), 'zh-CN');
    expect(changeText('x_choice_grade', 'w2', await lists(), t)).toBe('B级');
    expect(t('fields.x_number_kilns')).toBe('窑炉数量（座）');
    const back = await store.write(async (trx) =>
      revertProject(trx, LATER, await reversionOf(trx, LATER, record.id, 1), cleared.version),
    );
    expect(back.kind).toBe('update');
    expect(ownValuesOf(await find(record.id))).toEqual(kept);
  });

  it('groups lists by choices and by yes or no, each group leading to its projects, what says nothing last', async () => {
    const filter = parseListQuery(new URLSearchParams('name.starts=分组'), 2023).filter;
    const grades = { 分组甲: 'w2', 分组乙: 'w1', 分组丙: null, 分组丁: 'w1' };
    for (const [name, grade] of Object.entries(grades))
      await saved(store, { ...COKING, name, x_choice_grade: grade, x_yesno_ledger: grade === 'w2' });
    const words = {
      lists: await lists(),
      t: await cityWords(store.read, await programmeOf(store.read, EXAMPLE), 'zh-CN'),
    };
    const totals = await listTotals(store.read, PLANNER.scope, filter, CONTEXT);
    const groups = async (grouping: Grouping) => {
      const about = { scope: PLANNER.scope, filter, grouping, context: CONTEXT };
      const [book] = await groupedBooks(store.read, about, totals, ['season_nox'], words);
      return book!.groups;
    };
    const graded = await groups('x_choice_grade');
    expect(graded.map(({ name, count }) => `${name} ${String(count)}`)).toEqual(['A级 2', 'B级 1', '（未填） 1']);
    expect((await groups('x_yesno_ledger')).map(({ name, count }) => `${name} ${String(count)}`)).toEqual([
      '是 1',
      '否 3',
    ]);
    for (const group of graded) {
      const own = groupFilter(filter, 'x_choice_grade', group)!;
      expect(await matchingIds(store.read, PLANNER.scope, own, CONTEXT)).toHaveLength(group.count);
    }
    const order = groupOrder('x_choice_grade', words.lists, words.t);
    const rows = await listRows(store.read, PLANNER.scope, filter, [], CONTEXT, undefined, order);
    expect(rows.map(({ name }) => name)).toEqual(['分组乙', '分组丁', '分组甲', '分组丙']);
    const page = { filter, sort: [], page: 1, per: 2 };
    expect(await listPage(store.read, PLANNER.scope, page, CONTEXT, ['name'], order)).toMatchObject([
      { name: '分组乙' },
      { name: '分组丁' },
    ]);
  });

  it('shows a past day with what stood in them then', async () => {
    const record = await saved(store, { ...COKING, name: '往日', x_number_kilns: 5 });
    const later = await store.write((trx) => saveProject(trx, LATER, { ...inputOf(record), x_number_kilns: 6 }));
    expect(later.kind).toBe('update');
    const past = await pastLedger(store.read, await programmeOf(store.read, EXAMPLE), '2023-07-01', PLANNER.asOf);
    const filter = parseListQuery(new URLSearchParams('x_number_kilns=5'), 2023).filter;
    expect(await matchingIds(past.reader, PLANNER.scope, filter, CONTEXT)).toEqual([record.id]);
    expect(await ids('x_number_kilns=5')).toEqual([]);
    const shown = await listRows(past.reader, PLANNER.scope, filter, [], CONTEXT, undefined, undefined, [
      'x_number_kilns',
    ]);
    expect(shown).toMatchObject([{ id: record.id, x_number_kilns: 5 }]);
  });

  it('answers every operator of its kind, yes and no together naming every project, and orders without losing one', async () => {
    const all = await ids('');
    for (const key of (await ownFieldsIn(store.read, EXAMPLE.city)).map((one) => one.key)) {
      const operators = operatorsOf(fieldOf(key)!);
      for (const op of operators) {
        const value = { in: 'week', next: '30', between: key.includes('day') ? '2023-01-01..2023-12-31' : '1..4' }[op as string] ?? // prettier-ignore
          (op === 'empty' ? '1' : key.includes('day') ? '2023-05-06' : key.includes('number') ? '3' : '二期'); // prettier-ignore
        const found = await ids(new URLSearchParams({ [`${key}.${op}`]: value }).toString());
        const other = op === 'empty' ? ['empty', '0'] : op === 'any' ? ['not', value] : op === 'has' ? ['hasnt', value] : null; // prettier-ignore
        if (other !== null)
          expect([...found, ...(await ids(new URLSearchParams({ [`${key}.${other[0]!}`]: other[1]! }).toString()))].sort()).toEqual(all); // prettier-ignore
      }
      for (const falling of [true, false]) {
        const query = { ...parseListQuery(new URLSearchParams(), 2023), sort: [{ field: key, falling }], per: 100 };
        const rows = await listPage(store.read, PLANNER.scope, query, CONTEXT, [key as keyof ListRow]);
        expect(rows.map(({ id }) => id).sort()).toEqual(all);
        const values = rows.map((row) => row[key as keyof typeof row] as unknown);
        expect(values.slice(values.findIndex((one) => one === null) >>> 0).every((one) => one === null)).toBe(true);
      }
    }
    expect(await ids('x_text_note.has=二期&x_choice_grade=w1&x_yesno_ledger=1&x_day_seen.from=2023-05-06')).toHaveLength(1); // prettier-ignore
    expect(await ids('x_number_kilns.gte=3')).toHaveLength(2);
  });

  it('refuses what the city does not ask: unknown fields, other types, words that are gone', async () => {
    expect(await problems({ ...COKING, x_text_other: '甲' })).toEqual(['x_text_other unknown-field']);
    expect(await problems({ ...COKING, x_choice_grade: 'w9' })).toEqual(['x_choice_grade unknown-option']);
    expect(await problems({ ...COKING, x_number_kilns: '3' })).toEqual(['x_number_kilns not-a-number']);
    const others = (await lists()).types.filter(({ id }) => id !== 'ule-coking');
    const other = others[0]!;
    expect(await problems({ ...COKING, type: other.id, category: other.category, x_number_kilns: 3 })).toEqual([
      'x_number_kilns own-other-type',
    ]);
  });

  it('retires a field without losing a value: it stands, is asked for, put back and cleared, and no longer entered', async () => {
    const record = await saved(store, { ...COKING, name: '停用', x_day_seen: '2023-04-01' });
    const seen = await field('x_day_seen');
    const move = (state: OwnField['state'], before: OwnField) =>
      store.write((trx) => moveOwnField(trx, PLANNER.actor, EXAMPLE.city, before, state));
    expect(await move('removed', seen)).toMatchObject({ ok: false, problems: [{ code: 'own-used' }] });
    expect(await move('retired', seen)).toMatchObject({ ok: true });
    expect(await move('retired', seen)).toMatchObject({ ok: false, problems: [{ code: 'stale-own-field' }] });
    expect(await problems({ ...inputOf(record), x_day_seen: '2023-04-02' })).toEqual(['x_day_seen own-retired']);
    expect(await problems({ ...inputOf(record), owner: '甲' })).toEqual(['update']);
    expect(await ids('x_day_seen=2023-04-01')).toEqual([record.id]);
    expect(await problems({ ...inputOf(await find(record.id)), x_day_seen: null })).toEqual(['update']);
    expect(await move('used', await field('x_day_seen'))).toMatchObject({ ok: true });
  });

  it('opens an address that names a removed field and says what it left out', async () => {
    const gone = await define({ word: 'gone', zh: '写错了' });
    await store.write((trx) => moveOwnField(trx, PLANNER.actor, EXAMPLE.city, gone, 'removed'));
    const t = await cityWords(store.read, await programmeOf(store.read, EXAMPLE), 'zh-CN');
    const address = 'x_text_gone.has=1&sort=x_text_gone,-x_number_kilns&cols=name,x_text_gone&x_number_kilns=3';
    const query = readListQuery(new URLSearchParams(address), 2023, await lists(), t);
    expect(query.ignored.toSorted()).toEqual(['cols=x_text_gone', 'sort=x_text_gone', 'x_text_gone.has=1']);
    expect(query.filter.conditions.map((one) => one.field)).toEqual(['x_number_kilns']);
    expect([query.cols, query.sort.map((one) => one.field)]).toEqual([['name'], ['x_number_kilns']]);
  });

  it('sets and clears them in bulk, in one batch that can be undone', async () => {
    const records = [await saved(store, { ...COKING, name: '批一' }), await saved(store, { ...COKING, name: '批二', x_text_note: '旧' })]; // prettier-ignore
    const versions = Object.fromEntries(records.map(({ id, version }) => [id, version]));
    const changes = [{ field: 'x_text_note', op: 'set', value: '新' }, { field: 'x_yesno_ledger', op: 'set', value: '1' }] as const; // prettier-ignore
    expect((await previewBulk(store.read, PLANNER, versions, changes)).changes).toHaveLength(2);
    const batch = await store.write((trx) => bulkEdit(trx, PLANNER, versions, changes));
    for (const { id } of records)
      expect(ownValuesOf(await find(id))).toEqual({ x_text_note: '新', x_yesno_ledger: '1' });
    const cleared = await store.write((trx) =>
      bulkEdit(trx, PLANNER, next(versions), [{ field: 'x_text_note', op: 'clear' }]),
    );
    await store.write((trx) => undoBatch(trx, PLANNER, cleared!));
    for (const { id } of records)
      expect(ownValuesOf(await find(id))).toEqual({ x_text_note: '新', x_yesno_ledger: '1' });
    await store.write((trx) => undoBatch(trx, PLANNER, batch!));
    expect(await Promise.all(records.map(async ({ id }) => ownValuesOf(await find(id))))).toEqual([
      {},
      { x_text_note: '旧' },
    ]);
  });

  it('keeps both sides of two people who filled in different ones, and shows who stands against whom in one', async () => {
    const record = await saved(store, { ...COKING, name: '冲突', x_text_note: '甲' });
    await saved(store, { ...inputOf(record), x_text_note: null });
    const answer = await store.write((trx) =>
      saveProject(trx, PLANNER, { ...inputOf(record), x_text_note: '乙', x_number_kilns: 2 }, record.version),
    );
    expect(answer).toMatchObject({
      kind: 'conflict',
      fields: [
        { field: 'x_number_kilns', base: null, theirs: null, mine: 2, touched: 'mine' },
        { field: 'x_text_note', base: '甲', theirs: null, mine: '乙', touched: 'both' },
      ],
    });
  });

  it('changes a definition with its audit row and no figure', async () => {
    const before = await programmeOf(store.read, EXAMPLE);
    const kilns = await field('x_number_kilns');
    const typed = { ...BLANK, zh: '窑数', unit: '台', types: ['ule-coking'], place: '5' };
    expect(await store.write((trx) => changeOwnField(trx, PLANNER.actor, EXAMPLE.city, kilns, typed))).toMatchObject({ ok: true }); // prettier-ignore
    const after = await programmeOf(store.read, EXAMPLE);
    expect(after.data_version).toBe(before.data_version + 1);
    expect(after.figures_version).toBe(after.data_version);
    expect((await lists()).own[0]).toMatchObject({ key: 'x_number_kilns', zh: '窑数', version: 2 });
    const rows = await store.read.selectFrom('audit').selectAll().where('entity', '=', 'own-field').where('entity_id', '=', kilns.key).orderBy('id').execute(); // prettier-ignore
    expect(JSON.parse(rows.at(-1)!.changes)).toContainEqual({ field: 'unit', from: '座', to: '台' });
  });
});
