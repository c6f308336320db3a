/** What the arguments of a function must be, and what it makes of them. */
export type DimensionRule =
  | 'same' // all alike; the result is of that kind
  | 'plain' // plain numbers only; the result is one
  | 'root'; // anything; the result has half its exponents

export interface FormulaFunction {
  readonly fewest: number;
  readonly most: number;
  readonly rule: DimensionRule;
  readonly compute: (first: number, second: number) => number;
}

const one = (rule: DimensionRule, compute: (value: number) => number): FormulaFunction => ({
  fewest: 1,
  most: 1,
  rule,
  compute,
});

const many = (compute: (a: number, b: number) => number): FormulaFunction => ({
  fewest: 2,
  most: 20,
  rule: 'same',
  compute,
});

/** Every function a formula may call. `pow(a, b)` is another way of writing `a ^ b`; `log` is the natural logarithm, as `ln`. */
export const FUNCTIONS = {
  min: many(Math.min),
  max: many(Math.max),
  abs: one('same', Math.abs),
  sqrt: one('root', Math.sqrt),
  exp: one('plain', Math.exp),
  ln: one('plain', Math.log),
  log: one('plain', Math.log),
  log10: one('plain', Math.log10),
  floor: one('plain', Math.floor),
  ceil: one('plain', Math.ceil),
  // Half away from zero, as people round; Math.round takes −2.5 to −2.
  round: one('plain', (value) => Math.sign(value) * Math.round(Math.abs(value))),
} as const satisfies Readonly<Record<string, FormulaFunction>>;

export type FunctionName = keyof typeof FUNCTIONS;

/** Names with a bracket after them: the functions, and `pow`. */
export const FUNCTION_NAMES: readonly string[] = [...Object.keys(FUNCTIONS), 'pow'];

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}
