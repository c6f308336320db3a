import { isDeepStrictEqual } from 'node:util';
import { isOwnKey } from './own-key.ts';

/**
 * The trail of changes as algebra: what stood before and after an event. The same events serve history, going back, undoing a batch and the
 * ledger of a past day.
 */

/** One field that changed; values are those of the record. */
export interface Change {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** One event about one thing. `create`, `delete` and `restore` say by their name whether it is there; everything else changes fields. */
export interface ChangeEvent {
  readonly action: string;
  readonly changes: readonly Change[];
}

/** What stands: the fields, and whether the thing is among the living. Null = it was never entered. */
export interface Standing<Fields> {
  readonly fields: Fields;
  readonly deleted: boolean;
}

/** What stood before an event. Fields the thing does not have (papers, notes about it) are none of its state. */
export function takenBack<Fields extends object>(
  after: Standing<Fields>,
  { action, changes }: ChangeEvent,
): Standing<Fields> | null {
  if (action === 'create') return null;
  if (action === 'delete') return { ...after, deleted: false };
  if (action === 'restore') return { ...after, deleted: true };
  return { ...after, fields: withFields(after.fields, changes, 'from') };
}

/** What stands after an event; `blank` is a thing that says nothing yet. */
export function carriedOut<Fields extends object>(
  before: Standing<Fields> | null,
  { action, changes }: ChangeEvent,
  blank: Fields,
): Standing<Fields> {
  if (action === 'create') return { fields: withFields(blank, changes, 'to'), deleted: false };
  const standing = before ?? { fields: blank, deleted: false };
  if (action === 'delete') return { ...standing, deleted: true };
  if (action === 'restore') return { ...standing, deleted: false };
  return { ...standing, fields: withFields(standing.fields, changes, 'to') };
}

/** Does the event move the state of a thing with these fields (and so raise its version)? */
export function movesState({ action, changes }: ChangeEvent, fields: object): boolean {
  return ['create', 'delete', 'restore'].includes(action) || changes.some(({ field }) => isState(field, fields));
}

/** What several events did to one thing, taken together. */
export interface NetChange {
  /** `entered` and `brought-back` were not there before, `removed` is not there after, `changed` was there all along. */
  readonly kind: 'entered' | 'brought-back' | 'removed' | 'changed' | 'nothing';
  /** First value → last value of every field that ends up different. */
  readonly changes: readonly Change[];
}

/** The events of one thing, the earliest first, as one change. */
export function netChange(events: readonly ChangeEvent[]): NetChange {
  const [first, last] = [events[0]?.action, events.at(-1)?.action];
  const fields = new Map<string, Change>();
  for (const { field, from, to } of events.flatMap(({ changes }) => changes))
    fields.set(field, { field, from: fields.has(field) ? fields.get(field)!.from : from, to });
  const changes = [...fields.values()].filter(({ from, to }) => !isDeepStrictEqual(from, to));
  const before = first !== 'create' && first !== 'restore';
  const after = last !== 'delete';
  if (before && after) return { kind: changes.length > 0 ? 'changed' : 'nothing', changes };
  if (!before && !after) return { kind: 'nothing', changes: [] };
  if (before) return { kind: 'removed', changes };
  return { kind: first === 'create' ? 'entered' : 'brought-back', changes };
}

function withFields<Fields extends object>(fields: Fields, changes: readonly Change[], side: 'from' | 'to'): Fields {
  const known = changes.filter(({ field }) => isState(field, fields));
  if (known.length === 0) return fields;
  const changed = { ...fields, ...Object.fromEntries(known.map((change) => [change.field, change[side]])) };
  // An own field that says nothing is not there.
  const emptied = known.filter((change) => isOwnKey(change.field) && (change[side] ?? null) === null);
  for (const { field } of emptied) Reflect.deleteProperty(changed, field);
  return changed;
}

/** A field the thing has, or one of the city's own, which are there only while they say something. */
function isState(field: string, fields: object): boolean {
  return field in fields || isOwnKey(field);
}
