import { isDay, addDays } from '../words/day.ts';
import { fieldOf, type Field } from './fields.ts';
import { enteredFields, type OwnField } from './own-field.ts';
import type { ProjectInput } from './project-schema.ts';
import { may, type Holder } from './roles.ts';

/**
 * One action over many projects. Steps, stable-run days, quantities and approved amounts need evidence or a signature and are never
 * set in bulk.
 */
export type BulkChange =
  | { readonly field: string; readonly op: 'set'; readonly value: unknown }
  | { readonly field: string; readonly op: 'clear' }
  | { readonly field: string; readonly op: 'add' | 'remove'; readonly tag: string }
  | { readonly field: string; readonly op: 'shift'; readonly days: number };
export type BulkOperator = BulkChange['op'];

/** What a branch reports of its own projects; the rest it asks the city for. */
const REPORTED = ['progress', 'started', 'finished', 'problem', 'lead', 'owner', 'phone'] as const;
const PLANNED = [
  'start', 'finish', 'run', 'until', 'uptime', 'process', 'industry', 'area', 'zone', 'counted', 'mandate', 'mandate_doc', 'life', 'rate', 'fund_no', 'tags',
] as const; // prettier-ignore

/** The fields a role may change in bulk, in the order of the form; the city's own ones come last. */
export function bulkFields(role: Holder, own: readonly OwnField[]): readonly Field[] {
  const entered = enteredFields(own).map(({ key }) => key);
  const keys: readonly string[] = may(role, 'project.ask') ? REPORTED : [...REPORTED, ...PLANNED, ...entered];
  return keys.map((key) => fieldOf(key)!);
}

/** A project cannot do without these. */
const NEVER_EMPTY = new Set(['uptime', 'zone']);

/** What can be done to a field of many projects at once. */
export function bulkOperators(field: Field): readonly BulkOperator[] {
  if (field.kind === 'tags') return ['add', 'remove', 'clear'];
  const clear: readonly BulkOperator[] = NEVER_EMPTY.has(field.key) ? [] : ['clear'];
  return field.kind === 'day' ? ['set', 'shift', ...clear] : ['set', ...clear];
}

/** Why a project stays out of a bulk edit whatever is changed: its life is over. */
export function closedToBulk(step: string): boolean {
  return step === 'cancelled' || step === 'closed';
}

/** What a project says of its progress on the as-of day. */
const SAID = ['progress', 'problem'] as const;
/** Days that belong to the month they lie in. */
const DATED = ['started', 'finished'] as const;
type Told = Pick<ProjectInput, (typeof SAID)[number] | (typeof DATED)[number]>;

/** The closed month a change would reach into; null when it touches none. Such a month changes by a report with the reason of the correction. */
export function closedMonthOf(before: Told, after: Told, closed: ReadonlySet<string>, asOf: string): string | null {
  const said = SAID.some((field) => before[field] !== after[field]) ? [asOf] : [];
  const dated = DATED.filter((field) => before[field] !== after[field]).flatMap((field) => [
    before[field],
    after[field],
  ]);
  const months = [...said, ...dated].flatMap((day) => (day === null ? [] : [day.slice(0, 7)]));
  return months.find((month) => closed.has(month)) ?? null;
}

/** A project with the changes made; a day that is not there cannot be shifted and stays empty. */
export function bulkApplied(input: ProjectInput, changes: readonly BulkChange[]): ProjectInput {
  return changes.reduce<ProjectInput>((project, change) => {
    const now = (project as Readonly<Record<string, unknown>>)[change.field];
    return { ...project, [change.field]: changed(now, change) };
  }, input);
}

function changed(now: unknown, change: BulkChange): unknown {
  switch (change.op) {
    case 'set':
      return change.value;
    case 'clear':
      return Array.isArray(now) ? [] : null;
    case 'shift':
      return typeof now === 'string' && isDay(now) ? addDays(now, change.days) : now;
    case 'add':
      return [...tags(now).filter((tag) => tag !== change.tag), change.tag];
    case 'remove':
      return tags(now).filter((tag) => tag !== change.tag);
  }
}

const tags = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);
