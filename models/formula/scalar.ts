import { type Conversion, convert, isIdentity } from './conversion.ts';
import type { ChoiceExpression, Comparison, Expression, Operator, SymbolExpression } from './expression.ts';
import { FUNCTIONS } from './functions.ts';

/** Values of all symbols, each in its slot, in coherent units. */
export type Slots = Float64Array;
export type Scalar = (slots: Slots) => number;
export type SlotOf = (symbol: string) => number;

/**
 * Turns an expression into a function of its symbols. A result that is not finite (1/0, √−1, overflow) becomes NaN where it arises and
 * stays NaN through whatever follows, so that no later step can hide it; only the branch a condition does not choose is forgiven.
 */
export function compileScalar(expression: Expression, slotOf: SlotOf): Scalar {
  switch (expression.kind) {
    case 'number': {
      const { value } = expression;
      return () => value;
    }
    case 'symbol':
      return compileSymbol(expression, slotOf);
    case 'negative': {
      const of = compileScalar(expression.of, slotOf);
      return (slots) => -of(slots);
    }
    case 'binary':
      return compileBinary(
        expression.op,
        compileScalar(expression.left, slotOf),
        compileScalar(expression.right, slotOf),
      );
    case 'call':
      return compileCall(
        FUNCTIONS[expression.name].compute,
        expression.args.map((argument) => compileScalar(argument, slotOf)),
      );
    case 'choice':
      return compileChoice(expression, slotOf);
  }
}

/** The number itself when finite, else NaN. */
export function finite(value: number): number {
  return value + (value - value);
}

/** Power in which NaN stays NaN (JavaScript says NaN ** 0 = 1). */
export function power(base: number, exponent: number): number {
  return Number.isNaN(base) ? NaN : finite(base ** exponent);
}

export const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

function compileSymbol({ name, conversion }: SymbolExpression, slotOf: SlotOf): Scalar {
  const slot = slotOf(name);
  if (conversion === undefined || isIdentity(conversion)) return (slots) => slots[slot]!;
  return (slots) => finite(convert(slots[slot]!, conversion));
}

function compileBinary(op: Operator, left: Scalar, right: Scalar): Scalar {
  switch (op) {
    case '+':
      return (slots) => finite(left(slots) + right(slots));
    case '-':
      return (slots) => finite(left(slots) - right(slots));
    case '*':
      return (slots) => finite(left(slots) * right(slots));
    case '/':
      return (slots) => finite(left(slots) / right(slots));
    case '^':
      return (slots) => power(left(slots), right(slots));
  }
}

function compileCall(compute: (first: number, second: number) => number, args: readonly Scalar[]): Scalar {
  const [first, ...others] = args as [Scalar, ...Scalar[]];
  if (others.length === 0) return (slots) => finite(compute(first(slots), NaN));
  return (slots) => finite(others.reduce((value, argument) => compute(value, argument(slots)), first(slots)));
}

function compileChoice(expression: ChoiceExpression, slotOf: SlotOf): Scalar {
  const holds = COMPARE[expression.op];
  const left = compileScalar(expression.left, slotOf);
  const right = compileScalar(expression.right, slotOf);
  const yes = compileScalar(expression.yes, slotOf);
  const no = compileScalar(expression.no, slotOf);
  return (slots) => {
    const a = left(slots);
    const b = right(slots);
    if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
    return holds(a, b) ? yes(slots) : no(slots);
  };
}

/** A conversion of a whole result, or the result itself when there is nothing to convert. */
export function converted(compute: Scalar, conversion: Conversion): Scalar {
  return isIdentity(conversion) ? compute : (slots) => finite(convert(compute(slots), conversion));
}
