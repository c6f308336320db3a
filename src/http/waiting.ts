import { paths, type Link } from '../paths.ts';
import {
  ACCEPTANCE_QUERY,
  DUE_QUERY,
  LATE_QUERY,
  LATE_SHOWN,
  whatWaits,
  type Task,
  type Waiting,
} from '../services/notices/what-waits.ts';
import { shanghaiDay } from '../words/day.ts';
import { grouped } from '../words/number.ts';
import type { Translate } from '../words/messages.ts';
import type { House } from './house.ts';
import type { Visit } from './visit.ts';

/** How long counts may be old, ms: what another process wrote shows within that time, what this one wrote at once. */
const KEPT_FOR = 30_000;
/** Counting that takes long (a ledger of hundreds of thousands) is done so much more seldom that it takes at most this part of the time. */
const PART = 1 / 100;
const MOST = 500;

interface Remembered {
  readonly until: number;
  readonly waiting: Waiting;
}
const memories = new WeakMap<House, Map<string, Remembered>>();

/** What waits for whoever asks; null outside a programme. Kept in memory, so that pages cost no more statements for it. */
export async function waitingFor(house: House, { person, programme, now }: Visit): Promise<Waiting | null> {
  if (person === null || programme === null) return null;
  const memory = memories.get(house) ?? new Map<string, Remembered>();
  memories.set(house, memory);
  const asOf = programme.as_of ?? shanghaiDay(now);
  const key = JSON.stringify([person, programme.id, programme.data_version, asOf]);
  const known = memory.get(key);
  if (known !== undefined && now.getTime() < known.until) return known.waiting;
  const began = performance.now();
  const waiting = await whatWaits(house.store.read, programme, person, asOf);
  memory.delete(key);
  const keptFor = Math.max(KEPT_FOR, (performance.now() - began) / PART);
  memory.set(key, { until: now.getTime() + keptFor, waiting });
  for (const oldest of [...memory.keys()].slice(0, -MOST)) memory.delete(oldest);
  return waiting;
}

/** After a change by this process everything is counted anew. */
export function forgetWaiting(house: House): void {
  memories.delete(house);
}

const DOORS: Readonly<Record<Task | 'unread', Link>> = {
  unread: paths.notices.to(),
  requests: paths.requests.to(),
  reports: paths.progressGrid.to(),
  acceptances: paths.projects.to(new URLSearchParams(ACCEPTANCE_QUERY)),
};

/** Where what waits is dealt with. */
export const waitingLink = (what: Task | 'unread'): Link => DOORS[what];

/** The counts as links; what is nought is left out but for the notices, which have no other door. */
export function waitingView({ late, due, tasks, unread }: Waiting, t: Translate) {
  const list = (query: string): string => paths.projects.to(new URLSearchParams(query));
  const counts = [
    { id: 'late', count: late, href: list(`${LATE_QUERY}&${LATE_SHOWN}`) },
    { id: 'due', count: due, href: list(DUE_QUERY) },
    ...(tasks === null ? [] : [{ id: tasks.what, count: tasks.count, href: DOORS[tasks.what] }]),
    { id: 'unread', count: unread, href: DOORS.unread },
  ];
  return counts
    .filter(({ id, count }) => count > 0 || id === 'unread')
    .map(({ id, count, href }) => ({
      href,
      label: t(`frame.waits-${id}`),
      count: count === 0 ? null : grouped(count),
      isLate: id === 'late',
    }));
}
