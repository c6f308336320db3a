import { dayNumber } from '../calendar.ts';
import type { Select } from '../portfolio.ts';
import type { ProjectState } from './project-state.ts';

type Wanted = readonly string[] | string | undefined;
type Test = (state: ProjectState) => boolean;

/**
 * Turns a select object into a test of project states: every given key must match, a list means "any of", dates are inclusive
 * and never match a project without one. An empty select matches every project.
 */
export function selector(select: Select): Test {
  const { effective_after: after, effective_before: before } = select;
  const tests = [
    oneOf(select.id, (state) => state.project.id),
    oneOf(select.group, (state) => state.project.group),
    oneOf(select.zone, (state) => state.zone),
    oneOf(select.category, (state) => state.project.category),
    oneOf(select.type, (state) => state.project.type),
    oneOf(select.status, (state) => state.status),
    oneOf(select.district, (state) => state.project.district),
    oneOf(select.source, (state) => state.project.source),
    tagged(select.tag),
    dated(after, (effective, bound) => effective >= bound),
    dated(before, (effective, bound) => effective <= bound),
  ].filter((test) => test !== null);
  const [first, second, ...others] = tests;
  // Most selects have one key or none, and thousands of projects are asked.
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (others.length === 0) return (state) => first(state) && second(state);
  return (state) => tests.every((test) => test(state));
}

function oneOf(wanted: Wanted, read: (state: ProjectState) => string | null | undefined): Test | null {
  if (wanted === undefined) return null;
  const list = typeof wanted === 'string' ? [wanted] : wanted;
  if (list.length === 1) return (state) => read(state) === list[0];
  const accepted = new Set(list);
  return (state) => {
    const value = read(state);
    return value != null && accepted.has(value);
  };
}

function tagged(wanted: Wanted): Test | null {
  if (wanted === undefined) return null;
  const accepted = new Set(typeof wanted === 'string' ? [wanted] : wanted);
  return (state) => state.project.tags?.some((tag) => accepted.has(tag)) ?? false;
}

function dated(day: string | undefined, holds: (effective: number, bound: number) => boolean): Test | null {
  if (day === undefined) return null;
  const bound = dayNumber(day);
  return (state) => state.effective !== null && holds(state.effective, bound);
}
