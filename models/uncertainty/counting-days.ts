import { NO_DAY } from '../engine/columns.ts';
import { firstCountingDay, type Programme } from '../engine/programme.ts';

/** Days before day 0 and after the horizon that are looked up; further ones are worked out. */
const MARGIN = 800;

/** The first counting day of any day, looked up: draws ask for it millions of times, and the calendar is slow. */
export class CountingDays {
  readonly #programme: Programme;
  /** Null when a day counts from itself. */
  readonly #table: Int32Array | null;

  constructor(programme: Programme) {
    this.#programme = programme;
    this.#table =
      programme.monthsAfter === null
        ? null
        : Int32Array.from({ length: programme.horizon + 2 * MARGIN }, (_, i) =>
            firstCountingDay(programme, i - MARGIN),
          );
  }

  /** First day that counts of something effective on a day of the axis; NO_DAY stays NO_DAY. */
  of(day: number): number {
    const table = this.#table;
    if (table === null || day === NO_DAY) return day;
    const at = day + MARGIN;
    return at >= 0 && at < table.length ? table[at]! : firstCountingDay(this.#programme, day);
  }
}
