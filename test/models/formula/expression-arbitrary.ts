import fc from 'fast-check';

/** Values of the symbols a, b, c. */
export interface Symbols {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** A generated formula: its text, and what JavaScript itself makes of it. A step that is not finite throws `NotFinite`. */
export interface Generated {
  readonly text: string;
  readonly direct: (symbols: Symbols) => number;
}

export class NotFinite extends Error {}

const LEAVES = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map((name): Generated => ({
    text: name,
    direct: (symbols) => symbols[name],
  })),
  fc.integer({ min: 0, max: 9_999_999 }).map((whole): Generated => {
    const text = String(whole / 100);
    return { text, direct: () => Number(text) };
  }),
);

const BINARY: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '^': (left, right) => left ** right,
};

const ONE: Readonly<Record<string, (value: number) => number>> = {
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: Math.log,
  log10: Math.log10,
  floor: Math.floor,
  ceil: Math.ceil,
};

const TWO: Readonly<Record<string, (left: number, right: number) => number>> = {
  min: Math.min,
  max: Math.max,
  pow: (left, right) => left ** right,
};

const COMPARE: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
};

/** Formulas of plain numbers over a, b, c, bracketed so that only the meaning of each part is at stake. */
export const generatedFormula: fc.Arbitrary<Generated> = fc
  .letrec<{ formula: Generated }>((tie) => {
    const inner = tie('formula');
    const binary = fc
      .tuple(fc.constantFrom(...Object.keys(BINARY)), inner, inner)
      .map(([op, left, right]) => both(`(${left.text} ${op} ${right.text})`, BINARY[op]!, left, right));
    const negative = inner.map((of): Generated => ({
      text: `(-${of.text})`,
      direct: (symbols) => -of.direct(symbols),
    }));
    const one = fc.tuple(fc.constantFrom(...Object.keys(ONE)), inner).map(([name, of]): Generated => ({
      text: `${name}(${of.text})`,
      direct: (symbols) => finite(ONE[name]!(of.direct(symbols))),
    }));
    const two = fc
      .tuple(fc.constantFrom(...Object.keys(TWO)), inner, inner)
      .map(([name, left, right]) => both(`${name}(${left.text}, ${right.text})`, TWO[name]!, left, right));
    const choice = fc
      .tuple(fc.constantFrom(...Object.keys(COMPARE)), inner, inner, inner, inner)
      .map(([op, left, right, yes, no]): Generated => ({
        text: `(${left.text} ${op} ${right.text} ? ${yes.text} : ${no.text})`,
        direct: (symbols) => (COMPARE[op]!(left.direct(symbols), right.direct(symbols)) ? yes : no).direct(symbols),
      }));
    return {
      formula: fc.oneof({ depthSize: 'small', withCrossShrink: true }, LEAVES, binary, negative, one, two, choice),
    };
  })
  .formula.filter(({ text }) => text.length <= 500 && nesting(text) <= 9);

function both(
  text: string,
  compute: (left: number, right: number) => number,
  left: Generated,
  right: Generated,
): Generated {
  return { text, direct: (symbols) => finite(compute(left.direct(symbols), right.direct(symbols))) };
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new NotFinite();
  return value;
}

function nesting(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const character of text) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
