import type { Day } from './calendar.ts';
import { factorOn } from './factor.ts';
import { nearest } from './formula/nearest.ts';
import { type Answer, type Refusal, answer, refuse, within } from './formula/refusal.ts';
import type { Factor } from './method-schema.ts';
import type { Method, MethodInput } from './method-compile.ts';
import { quantityIn } from './quantity.ts';

/** Where the value of an input comes from. */
export type Origin = 'entered' | 'default' | 'factor' | 'scenario';

/** What a person entered: numbers in the input's own unit, or quantity texts (`12 万m3/h`). */
export type GivenInputs = Readonly<Record<string, number | string>>;

export interface InputValue {
  readonly input: MethodInput;
  /** In the input's own unit; `null` when an optional input is not given. */
  readonly value: number | null;
  readonly origin: Origin;
  readonly factor: Factor | null;
}

/** The value of every input: entered, else default, else the factor in force on the day. Reports every wrong or missing input at once. */
export function gatherInputs(
  method: Method,
  given: GivenInputs,
  asOf: Day,
  changed: ReadonlySet<string>,
): Answer<readonly InputValue[]> {
  const refusals: Refusal[] = unknownInputs(method, Object.keys(given));
  const values = method.inputs.flatMap((input) => {
    const value = answer(() => within({ input: input.id }, () => valueOf(input, given, asOf, changed)));
    if (value.ok) return [value.value];
    refusals.push(...value.refusals);
    return [];
  });
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, value: values };
}

/** Names no input has. */
export function unknownInputs(method: Method, names: readonly string[]): Refusal[] {
  const known = method.inputs.map(({ id }) => id);
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({ code: 'unknown-input', params: { input: name, suggestion: nearest(name, known) } }));
}

/** Refuses a value (in the input's own unit) outside what the input accepts. */
export function checkRange({ definition }: MethodInput, value: number): void {
  const { floor, ceiling, unit } = definition;
  if (value < floor || value > ceiling) refuse('out-of-range', { value, floor, ceiling, unit });
}

/** What an input has when nobody enters it. */
export function fallbackOf(input: MethodInput, asOf: Day): Omit<InputValue, 'input'> {
  if (input.factors.length > 0) {
    const factor = factorOn(input.factors, asOf);
    return { value: input.factorValues[input.factors.indexOf(factor)]!, origin: 'factor', factor };
  }
  const { default: value, optional } = input.definition;
  if (value === undefined && optional !== true) refuse('missing-input', { unit: input.definition.unit });
  return { value: value ?? null, origin: 'default', factor: null };
}

function valueOf(input: MethodInput, given: GivenInputs, asOf: Day, changed: ReadonlySet<string>): InputValue {
  const entered = Object.hasOwn(given, input.id) ? given[input.id] : undefined;
  if (entered === undefined || entered === '') return { input, ...fallbackOf(input, asOf) };
  const value = quantityIn(entered, input.unit);
  checkRange(input, value);
  return { input, value, origin: changed.has(input.id) ? 'scenario' : 'entered', factor: null };
}
