import type { Day } from './calendar.ts';
import { convert } from './formula/conversion.ts';
import { type Answer, answer, refuse } from './formula/refusal.ts';
import { runProgram } from './formula/run-program.ts';
import type { Slots } from './formula/scalar.ts';
import type { Method, MethodOutput } from './method-compile.ts';
import { type GivenInputs, type InputValue, gatherInputs } from './method-inputs.ts';

/** A method worked out: what `evaluateMethod` reports, before it is explained. */
export interface Worked {
  readonly inputs: readonly InputValue[];
  readonly slots: Slots;
  readonly outputs: readonly { readonly id: string; readonly unit: string; readonly value: number }[];
}

/** The numbers of `evaluateMethod` without the explanation. */
export function workMethod(
  method: Method,
  given: GivenInputs,
  asOf: Day,
  changed: ReadonlySet<string> = new Set(),
): Answer<Worked> {
  const gathered = gatherInputs(method, given, asOf, changed);
  if (!gathered.ok) return gathered;
  const inputs = gathered.value;
  return answer(() => {
    const skip = missingParts(method, inputs);
    const slots = runProgram(method.program, coherentValues(method, inputs), skip);
    const wanted = method.outputs.filter(({ id }) => !skip.has(id));
    if (wanted.every(({ show }) => show)) refuse('no-result', { inputs: [...method.dependents.keys()].join(', ') });
    return { inputs, slots, outputs: wanted.map((output) => outputOf(method, output, slots)) };
  });
}

/** Names of inputs, lines and outputs that cannot be had because an optional input is missing. */
function missingParts(method: Method, inputs: readonly InputValue[]): ReadonlySet<string> {
  const missing = inputs.filter(({ value }) => value === null);
  return new Set(missing.flatMap(({ input }) => [...method.dependents.get(input.id)!]));
}

/** Values of inputs and constants in coherent units, in slot order; NaN where an optional input is missing. */
function coherentValues(method: Method, inputs: readonly InputValue[]): number[] {
  return [
    ...inputs.map(({ input, value }) => (value === null ? NaN : convert(value, input.coherent))),
    ...method.constants.map(({ coherentValue }) => coherentValue),
  ];
}

function outputOf(method: Method, output: MethodOutput, slots: Slots): Worked['outputs'][number] {
  const value = convert(slots[output.slot]!, output.shown);
  checkShare(method, output, value);
  return { id: output.id, unit: output.unit.text, value };
}

/** Refuses a control that is not a share. */
export function checkShare({ form }: Method, { id, show }: MethodOutput, value: number): void {
  if (form === 'control' && !show && !(value >= 0 && value <= 1)) refuse('share-range', { output: id, value });
}
