import { notFinitePart } from './not-finite.ts';
import type { Program } from './program.ts';
import { refuse } from './refusal.ts';
import type { Slots } from './scalar.ts';

/**
 * Computes every line of a program in order; `given` holds the given symbols in coherent units. `skip` names lines left out because an
 * optional input is missing. Refuses a line that is not finite, naming the part in which that arose.
 */
export function runProgram(program: Program, given: ArrayLike<number>, skip?: ReadonlySet<string>): Slots {
  const slots = new Float64Array(program.slots.size).fill(NaN);
  slots.set(given);
  for (const { name, slot, compute, computed } of program.lines) {
    if (skip?.has(name)) continue;
    const value = compute(slots);
    if (Number.isNaN(value))
      refuse('not-finite', {
        line: name,
        part: notFinitePart(computed, (symbol) => program.slots.get(symbol)!, slots),
      });
    slots[slot] = value;
  }
  return slots;
}
