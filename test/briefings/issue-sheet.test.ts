import { beforeAll, expect, test } from 'vitest';
import { programmeOf, raiseDataVersion } from '../../src/db/programmes.ts';
import { fileOfSheet, figuresOfSheet, findSheet } from '../../src/db/sheets.ts';
import type { Store } from '../../src/db/store.ts';
import type { SheetsTable } from '../../src/db/tables/sheet-tables.ts';
import { sheetHtml } from '../../src/http/sheet-html.ts';
import { createUser } from '../../src/services/accounts/create-user.ts';
import type { Actor } from '../../src/services/actor.ts';
import {
  draftSheet,
  editParagraph,
  refreshDraft,
  reviewDraft,
} from '../../src/services/briefing/issue/draft-sheets.ts';
import { retrace } from '../../src/services/briefing/figure-rows.ts';
import { type Issuing, issueSheet, withdrawSheet } from '../../src/services/briefing/issue/issue-sheet.ts';
import { NO_LETTERHEAD } from '../../src/services/briefing/issue/letterhead.ts';
import { putLetterhead } from '../../src/db/letterheads.ts';
import { sha256 } from '../../src/services/briefing/sheet-of-row.ts';
import { inputOf } from '../../src/services/projects/input-of.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { COKING, NOW, PLANNER, saved } from '../services/example-projects.ts';

const { scope, actor: planner } = PLANNER;
const manager: Actor = { person: { id: 'U2', displayName: '市局 负责人' }, now: NOW };
const ORDER = {
  kind: 'bulletin',
  asOf: '2023-06-30',
  scenario: null,
  zone: null,
  district: null,
  project: null,
  query: null,
} as const;

describeOnBothEngines('issuing a sheet', (open) => {
  let store: Store;
  const seen = (id: string) => findSheet(store.read, scope, id) as Promise<SheetsTable>;
  const draft = (about: { corrects?: { sheet: string; reason: string } } = {}) =>
    store.write((trx) => draftSheet(trx, planner, scope, ORDER, { locale: 'zh-CN', ...about }));
  const issuing = async (): Promise<Issuing> => ({
    scope,
    programme: await programmeOf(store.read, EXAMPLE),
    render: sheetHtml,
    traceAddress: (code) => `https://lantian.invalid/t/${code}`,
    confirmed: false,
  });
  const issue = async (at: SheetsTable, by: Actor = manager, more: Partial<Issuing> = {}) => {
    const how = { ...(await issuing()), ...more };
    return store.write((trx) => issueSheet(trx, by, how, at));
  };
  const reviewed = async (at: SheetsTable, by: Actor = planner): Promise<SheetsTable> => {
    const done = await store.write((trx) => reviewDraft(trx, by, scope, at));
    if (!done.ok) throw new Error(done.code);
    return done.sheet;
  };
  const issued = async (at: SheetsTable): Promise<SheetsTable> => {
    const done = await issue(await reviewed(at));
    if (!done.ok) throw new Error(done.code);
    return done.sheet;
  };

  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    for (const [name, role] of [
      ['planner', 'planner'],
      ['manager', 'manager'],
    ] as const)
      await store.write((trx) =>
        createUser(trx, planner, EXAMPLE.city, {
          name,
          displayName: null,
          role,
          district: null,
          phone: null,
          passwordHash: null,
        }),
      );
    await saved(store, { ...COKING, plan_finish: '2023-06-10' });
    await saved(store, {
      ...COKING,
      name: '示例二期',
      step: 'finished',
      finished: '2023-06-01',
      effective: '2023-06-10',
    });
  });

  test('is refused while a zone has no base, for its sums say nothing', async () => {
    const refused = await issue(await reviewed(await draft()));
    expect(refused).toMatchObject({ code: 'incomplete', params: { bases: 1, zones: ['B'], dates: 0, amounts: 0 } });
    const base = { profile: null, as_of: null, source: null };
    await store.write((trx) =>
      trx
        .insertInto('zone_bases')
        .values({ ...EXAMPLE, ...base, zone: 'B', pollutant: 'VOC', tonnes: 500 })
        .execute(),
    );
    await store.write((trx) => raiseDataVersion(trx, EXAMPLE));
  });

  test('freezes order, run, figures and file under one number', async () => {
    const row = await issued(await draft());
    expect(row).toMatchObject({ state: 'issued', year: 2023, number: 1, total: 1, issued_by: 'U2' });
    const html = (await fileOfSheet(store.read, EXAMPLE, row.id))!;
    expect(html).toContain('2023年第1期（总第1期）');
    expect(html).toContain(`溯源码 ${row.code!.slice(0, 4)}-${row.code!.slice(4)}`);
    expect(html).not.toMatch(/<a |https?:|草稿|<link|<script/);
    expect(row.html_sha256).toBe(sha256(html));
    const figures = await figuresOfSheet(store.read, EXAMPLE, row.id);
    expect(figures.map(retrace).every(({ intact }) => intact)).toBe(true);
    expect(figures.find(({ id }) => id === 'all')).toMatchObject({ value: 2, printed: '2' });
  });

  test('goes only from a reviewed draft, and from another hand than the reviewer’s', async () => {
    const row = await draft();
    expect(await issue(row)).toMatchObject({ code: 'not-reviewed' });
    const ready = await reviewed(row, manager);
    expect(await issue(ready)).toMatchObject({ code: 'own-review' });
    expect(await issue({ ...ready, version: 1 }, planner)).toMatchObject({ code: 'changed' });
  });

  test('is refused where a reminder has nothing to remind of', async () => {
    const order = { ...ORDER, kind: 'supervision', asOf: '2023-01-01' } as const;
    const empty = await store.write((trx) => draftSheet(trx, planner, scope, order, { locale: 'zh-CN' }));
    expect(await issue(await reviewed(empty))).toMatchObject({ code: 'nothing-late' });
  });

  test('never changes again, whatever the data and the letterhead become; its trace still adds up', async () => {
    const row = await issued(await draft());
    const before = await fileOfSheet(store.read, EXAMPLE, row.id);
    const traced = (await figuresOfSheet(store.read, EXAMPLE, row.id)).map(retrace);
    const [first] = await store.read.selectFrom('projects').select('id').orderBy('id').execute();
    const record = await saved(store, { ...COKING, name: '示例三期', source: 'S2' });
    await saved(store, { ...inputOf(record), finish: '2023-07-20', run: '2023-07-25' });
    expect(first).toBeDefined();
    const head = { ...NO_LETTERHEAD, name: '另一种报头', version: 1, updated: NOW.toISOString(), updated_by: 'U1' };
    await store.write((trx) => putLetterhead(trx, { city: EXAMPLE.city, unit: '', kind: 'bulletin', ...head }, 0));
    expect(await fileOfSheet(store.read, EXAMPLE, row.id)).toBe(before);
    const again = (await figuresOfSheet(store.read, EXAMPLE, row.id)).map(retrace);
    expect(again).toEqual(traced);
    for (const { figure, sum } of again) if (sum !== null) expect(sum).toBe(figure.value);
    const next = await issued(await draft());
    expect(await fileOfSheet(store.read, EXAMPLE, next.id)).toContain('另一种报头');
  });

  test('is refused when the data moved on, and takes no number then', async () => {
    const ready = await reviewed(await draft());
    await saved(store, { ...COKING, name: '示例四期', source: 'S2' });
    expect(await issue(ready)).toMatchObject({ code: 'stale' });
    const fresh = await store.write((trx) => refreshDraft(trx, planner, scope, ready));
    if (!fresh.ok) throw new Error(fresh.code);
    expect(fresh.sheet.state).toBe('draft');
    const last = await issued(fresh.sheet);
    const { max } = await store.read
      .selectFrom('sheets')
      .select((row) => row.fn.max('number').as('max'))
      .where('number', '<', last.number)
      .executeTakeFirstOrThrow();
    expect(last.number).toBe(Number(max) + 1);
  });

  test('asks about numbers in a text written by hand that are no figures of the sheet', async () => {
    const row = await draft();
    const edit = (at: SheetsTable, text: string | null) =>
      store.write((trx) => editParagraph(trx, planner, scope, at, 'next', text));
    const edited = await edit(row, '下步完成98765个项目。');
    if (!edited.ok) throw new Error(edited.code);
    const ready = await reviewed(edited.sheet);
    expect(await issue(ready)).toMatchObject({ code: 'numbers', params: { numbers: ['98765'] } });
    const done = await issue(ready, manager, { confirmed: true });
    if (!done.ok) throw new Error(done.code);
    expect(await fileOfSheet(store.read, EXAMPLE, row.id)).toContain('下步完成98765个项目。');
  });

  test('numbers what is issued at once without a gap, and never uses a withdrawn number again', async () => {
    const ready: SheetsTable[] = [];
    for (let count = 0; count < 4; count += 1) ready.push(await reviewed(await draft()));
    const done = await Promise.all(ready.map((row) => issue(row)));
    const rows = done.map((one) => (one.ok ? one.sheet : null)!);
    const numbers = rows.map(({ number }) => number!).sort((a, b) => a - b);
    expect(numbers.map((number) => number - numbers[0]!)).toEqual([0, 1, 2, 3]);
    const last = rows.find(({ number }) => number === numbers[3])!;
    const twice = await Promise.all([issue(last), issue(last)]);
    expect(twice.map((one) => one.ok)).toEqual([false, false]);
    const gone = await store.write((trx) => withdrawSheet(trx, manager, scope, last, '印错'));
    expect(gone).toMatchObject({ ok: true, sheet: { state: 'withdrawn', number: numbers[3] } });
    expect((await issued(await draft())).number).toBe(numbers[3]! + 1);
    const all = await store.read.selectFrom('sheets').select('total').where('total', 'is not', null).orderBy('total').execute(); // prettier-ignore
    expect(all.map(({ total }) => total)).toEqual(all.map((_, index) => index + 1));
  });

  test('a correction names the old number, the reason, and old and new of what differs', async () => {
    const first = await issued(await draft());
    await saved(store, { ...COKING, name: '示例五期', source: 'S2' });
    const reason = '漏报一个项目';
    const second = await issued(await draft({ corrects: { sheet: first.id, reason } }));
    const html = (await fileOfSheet(store.read, EXAMPLE, second.id))!;
    const old = `更正2023年第${String(first.number)}期（总第${String(first.total)}期）`;
    expect(html).toContain(old);
    expect(html).toContain(`更正原因：${reason}`);
    const all = (await figuresOfSheet(store.read, EXAMPLE, first.id)).find(({ id }) => id === 'all')!;
    expect(html).toMatch(
      new RegExp(`在册项目</td><td class="figure">${all.printed}</td><td class="figure">${String(all.value + 1)}</td>`),
    );
    expect((await seen(first.id)).state).toBe('issued');
  });
});
