import { beforeAll, expect, it } from 'vitest';
import { noticesFor } from '../../src/services/notices/notices.ts';
import { preparedOf, schedulesOf } from '../../src/db/schedules.ts';
import { sheetsIn } from '../../src/db/sheets.ts';
import type { Store } from '../../src/db/store.ts';
import { prepareDrafts } from '../../src/services/briefing/issue/prepare-drafts.ts';
import { addSchedule, type SaidSchedule, switchSchedule } from '../../src/services/briefing/issue/save-schedule.ts';
import { createUser } from '../../src/services/accounts/create-user.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { COKING, PLANNER, saved } from './example-projects.ts';

const { scope, actor } = PLANNER;
/** Friday, 30 June 2023, noon in Qingdao. */
const FRIDAY = new Date('2023-06-30T04:00:00Z');
const after = (days: number) => new Date(FRIDAY.getTime() + days * 86_400_000);
const MONDAYS: SaidSchedule = {
  name: null,
  kind: 'dispatch',
  zone: null,
  district: null,
  project: null,
  query: null,
  scenario: null,
  locale: 'zh-CN',
  every: 'week',
  on_day: 1,
  at_time: '08:00',
};

describeOnBothEngines('drafts prepared by themselves', (open) => {
  let store: Store;
  const prepare = (now: Date) =>
    prepareDrafts(store, EXAMPLE.city, now, (error) => {
      throw error;
    });
  const add = (said: Partial<SaidSchedule> = {}, now = FRIDAY) =>
    store.write((trx) => addSchedule(trx, { ...actor, now }, scope, { ...MONDAYS, ...said }));
  const drafts = () => sheetsIn(store.read, scope, ['draft'], 100);

  beforeAll(async () => {
    store = await open();
    await fillExampleCity(store);
    await saved(store, { ...COKING, plan_finish: '2023-06-10' });
    for (const role of ['planner', 'manager', 'viewer'] as const)
      await store.write(
        (trx) =>
        createUser(trx, actor, EXAMPLE.city, { name: role, displayName: null, role, district: null, phone: null, passwordHash: null }), // prettier-ignore
      );
  });

  it('are made on the day, named with their schedule, and told to those who review and issue', async () => {
    const { id, next_due: due } = await add();
    expect(due).toBe('2023-07-03 08:00');
    expect(await prepare(FRIDAY)).toBe(0);
    expect(await prepare(after(3))).toBe(1);
    const [draft] = await drafts();
    expect(draft).toMatchObject({ kind: 'dispatch', schedule: id, created_name: '每周一调度表', as_of: '2023-06-30' });
    const [day] = await preparedOf(store.read, { ...EXAMPLE, id }, 10);
    expect(day).toMatchObject({ due: '2023-07-03', sheet: draft!.id });
    const users = await store.read.selectFrom('users').select(['id', 'role']).execute();
    for (const { id: user, role } of users) {
      const told = await noticesFor(store.read, { city: EXAMPLE.city, id: EXAMPLE.programme }, user, '2023-06-30');
      expect([role, told.filter(({ kind }) => kind === 'sheet').map(({ project }) => project.id)]).toEqual([role, role === 'viewer' ? [] : [draft!.id]]); // prettier-ignore
    }
  });

  it('are made once by several servers at once, and never a second time', async () => {
    const before = (await drafts()).length;
    const settled = await Promise.all(Array.from({ length: 4 }, () => prepare(after(10))));
    expect(settled.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await prepare(after(10))).toBe(0);
    expect((await drafts()).length).toBe(before + 1);
  });

  it('make up ten missed weeks with one draft of the last of them', async () => {
    const before = (await drafts()).length;
    expect(await prepare(after(80))).toBe(1);
    expect((await drafts()).length).toBe(before + 1);
    const [schedule] = await schedulesOf(store.read, scope);
    expect(schedule!.next_due).toBe('2023-09-25 08:00');
    expect((await preparedOf(store.read, schedule!, 10)).map(({ due }) => due)).toEqual([
      '2023-09-18',
      '2023-07-10',
      '2023-07-03',
    ]);
  });

  it('keep the reason of what cannot be made, and try it no second time', async () => {
    const unknown = await add({ kind: 'card', project: 'QD-0' }, after(80));
    const gone = await add({ scenario: 'gone' }, after(80));
    expect(await prepare(after(87))).toBe(3);
    expect(await prepare(after(87))).toBe(0);
    const [first] = await preparedOf(store.read, unknown, 10);
    expect(first).toMatchObject({ sheet: null, code: 'unknown-project', params: '{"project":"QD-0"}' });
    expect((await preparedOf(store.read, gone, 10))[0]).toMatchObject({ sheet: null, code: 'scenario' });
  });

  it('say what keeps a draft from being issued', async () => {
    const { id } = await add({ kind: 'bulletin', every: 'month', on_day: 31 }, after(87));
    await prepare(new Date('2023-09-30T02:00:00Z'));
    const [day] = await preparedOf(store.read, { ...EXAMPLE, id }, 10);
    expect(day).toMatchObject({ due: '2023-09-30', code: 'incomplete' });
    expect(JSON.parse(day!.params!)).toMatchObject({ bases: 1, zones: ['B'] });
    expect(day!.sheet).not.toBeNull();
  });

  it('rest while the schedule is paused, and are not made up afterwards', async () => {
    const { id, version } = await add({ name: '每日一报', every: 'week', on_day: 2 }, after(100));
    const turn = (state: 'on' | 'paused' | 'removed', at: number, now: Date) =>
      store.write((trx) => switchSchedule(trx, { ...actor, now }, scope, { id, version: at }, state));
    expect(await turn('paused', version, after(100))).toBe(true);
    await prepare(after(140));
    expect(await turn('on', version, after(141))).toBe(false);
    expect(await turn('on', version + 1, after(141))).toBe(true);
    await prepare(after(141));
    expect(await preparedOf(store.read, { ...EXAMPLE, id }, 10)).toEqual([]);
    await prepare(after(148));
    expect((await preparedOf(store.read, { ...EXAMPLE, id }, 10)).length).toBe(1);
    await turn('removed', version + 2, after(149));
    await prepare(after(160));
    expect((await preparedOf(store.read, { ...EXAMPLE, id }, 10)).length).toBe(1);
    await expect(turn('on', version + 3, after(160))).rejects.toThrow();
  });
});
