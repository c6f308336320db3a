import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openStore } from '../../src/db/open.ts';
import { preparedOf } from '../../src/db/schedules.ts';
import { sheetsIn } from '../../src/db/sheets.ts';
import { prepareDrafts } from '../../src/services/briefing/issue/prepare-drafts.ts';
import { addSchedule } from '../../src/services/briefing/issue/save-schedule.ts';
import { describeOnBothEngines } from '../db/both-engines.ts';
import { EXAMPLE, fillExampleCity } from '../db/example-city.ts';
import { COKING, NOW, PLANNER, saved } from './example-projects.ts';

const ORDER = { kind: 'dispatch', zone: null, district: null, project: null, query: null, scenario: null };

describeOnBothEngines('a server killed while it prepares a draft', (_, place) => {
  it('leaves nothing behind, and the next one makes the draft once', async () => {
    const location = await place();
    const store = await openStore(location);
    await store.migrateToLatest();
    await fillExampleCity(store);
    await saved(store, COKING);
    const { scope, actor } = PLANNER;
    const said = { ...ORDER, name: null, locale: 'zh-CN', every: 'week' as const, on_day: 1, at_time: '08:00' };
    const schedule = await store.write((trx) => addSchedule(trx, { ...actor, now: NOW }, scope, said));
    const monday = new Date('2023-07-03T00:00:00Z');

    const program = fileURLToPath(new URL('prepare-drafts-process.ts', import.meta.url));
    const args = ['--import', 'tsx', program, JSON.stringify(location), monday.toISOString()];
    const killed: unknown = await promisify(execFile)(process.execPath, args).catch((error: unknown) => error);
    expect(killed).toMatchObject({ signal: 'SIGKILL' });
    expect(await preparedOf(store.read, schedule, 10)).toEqual([]);

    const fail = (error: unknown) => {
      throw error;
    };
    expect(await prepareDrafts(store, EXAMPLE.city, monday, fail)).toBe(1);
    expect(await prepareDrafts(store, EXAMPLE.city, monday, fail)).toBe(0);
    expect((await sheetsIn(store.read, scope, ['draft'], 10)).map((row) => row.schedule)).toEqual([schedule.id]);
    await store.close();
  });
});
