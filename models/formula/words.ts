import type { Expression, Operator } from './expression.ts';

const SIGN: Readonly<Record<Operator, string>> = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ', '^': ' ^ ' };
const RANK: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 };
const NEGATIVE = 3;
const ATOM = 5;

/** A formula in words: symbols by their labels, with × ÷ − and only the brackets it needs. */
export function wordsOf(expression: Expression, labelOf: (symbol: string) => string): string {
  const inside = (part: Expression) => wordsOf(part, labelOf);
  const bracketed = (part: Expression, least: number) => (rankOf(part) < least ? `(${inside(part)})` : inside(part));
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'symbol':
      return labelOf(expression.name);
    case 'negative':
      return `−${bracketed(expression.of, NEGATIVE)}`;
    case 'binary': {
      const rank = RANK[expression.op];
      // `a − (b − c)` needs its bracket, `a + b + c` none; a power binds to the right.
      const [left, right] = expression.op === '^' ? [ATOM, NEGATIVE] : [rank, rank + 1];
      return bracketed(expression.left, left) + SIGN[expression.op] + bracketed(expression.right, right);
    }
    case 'call':
      return `${expression.name}(${expression.args.map(inside).join(', ')})`;
    case 'choice': {
      const test = `${bracketed(expression.left, 1)} ${expression.op} ${bracketed(expression.right, 1)}`;
      return `${test} ? ${bracketed(expression.yes, 1)} : ${bracketed(expression.no, 1)}`;
    }
  }
}

function rankOf(expression: Expression): number {
  switch (expression.kind) {
    case 'binary':
      return RANK[expression.op];
    case 'negative':
      return NEGATIVE;
    case 'choice':
      return 0;
    case 'number':
      return expression.value < 0 ? NEGATIVE : ATOM;
    default:
      return ATOM;
  }
}
