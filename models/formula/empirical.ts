import { fromCoherent } from './conversion.ts';
import { type Dimension, PLAIN, isPlain } from './dimension.ts';
import { dimensionOf } from './dimension-of.ts';
import type { Expression } from './expression.ts';
import { nearest } from './nearest.ts';
import { refuse } from './refusal.ts';
import { type Unit, readUnit, sameKind } from './unit.ts';
import { unitText } from './unit-text.ts';

/** A line whose equation was fitted to numbers: each symbol is taken as a plain number in the unit it expects. */
export interface EmpiricalLine {
  readonly unit: string;
  readonly expects: Readonly<Record<string, string>>;
}

/**
 * Makes an equation of plain numbers out of a line: every symbol in the unit it expects, the result in the line's unit. Refuses a
 * symbol that has a dimension and no expected unit, an expected symbol the line does not use, and an expected unit of another kind.
 */
export function fitLine(
  { unit, expects }: EmpiricalLine,
  expression: Expression,
  symbols: readonly string[],
  dimensions: ReadonlyMap<string, Dimension>,
): { expression: Expression; unit: Unit } {
  const stray = Object.keys(expects).find((symbol) => !symbols.includes(symbol));
  if (stray !== undefined) refuse('expects-unknown', { symbol: stray, suggestion: nearest(stray, symbols) });
  const expected = new Map(Object.entries(expects).map(([symbol, text]) => [symbol, readUnit(text)]));
  for (const symbol of symbols) checkExpected(symbol, dimensions.get(symbol)!, expected.get(symbol));
  const fitted = fittedSymbols(expression, expected);
  const result = dimensionOf(fitted, () => PLAIN) ?? PLAIN;
  if (!isPlain(result)) refuse('plain-number-needed', { name: '=', unit: unitText(result) });
  return { expression: fitted, unit: readUnit(unit) };
}

function checkExpected(symbol: string, dimension: Dimension, expected: Unit | undefined): void {
  if (expected === undefined) {
    if (!isPlain(dimension)) refuse('expects-missing', { symbol, unit: unitText(dimension) });
    return;
  }
  if (!sameKind(expected, { ...expected, dimension }))
    refuse('unit-mismatch', { found: unitText(dimension), wanted: expected.text });
}

function fittedSymbols(expression: Expression, expected: ReadonlyMap<string, Unit>): Expression {
  const inside = (part: Expression) => fittedSymbols(part, expected);
  switch (expression.kind) {
    case 'number':
      return expression;
    case 'symbol': {
      const unit = expected.get(expression.name);
      return unit === undefined ? expression : { ...expression, conversion: fromCoherent(unit) };
    }
    case 'negative':
      return { ...expression, of: inside(expression.of) };
    case 'binary':
      return { ...expression, left: inside(expression.left), right: inside(expression.right) };
    case 'call':
      return { ...expression, args: expression.args.map(inside) };
    case 'choice':
      return {
        ...expression,
        left: inside(expression.left),
        right: inside(expression.right),
        yes: inside(expression.yes),
        no: inside(expression.no),
      };
  }
}
