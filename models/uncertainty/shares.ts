import type { Columns } from '../engine/columns.ts';
import { accrue, MEASURES, ROW } from '../engine/measures.ts';
import type { Programme } from '../engine/programme.ts';

/**
 * What part of a full year's tonnes falls on the days of a window before each day of the axis, for one profile: what counts from
 * day a to day b (b excluded, both within 0…horizon) is at[b] - at[a].
 */
export type Shares = Float64Array;

/** A window of days on the axis; its end is excluded. Days of the programme year only, or of the season. */
export interface DayWindow {
  readonly within: 'year' | 'season';
  readonly end: number;
}

/** The windows every simulation sums. */
export const YEAR: DayWindow = { within: 'year', end: Infinity };
export const SEASON: DayWindow = { within: 'season', end: Infinity };

/** Tables of shares by window and profile, each made when it is first asked for; equal profiles share theirs. */
export class ShareTables {
  readonly #columns: Columns;
  readonly #windows: readonly DayWindow[];
  readonly #sameAs: Int32Array;
  /** At window · profiles + profile. */
  readonly #tables: (Shares | undefined)[];

  constructor(columns: Columns, windows: readonly DayWindow[]) {
    this.#columns = columns;
    this.#windows = windows;
    this.#sameAs = firstEqual(columns.profiles);
    this.#tables = Array.from({ length: windows.length * this.#sameAs.length }, () => undefined);
  }

  /** The table of a window (its row) and a profile (its row). */
  of(window: number, profile: number): Shares {
    return this.#tables[window * this.#sameAs.length + profile] ?? this.#make(window, profile);
  }

  #make(window: number, profile: number): Shares {
    const same = this.#sameAs[profile]!;
    const row = window * this.#sameAs.length;
    const table = this.#tables[row + same] ?? tabulate(this.#columns, same, this.#windows[window]!);
    this.#tables[row + same] = table;
    this.#tables[row + profile] = table;
    return table;
  }
}

/** Row of the first profile that is equal to each. */
function firstEqual(profiles: Float64Array): Int32Array {
  const seen = new Map<string, number>();
  return Int32Array.from({ length: profiles.length / 12 }, (_, row) => {
    const key = profiles.subarray(row * 12, row * 12 + 12).join(' ');
    const first = seen.get(key) ?? row;
    seen.set(key, first);
    return first;
  });
}

/** Sums day by day what `evaluate` would credit on that day, so that there is one rule of accrual. */
function tabulate({ programme, profiles }: Columns, profile: number, window: DayWindow): Shares {
  const { horizon } = programme;
  const shares = new Float64Array(horizon + 1);
  const whole = Float64Array.of(1);
  const row = new Float64Array(ROW);
  const measure = MEASURES[window.within];
  const cut = clipped(programme);
  for (let day = 0; day < horizon; day++) {
    row[measure] = 0;
    if (day < window.end) accrue(cut, profiles, profile, whole, 0, day, day + 1, row, 0);
    shares[day + 1] = shares[day]! + row[measure];
  }
  return shares;
}

/** The same axis without a day "to date": nobody asks a draw for it. */
function clipped(programme: Programme): Programme {
  return { ...programme, hasToDate: false, toDateEnd: 0 };
}
