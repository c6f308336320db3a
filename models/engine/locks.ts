import { STATUSES } from '../vocabulary.ts';
import type { Portfolio, Select } from '../portfolio.ts';
import { baselineStates, type ProjectState } from './project-state.ts';
import { selector } from './select.ts';

/** `keep`: must stay in (必须保留); `bar`: must not be taken (不得采用). Whom it is about is read against the programme as it stands. */
export interface Lock {
  readonly kind: 'keep' | 'bar';
  readonly select: Select;
}

/** Numbers of the real projects (`group ?? id`) that must stay and that must not be taken, each in code-unit order. */
export interface LockedProjects {
  readonly keep: readonly string[];
  readonly bar: readonly string[];
}

/** A locked project that the changes treat otherwise than its lock says. */
export interface Breach {
  readonly kind: Lock['kind'];
  readonly project: string;
}

const PLANNED = STATUSES.indexOf('planned');
const CANCELLED = STATUSES.indexOf('cancelled');

/** Whom the locks are about. A project that is both kept and barred stands in both lists: that is for the caller to refuse. */
export function lockedProjects(portfolio: Portfolio, locks: readonly Lock[]): LockedProjects {
  if (locks.length === 0) return { keep: [], bar: [] };
  const states = baselineStates(portfolio);
  const of = (kind: Lock['kind']): readonly string[] => {
    const wanted = locks.filter((lock) => lock.kind === kind).map(({ select }) => selector(select));
    return [...new Set(states.filter((state) => wanted.some((test) => test(state))).map(numberOf))].sort();
  };
  return { keep: of('keep'), bar: of('bar') };
}

/**
 * Locks that the projects, as a scenario leaves them, break: a kept one that is excluded or cancelled in any of its entries, a barred one
 * of which some entry stands in book planned.
 */
export function breaches(states: readonly ProjectState[], { keep, bar }: LockedProjects): readonly Breach[] {
  const [kept, barred] = [new Set(keep), new Set(bar)];
  const found = new Map<string, Breach>();
  for (const state of states) {
    const project = numberOf(state);
    const status = STATUSES.indexOf(state.status);
    const gone = state.excluded || status === CANCELLED;
    const taken = !gone && status >= PLANNED;
    if (gone && kept.has(project)) found.set(`keep ${project}`, { kind: 'keep', project });
    if (taken && barred.has(project)) found.set(`bar ${project}`, { kind: 'bar', project });
  }
  return [...found.values()];
}

function numberOf({ project }: ProjectState): string {
  return project.group ?? project.id;
}
