import type { Kysely } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { olderSupervisionCases } from '../../src/db/migrations/0047-older-supervision-cases.ts';
import { programmeOf } from '../../src/db/programmes.ts';
import { findSheet } from '../../src/db/sheets.ts';
import type { Store } from '../../src/db/store.ts';
import { findSupervision, supervisedProjects, supervisionsOf, supervisionSteps } from '../../src/db/supervisions.ts';
import type { SheetsTable } from '../../src/db/tables/sheet-tables.ts';
import { sheetHtml } from '../../src/http/sheet-html.ts';
import type { Actor } from '../../src/services/actor.ts';
import { draftSheet, reviewDraft } from '../../src/services/briefing/issue/draft-sheets.ts';
import { issueSheet, withdrawSheet } from '../../src/services/briefing/issue/issue-sheet.ts';
import { createUser } from '../../src/services/accounts/create-user.ts';
import { noticesFor } from '../../src/services/notices/notices.ts';
import { moveCase, type SaidMove } from '../../src/services/supervision/move-case.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { COKING, NOW, PLANNER, saved } from './example-projects.ts';

const { scope } = PLANNER;
const DISTRICT = '370211';

describeOnBothEngines('what becomes of a 督办单', (open) => {
  let store: Store;
  let late: string;
  const people: Record<string, Actor> = {};

  const issued = async (corrects?: { sheet: string; reason: string }): Promise<SheetsTable> => {
    const { planner, manager } = people;
    const order = { kind: 'supervision', asOf: '2023-06-30', scenario: null, zone: null, district: null, project: null, query: null } as const; // prettier-ignore
    const draft = await store.write((trx) => draftSheet(trx, planner!, scope, order, { locale: 'zh-CN', ...(corrects && { corrects }) })); // prettier-ignore
    const read = await store.write((trx) => reviewDraft(trx, planner!, scope, draft));
    if (!read.ok) throw new Error(read.code);
    const programme = await programmeOf(store.read, EXAMPLE);
    const how = { scope, programme, render: sheetHtml, traceAddress: () => null, confirmed: false };
    const done = await store.write((trx) => issueSheet(trx, manager!, how, read.sheet));
    if (!done.ok) throw new Error(done.code);
    return done.sheet;
  };
  const move = async (who: string, sheet: string, said: Partial<SaidMove>) => {
    const { version } = (await findSupervision(store.read, scope, sheet))!;
    const whole = { act: 'answer', version, words: '设备已到货。', due: '', papers: [], ...said } as const;
    return store.write((trx) => moveCase(trx, { actor: people[who]!, scope, asOf: '2023-07-01' }, sheet, whole));
  };
  const told = async (who: string, day = '2023-07-01') => {
    const of = { city: EXAMPLE.city, id: EXAMPLE.programme };
    const notices = await noticesFor(store.read, of, people[who]!.person.id, day);
    return notices
      .filter(({ kind }) => kind === 'supervision' || kind === 'answered')
      .map(({ kind, mark }) => `${kind} ${mark}`);
  };
  const stateOf = async (sheet: string) => (await findSupervision(store.read, scope, sheet))?.state;

  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    const base = { profile: null, as_of: null, source: null, tonnes: 900 };
    for (const zone of ['A', 'B'])
      for (const pollutant of ['NOx', 'VOC'])
        await store.write((trx) =>
          trx
            .insertInto('zone_bases')
            .values({ city: EXAMPLE.city, programme: EXAMPLE.programme, zone, pollutant, ...base })
            .onConflict((conflict) => conflict.doNothing())
            .execute(),
        );
    for (const role of ['planner', 'manager', 'district'] as const) {
      const district = role === 'district' ? DISTRICT : null;
      const user = { name: role, displayName: null, role, district, phone: null, passwordHash: null };
      await store.write((trx) => createUser(trx, PLANNER.actor, EXAMPLE.city, user));
      const { id } = await store.read.selectFrom('users').select('id').where('name', '=', role).executeTakeFirstOrThrow(); // prettier-ignore
      people[role] = { person: { id, displayName: role, role }, now: NOW };
    }
    late = (await saved(store, { ...COKING, plan_finish: '2023-06-10' })).id;
  });

  test('begins with its issue, for the district it is addressed to, and tells it', async () => {
    const sheet = await issued();
    expect(await findSupervision(store.read, scope, sheet.id)).toMatchObject({ unit: DISTRICT, district: DISTRICT, state: 'waiting', due: '2023-07-15' }); // prettier-ignore
    expect(await supervisedProjects(store.read, scope, sheet.id)).toMatchObject([{ project: late, late_days: 20 }]);
    expect((await supervisionsOf(store.read, scope, late)).map((one) => one.sheet)).toEqual([sheet.id]);
    expect([await told('district'), await told('planner')]).toEqual([['supervision waiting'], []]);
    expect(await told('district', '2023-07-16')).toEqual(['supervision late']);
    // It was ordered for the whole city; its district reads it all the same, another does not.
    expect(await findSheet(store.read, { ...scope, district: DISTRICT }, sheet.id)).toBeDefined();
    expect(await findSheet(store.read, { ...scope, district: '370282' }, sheet.id)).toBeUndefined();
    expect(await findSupervision(store.read, { ...scope, district: '370282' }, sheet.id)).toBeUndefined();
  });

  test('goes to and fro until the city closes it, every step kept', async () => {
    const { id } = await issued();
    expect(await move('district', id, {})).toEqual({ kind: 'done' });
    expect(await told('planner')).toEqual(['answered 2']);
    expect(await move('planner', id, { act: 'return', words: '缺到货证明', due: '2023-07-20' })).toEqual({ kind: 'done' }); // prettier-ignore
    expect(await told('district')).toContain('supervision returned');
    expect(await move('district', id, { words: '附到货单。', papers: [{ name: '到货单.pdf', sha256: 'a'.repeat(64), size: 3, mediaType: 'application/pdf' }] })).toEqual({ kind: 'done' }); // prettier-ignore
    expect(await move('manager', id, { act: 'accept', words: '' })).toMatchObject({ problems: [{ code: 'supervision-still-late' }] }); // prettier-ignore
    expect(await move('manager', id, { act: 'accept', words: '设备已到货，7月10日完成。' })).toEqual({ kind: 'done' });
    expect(await move('manager', id, { act: 'return', words: '再想想' })).toMatchObject({ kind: 'invalid' });
    const steps = await supervisionSteps(store.read, scope, id);
    expect(steps.map(({ seq, act, by }) => `${String(seq)} ${act} ${by}`)).toEqual([
      '1 open manager',
      '2 answer district',
      '3 return planner',
      '4 answer district',
      '5 accept manager',
    ]);
    expect(await findSupervision(store.read, scope, id)).toMatchObject({ state: 'closed', due: '2023-07-20' });
    const trail = await store.read.selectFrom('audit').select(['action', 'district']).where('entity', '=', 'supervision').execute(); // prettier-ignore
    expect(trail).toHaveLength(4);
  });

  test('is moved once by two who press in the same moment', async () => {
    const { id } = await issued();
    const { version } = (await findSupervision(store.read, scope, id))!;
    const both = await Promise.all(
      ['一', '二'].map(async (words) =>
        store.write(
          (trx) =>
          moveCase(trx, { actor: people['district']!, scope, asOf: '2023-07-01' }, id, { act: 'answer', version, words, due: '', papers: [] }), // prettier-ignore
        ),
      ),
    );
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'stale']);
    expect(await supervisionSteps(store.read, scope, id)).toHaveLength(2);
  });

  test('ends with its sheet when that is withdrawn or corrected, and a correction is no second reminder', async () => {
    const first = await issued();
    const times = async (sheet: string) => {
      const { html } = await store.read.selectFrom('sheet_files').select('html').where('sheet', '=', sheet).executeTakeFirstOrThrow(); // prettier-ignore
      return Number(/【第(\d)次】/.exec(html)?.[1] ?? 1);
    };
    const before = await times(first.id);
    const second = await issued({ sheet: first.id, reason: '期限有误' });
    expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['void', 'waiting']);
    expect(await times(second.id)).toBe(before);
    expect((await supervisionSteps(store.read, scope, first.id)).at(-1)).toMatchObject({ act: 'void', words: expect.stringMatching(/^由督办〔2023〕\d+号更正$/) as string }); // prettier-ignore
    const done = await store.write((trx) => withdrawSheet(trx, people['manager']!, scope, second, '印错'));
    expect([done.ok, await stateOf(second.id)]).toEqual([true, 'void']);
    expect(await move('district', second.id, {})).toMatchObject({ problems: [{ code: 'supervision-answer-state' }] });
    // Withdrawn, the correction counts no more, and neither does what it replaced.
    const third = await issued();
    expect(await times(third.id)).toBe(before);
  });

  test('is given to what was issued before there were cases, as it would have had it, and only once', async () => {
    const [plain, corrected] = [await issued(), await issued()];
    const correction = await issued({ sheet: corrected.id, reason: '期限有误' });
    const gone = await issued();
    await store.write((trx) => withdrawSheet(trx, people['manager']!, scope, gone, '印错'));
    const ids = [plain, corrected, correction, gone].map(({ id }) => id);
    const kept = async () =>
      Promise.all(
        ids.map(async (id) => {
          const { unit, district, state, due } = (await findSupervision(store.read, scope, id))!;
          const steps = (await supervisionSteps(store.read, scope, id)).map(({ seq, act, by, due: day }) => [seq, act, by, day]); // prettier-ignore
          const projects = (await supervisedProjects(store.read, scope, id)).map((one) => [one.project, one.late_days]);
          return { unit, district, state, due, steps, projects };
        }),
      );
    const before = await kept();
    expect(before.map(({ state }) => state)).toEqual(['waiting', 'void', 'waiting', 'void']);
    await store.write(async (trx) => {
      for (const table of ['supervision_steps', 'supervision_projects', 'supervision_cases'] as const)
        await trx.deleteFrom(table).where('sheet', 'in', ids).execute();
    });
    const migrate = async () => store.write((trx) => olderSupervisionCases().up(trx as unknown as Kysely<unknown>));
    await migrate();
    expect(await kept()).toEqual(before);
    await migrate();
    expect(await kept()).toEqual(before);
  });
});
