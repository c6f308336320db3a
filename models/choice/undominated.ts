import type { BlockState } from './blocks.ts';
import type { Tie } from './tie.ts';

/**
 * The states in whose place no other could always stand: one that costs no more, in either cost, and brings each row no less of what it asks for
 * and no more of what it limits. Of equals the first stays.
 */
export function undominated(
  states: readonly BlockState[],
  rows: readonly Pick<Tie, 'lower' | 'upper'>[],
): readonly BlockState[] {
  const stands = (one: BlockState, other: BlockState): boolean =>
    one.cost <= other.cost &&
    one.second <= other.second &&
    rows.every(
      ({ lower, upper }, place) =>
        (lower === -Infinity || one.brings[place]! >= other.brings[place]!) &&
        (upper === Infinity || one.brings[place]! <= other.brings[place]!),
    );
  return states.filter(
    (state, at) =>
      !states.some((other, place) => place !== at && stands(other, state) && (place < at || !stands(state, other))),
  );
}
