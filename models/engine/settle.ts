import { dayNumber } from '../calendar.ts';
import type { Portfolio } from '../portfolio.ts';
import { statusDefault } from '../status-default.ts';
import { STATUSES } from '../vocabulary.ts';
import type { ProjectState } from './project-state.ts';

/** A project after the rule on past dates, and whether that rule moved its date. */
export interface Settled {
  readonly state: ProjectState;
  readonly pastDate: boolean;
}

const BUILT = STATUSES.indexOf('built');

/**
 * A function that moves the date of what should have happened and has not: before `built` (cancelled is no such status) and
 * effective on or before the portfolio's `as_of`, a project becomes effective the day after `as_of` plus the slip of its status, else of its type.
 */
export function settler(portfolio: Portfolio): (state: ProjectState) => Settled {
  const { as_of: day, slip_days: slips } = portfolio;
  if (day == null) return (state) => ({ state, pastDate: false });

  const asOf = dayNumber(day);
  const nextDay = asOf + 1;
  return (state) => {
    const open = STATUSES.indexOf(state.status) < BUILT;
    if (!open || state.effective === null || state.effective > asOf) return { state, pastDate: false };
    const type = state.project.type;
    const ofType = type != null && slips != null && Object.hasOwn(slips, type) ? slips[type]! : 0;
    const slip = statusDefault(portfolio, state.status).slip_days ?? ofType;
    return { state: { ...state, effective: nextDay + slip }, pastDate: true };
  };
}
