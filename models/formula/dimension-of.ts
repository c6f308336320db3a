import { type Dimension, PLAIN, combine, isPlain, raise, sameDimension } from './dimension.ts';
import type { Expression } from './expression.ts';
import { FUNCTIONS } from './functions.ts';
import { refuse } from './refusal.ts';
import { unitText } from './unit-text.ts';

/** Dimension of a declared symbol. */
export type DimensionsOfSymbols = (symbol: string) => Dimension;

/**
 * Dimension of what an expression computes; `null` for a literal 0, which fits anywhere (`max(0, a - b)`). Refuses sums and comparisons
 * of unlike quantities, functions of quantities with a unit, and powers whose exponent is not a plain constant.
 */
export function dimensionOf(expression: Expression, symbols: DimensionsOfSymbols): Dimension | null {
  const below = (part: Expression) => dimensionOf(part, symbols);
  switch (expression.kind) {
    case 'number':
      return expression.value === 0 ? null : PLAIN;
    case 'symbol':
      return symbols(expression.name);
    case 'negative':
      return below(expression.of);
    case 'binary':
      return ofBinary(expression.op, below(expression.left), below(expression.right), expression.right);
    case 'call':
      return ofCall(expression.name, expression.args.map(below));
    case 'choice':
      alike(expression.op, [below(expression.left), below(expression.right)]);
      return alike('?:', [below(expression.yes), below(expression.no)]);
  }
}

function ofBinary(op: string, left: Dimension | null, right: Dimension | null, exponent: Expression): Dimension | null {
  switch (op) {
    case '*':
      return combine(left ?? PLAIN, right ?? PLAIN);
    case '/':
      return combine(left ?? PLAIN, right ?? PLAIN, -1);
    case '^':
      return ofPower(left ?? PLAIN, right ?? PLAIN, exponent);
    default:
      return alike(op, [left, right]);
  }
}

function ofPower(base: Dimension, exponent: Dimension, expression: Expression): Dimension {
  if (!isPlain(exponent)) refuse('exponent-not-plain', { unit: unitText(exponent) });
  if (isPlain(base)) return PLAIN;
  const value = constantValue(expression);
  if (value === null) refuse('exponent-not-constant', { unit: unitText(base) });
  return raise(base, value);
}

/** The number a literal, a negative literal or a quotient of literals stands for. */
function constantValue(expression: Expression): number | null {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'negative') return negated(constantValue(expression.of));
  if (expression.kind !== 'binary' || expression.op !== '/') return null;
  const [above, under] = [constantValue(expression.left), constantValue(expression.right)];
  return above === null || under === null || under === 0 ? null : above / under;
}

function negated(value: number | null): number | null {
  return value === null ? null : -value;
}

function ofCall(name: keyof typeof FUNCTIONS, args: readonly (Dimension | null)[]): Dimension | null {
  const { rule } = FUNCTIONS[name];
  if (rule === 'same') return alike(name, args);
  if (rule === 'root') return raise(args[0] ?? PLAIN, 0.5);
  const withUnit = args.find((one) => one !== null && !isPlain(one));
  if (withUnit) refuse('plain-number-needed', { name, unit: unitText(withUnit) });
  return PLAIN;
}

function alike(operation: string, dimensions: readonly (Dimension | null)[]): Dimension | null {
  const known = dimensions.filter((one) => one !== null);
  const [first] = known;
  if (first === undefined) return null;
  const other = known.find((one) => !sameDimension(one, first));
  if (other) refuse('units-differ', { operation, left: unitText(first), right: unitText(other) });
  return first;
}
