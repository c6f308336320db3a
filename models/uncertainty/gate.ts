import { dayNumber } from '../calendar.ts';
import { NO_DAY } from '../engine/columns.ts';
import type { Portfolio, Target } from '../portfolio.ts';

/** Days of the axis, both inclusive, on which a project must be effective in a draw to be let in by a target's `only`. */
export interface Gate {
  readonly from: number;
  readonly to: number;
}

/** Does a gate let in what is effective on a day (NO_DAY: on none)? */
export function isOpen({ from, to }: Gate, day: number): boolean {
  return day !== NO_DAY && day >= from && day <= to;
}

/** The gates of targets whose `only` asks for dates, null for the others; `start` is the day number of day 0. */
export function gatesOf(targets: readonly Target[], start: number): readonly (Gate | null)[] {
  return targets.map(({ only }) => {
    const { effective_after: after, effective_before: before } = only ?? {};
    if (after === undefined && before === undefined) return null;
    return {
      from: after === undefined ? -Infinity : dayNumber(after) - start,
      to: before === undefined ? Infinity : dayNumber(before) - start,
    };
  });
}

/** The portfolio with targets that let in on any day: in a draw days move, so that gates are asked draw by draw. */
export function withoutGates(portfolio: Portfolio): Portfolio {
  const targets = (portfolio.targets ?? []).map((target): Target => {
    if (target.only == null) return target;
    const only = { ...target.only };
    delete only.effective_after;
    delete only.effective_before;
    return { ...target, only };
  });
  return { ...portfolio, targets };
}
