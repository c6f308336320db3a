import { type Expression, partsOf } from './expression.ts';
import { type SlotOf, type Slots, compileScalar } from './scalar.ts';
import { wordsOf } from './words.ts';

/** The innermost part that is not finite although everything in it is, as text: `1 ÷ (a − b)`. */
export function notFinitePart(expression: Expression, slotOf: SlotOf, slots: Slots): string {
  const fails = (part: Expression) => Number.isNaN(compileScalar(part, slotOf)(slots));
  let part = expression;
  for (let below: Expression | undefined = part; below !== undefined; below = partsOf(part).find(fails)) part = below;
  return wordsOf(part, (symbol) => symbol);
}
