import { programmeOf } from '../../db/programmes.ts';
import { lastNumber } from '../../db/counters.ts';
import type { Reader } from '../../db/reader.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import { addDays } from '../../words/day.ts';
import { buildPast, type PastDay } from './build-past.ts';
import { followTrail } from './follow-trail.ts';
import { keeping } from '../work/keeping.ts';
import type { MemoryStore } from '../../db/open-sqlite.ts';

/** The ledger as it was known at the end of a day: a small database of its own, asked by the same queries as the present one. */
export interface PastLedger {
  readonly reader: Reader;
  readonly programme: ProgrammesTable;
  /** The day its figures are credited for: that day, or the programme's as-of day when it lies before. */
  readonly asOf: string;
}

/** A past ledger, and how far the trail and the data version had come when it was made. */
interface Made {
  readonly store: MemoryStore;
  readonly seen: number;
  readonly version: number;
}

/** Four days at a time; each is some megabytes. */
const kept = keeping<{ making: Promise<Made> | null }>(4);

/**
 * Every project as it stood at the end of `day` (Asia/Shanghai), credited by the model for that day. Sources, zones and targets are
 * those of today: they have no history. Made once per day; whoever asks later gets it with what the trail tells since.
 */
export async function pastLedger(
  reader: Reader,
  programme: Pick<ProgrammesTable, 'city' | 'id'>,
  day: string,
  asOf: string,
): Promise<PastLedger> {
  const past: PastDay = {
    key: { city: programme.city, programme: programme.id },
    day,
    instant: new Date(`${addDays(day, 1)}T00:00:00+08:00`).toISOString(),
    asOf: day < asOf ? day : asOf,
  };
  const place = kept(reader, JSON.stringify([past.key, day, past.asOf]), () => ({ making: null }));
  // One after another: who asks meanwhile waits for what the one before makes of it.
  const before = place.making;
  place.making = (async () => upToDate(reader, past, before === null ? null : await before.catch(() => null)))();
  const { store } = await place.making;
  return { reader: store.read, programme: await programmeOf(store.read, past.key), asOf: past.asOf };
}

/** The kept ledger with what was written since, or a new one; read until nothing was written meanwhile. */
async function upToDate(reader: Reader, past: PastDay, before: Made | null): Promise<Made> {
  for (let made = before; ;) {
    const { data_version: version } = await programmeOf(reader, past.key);
    const last = await lastNumber(reader, past.key.city, 'audit');
    if (made !== null && made.seen === last && made.version === version) return made;
    const isFollowed =
      made !== null && made.seen < last && (await followTrail(reader, made.store, past, { from: made.seen, to: last }));
    const store = made !== null && isFollowed ? made.store : await buildPast(reader, past);
    made = { store, seen: last, version };
  }
}
