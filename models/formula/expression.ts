import type { Conversion } from './conversion.ts';
import type { FunctionName } from './functions.ts';

export type Operator = '+' | '-' | '*' | '/' | '^';
export const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** The only things a formula can be made of. Nothing here can loop, call out or name anything but a declared symbol. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | SymbolExpression
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly op: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] }
  | ChoiceExpression;

/** A declared name. In an empirical line it carries the conversion into the unit that the line expects. */
export interface SymbolExpression {
  readonly kind: 'symbol';
  readonly name: string;
  readonly conversion?: Conversion;
}

/** `test ? yes : no`. */
export interface ChoiceExpression {
  readonly kind: 'choice';
  readonly op: Comparison;
  readonly left: Expression;
  readonly right: Expression;
  readonly yes: Expression;
  readonly no: Expression;
}

/** The parts directly below. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'symbol':
      return [];
    case 'negative':
      return [expression.of];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.args;
    case 'choice':
      return [expression.left, expression.right, expression.yes, expression.no];
  }
}

/** Names used, each once, in the order of their first appearance. */
export function symbolsOf(expression: Expression): string[] {
  const own = expression.kind === 'symbol' ? [expression.name] : [];
  return [...new Set([...own, ...partsOf(expression).flatMap(symbolsOf)])];
}
