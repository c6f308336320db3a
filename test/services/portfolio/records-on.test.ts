import { expect, test } from 'vitest';
import type { ProjectRecord } from '../../../src/db/project-record.ts';
import { projectsOf } from '../../../src/db/projects.ts';
import { programmeOf } from '../../../src/db/programmes.ts';
import { wholeProgramme } from '../../../src/db/scope.ts';
import { pastLedger } from '../../../src/services/past/past-ledger.ts';
import { recordsOn, standingOn } from '../../../src/services/portfolio/records-on.ts';
import { openSample } from '../../db/prepared-database.ts';

const DAY = '2023-06-30';
const BLANK = { tranches: [], amounts: [], started: null, finished: null } as const;
const of = (said: Partial<ProjectRecord>): ProjectRecord => ({ ...BLANK, ...said }) as unknown as ProjectRecord;

// prettier-ignore
test.each<[what: string, record: ProjectRecord, reached: Record<string, string>, step: string | null]>([
  ['finished on the day itself', of({ step: 'finished', status: 'built', finished: DAY }), {}, 'finished'],
  ['finished the day after', of({ step: 'finished', status: 'built', started: '2023-03-01', finished: '2023-07-01' }), {}, 'building'],
  ['filed in July as finished in June', of({ step: 'finished', status: 'built', finished: '2023-06-20' }), { building: '2023-07-02' }, 'finished'],
  ['accepted later', of({ step: 'published', status: 'verified', finished: '2023-06-01' }), { checked: '2023-06-20', accepted: '2023-07-03' }, 'checked'],
  ['checked and accepted later', of({ step: 'accepted', status: 'verified', finished: '2023-06-01' }), { 'self-checked': '2023-06-09', checked: '2023-07-01', accepted: '2023-07-03' }, 'self-checked'],
  ['begun and finished later', of({ step: 'finished', status: 'built', started: '2023-07-02', finished: '2023-07-09' }), {}, 'listed'],
  ['listed later', of({ step: 'listed', status: 'planned' }), { reserve: '2023-02-01', listed: '2023-07-01' }, 'reserve'],
  ['entered later', of({ step: 'reserve', status: 'proposed' }), { reserve: '2023-07-01' }, null],
  ['cancelled before', of({ step: 'cancelled', status: 'cancelled' }), { cancelled: '2023-05-01' }, 'cancelled'],
  ['cancelled later', of({ step: 'cancelled', status: 'cancelled', started: '2023-04-01' }), { listed: '2023-01-04', started: '2023-04-01', cancelled: '2023-07-01' }, 'building'],
])('%s', (_, record, reached, step) => {
  expect(standingOn(record, new Map(Object.entries(reached)), DAY)?.step ?? null).toBe(step);
});

// prettier-ignore
test.each<[what: string, record: ProjectRecord, reached: Record<string, string>, step: string]>([
  ['finished the day after', of({ step: 'finished', status: 'built', finished: '2023-07-01' }), {}, 'listed'],
  ['closed later', of({ step: 'closed', status: 'verified', finished: '2023-06-01' }), { finished: '2023-06-01', closed: '2023-07-03' }, 'finished'],
  ['finished and closed later', of({ step: 'closed', status: 'verified', finished: '2023-07-01' }), { closed: '2023-07-03' }, 'listed'],
  ['closed before', of({ step: 'closed', status: 'verified', finished: '2023-05-01' }), { closed: '2023-06-03' }, 'closed'],
])('in the short life: %s', (_, record, reached, step) => {
  expect(standingOn(record, new Map(Object.entries(reached)), DAY, 'light')?.step).toBe(step);
});

test('tranches that were done later are still to be done, and dates that lie later are not on record yet', () => {
  const tranches = [
    { day: '2023-06-01', share: 0.4, status: 'built' },
    { day: '2023-07-15', share: 0.6, status: 'built' },
  ] as unknown as ProjectRecord['tranches'];
  const record = of({ step: 'finished', status: 'built', started: '2023-05-01', finished: '2023-07-15', tranches });
  const then = standingOn(record, new Map(), DAY)!;
  expect(then.tranches.map(({ status }) => status)).toEqual(['built', 'building']);
  expect([then.status, then.started, then.finished]).toEqual(['building', '2023-05-01', null]);
});

test('what was filed on the day it tells of comes to what was known on that day, project by project', async () => {
  const store = await openSample();
  const programme = await programmeOf(store.read, { city: '370200', programme: 'qingdao-2023' });
  const day = '2023-04-30';
  const past = await pastLedger(store.read, programme, day, programme.figures_as_of!);
  const known = await projectsOf(past.reader, wholeProgramme(programme));
  const dated = await recordsOn(store.read, programme, day);
  const standing = (records: readonly ProjectRecord[]) => records.map((record) => [record.id, record.status]);
  expect(standing(dated)).toEqual(standing(known));
  const now = await projectsOf(store.read, wholeProgramme(programme));
  expect(await recordsOn(store.read, programme, programme.figures_as_of!)).toEqual(now);
}, 60_000);
