import type { Comparison, Expression, Operator } from './expression.ts';

const SIGN: Readonly<Record<Exclude<Operator, '/' | '^'>, string>> = { '+': '+', '-': '−', '*': '×' };
const COMPARISON: Readonly<Record<Comparison, string>> = {
  '<': '&lt;',
  '<=': '≤',
  '>': '&gt;',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
};

/** Presentational MathML of `name = expression`, symbols by their labels. Every label is escaped: it may stand in a page as it is. */
export function mathmlOf(name: string, expression: Expression, labelOf: (symbol: string) => string): string {
  const body = `${label(labelOf(name))}<mo>=</mo>${write(expression, labelOf)}`;
  return `<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mrow>${body}</mrow></math>`;
}

function write(expression: Expression, labelOf: (symbol: string) => string): string {
  const inside = (part: Expression) => write(part, labelOf);
  switch (expression.kind) {
    case 'number':
      return `<mn>${expression.value}</mn>`;
    case 'symbol':
      return label(labelOf(expression.name));
    case 'negative':
      return row('<mo>−</mo>', bracketed(expression.of, isSum(expression.of), inside));
    case 'binary':
      return binary(expression.op, expression.left, expression.right, inside);
    case 'call':
      return call(expression.name, expression.args.map(inside));
    case 'choice':
      return cases(
        inside(expression.yes),
        row(inside(expression.left), `<mo>${COMPARISON[expression.op]}</mo>`, inside(expression.right)),
        inside(expression.no),
      );
  }
}

function binary(op: Operator, left: Expression, right: Expression, inside: (part: Expression) => string): string {
  switch (op) {
    case '/':
      return `<mfrac>${row(inside(left))}${row(inside(right))}</mfrac>`;
    case '^':
      return `<msup>${row(bracketed(left, left.kind !== 'symbol' && left.kind !== 'number', inside))}${row(inside(right))}</msup>`;
    case '*':
      return row(bracketed(left, isSum(left), inside), `<mo>${SIGN[op]}</mo>`, bracketed(right, isSum(right), inside));
    case '+':
      return row(inside(left), `<mo>${SIGN[op]}</mo>`, inside(right));
    case '-':
      return row(inside(left), `<mo>${SIGN[op]}</mo>`, bracketed(right, isSum(right), inside));
  }
}

function isSum(expression: Expression): boolean {
  if (expression.kind === 'binary') return expression.op === '+' || expression.op === '-';
  return expression.kind === 'negative' || expression.kind === 'choice';
}

function call(name: string, args: readonly string[]): string {
  if (name === 'sqrt') return `<msqrt>${args.join('')}</msqrt>`;
  if (name === 'abs') return row('<mo>|</mo>', ...args, '<mo>|</mo>');
  return row(`<mi>${name}</mi>`, '<mo>(</mo>', args.join('<mo>,</mo>'), '<mo>)</mo>');
}

function cases(yes: string, test: string, no: string): string {
  const lines = `<mtr><mtd>${yes}</mtd><mtd>${test}</mtd></mtr><mtr><mtd>${no}</mtd><mtd></mtd></mtr>`;
  return row('<mo>{</mo>', `<mtable>${lines}</mtable>`);
}

function bracketed(part: Expression, needed: boolean, inside: (part: Expression) => string): string {
  return needed ? row('<mo>(</mo>', inside(part), '<mo>)</mo>') : inside(part);
}

function row(...parts: readonly string[]): string {
  return `<mrow>${parts.join('')}</mrow>`;
}

function label(text: string): string {
  return `<mtext>${escaped(text)}</mtext>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)!};`);
}
