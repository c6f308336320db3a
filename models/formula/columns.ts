import { type Conversion, convert, isIdentity } from './conversion.ts';
import type { ChoiceExpression, Expression, Operator, SymbolExpression } from './expression.ts';
import { FUNCTIONS } from './functions.ts';
import { COMPARE, type SlotOf, finite, power } from './scalar.ts';

/** Rows worked on at a time: every intermediate column stays in the processor's cache, however many projects there are. */
export const BLOCK = 1024;

/** One block of every symbol's column, each in its slot, in coherent units. */
export type Block = Float64Array[];

/** Computes `rows` rows of a block; the result is a column of length `BLOCK` that is overwritten by the next call. */
export type Column = (block: Block, rows: number) => Float64Array;

/** The same arithmetic as `compileScalar`, in the same order, on columns: equal bit for bit. Both branches of a condition are computed. */
export function compileColumn(expression: Expression, slotOf: SlotOf): Column {
  switch (expression.kind) {
    case 'number': {
      const column = new Float64Array(BLOCK).fill(expression.value);
      return () => column;
    }
    case 'symbol':
      return compileSymbol(expression, slotOf);
    case 'negative':
      return mapped(compileColumn(expression.of, slotOf), (value) => -value);
    case 'binary':
      return compileBinary(
        expression.op,
        compileColumn(expression.left, slotOf),
        compileColumn(expression.right, slotOf),
      );
    case 'call':
      return compileCall(
        FUNCTIONS[expression.name].compute,
        expression.args.map((argument) => compileColumn(argument, slotOf)),
      );
    case 'choice':
      return compileChoice(expression, slotOf);
  }
}

export function convertedColumn(compute: Column, conversion: Conversion): Column {
  return isIdentity(conversion) ? compute : mapped(compute, (value) => finite(convert(value, conversion)));
}

function compileSymbol({ name, conversion }: SymbolExpression, slotOf: SlotOf): Column {
  const slot = slotOf(name);
  const read: Column = (block) => block[slot]!;
  return conversion === undefined ? read : convertedColumn(read, conversion);
}

// One loop per operator, written out: a loop shared by several operators is slower by a factor of ten.
function compileBinary(op: Operator, left: Column, right: Column): Column {
  const out = new Float64Array(BLOCK);
  switch (op) {
    case '+':
      return (block, rows) => {
        const [a, b] = [left(block, rows), right(block, rows)];
        for (let row = 0; row < rows; row++) out[row] = finite(a[row]! + b[row]!);
        return out;
      };
    case '-':
      return (block, rows) => {
        const [a, b] = [left(block, rows), right(block, rows)];
        for (let row = 0; row < rows; row++) out[row] = finite(a[row]! - b[row]!);
        return out;
      };
    case '*':
      return (block, rows) => {
        const [a, b] = [left(block, rows), right(block, rows)];
        for (let row = 0; row < rows; row++) out[row] = finite(a[row]! * b[row]!);
        return out;
      };
    case '/':
      return (block, rows) => {
        const [a, b] = [left(block, rows), right(block, rows)];
        for (let row = 0; row < rows; row++) out[row] = finite(a[row]! / b[row]!);
        return out;
      };
    case '^':
      return paired(left, right, power);
  }
}

function compileCall(compute: (first: number, second: number) => number, args: readonly Column[]): Column {
  const [first, ...others] = args as [Column, ...Column[]];
  if (others.length === 0) return mapped(first, (value) => finite(compute(value, NaN)));
  return others.reduce((column, argument) => paired(column, argument, (a, b) => finite(compute(a, b))), first);
}

function compileChoice(expression: ChoiceExpression, slotOf: SlotOf): Column {
  const holds = COMPARE[expression.op];
  const left = compileColumn(expression.left, slotOf);
  const right = compileColumn(expression.right, slotOf);
  const yes = compileColumn(expression.yes, slotOf);
  const no = compileColumn(expression.no, slotOf);
  const out = new Float64Array(BLOCK);
  return (block, rows) => {
    const [a, b, chosen, other] = [left(block, rows), right(block, rows), yes(block, rows), no(block, rows)];
    for (let row = 0; row < rows; row++) {
      const comparable = !Number.isNaN(a[row]!) && !Number.isNaN(b[row]!);
      out[row] = comparable ? (holds(a[row]!, b[row]!) ? chosen[row]! : other[row]!) : NaN;
    }
    return out;
  };
}

function mapped(of: Column, compute: (value: number) => number): Column {
  const out = new Float64Array(BLOCK);
  return (block, rows) => {
    const values = of(block, rows);
    for (let row = 0; row < rows; row++) out[row] = compute(values[row]!);
    return out;
  };
}

function paired(left: Column, right: Column, compute: (a: number, b: number) => number): Column {
  const out = new Float64Array(BLOCK);
  return (block, rows) => {
    const [a, b] = [left(block, rows), right(block, rows)];
    for (let row = 0; row < rows; row++) out[row] = compute(a[row]!, b[row]!);
    return out;
  };
}
