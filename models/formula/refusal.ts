/** Every reason why a formula, a unit, a quantity or an input is refused; the shell words each (`formula.<code>`). */
export const REFUSALS = [
  // text of a formula
  'empty-formula',
  'formula-too-long',
  'too-many-lines',
  'character',
  'name-not-latin',
  'percent-operator',
  'text-value',
  'assignment',
  'not-a-line',
  'implicit-multiplication',
  'reserved-word',
  'bad-name',
  'name-taken',
  'syntax',
  'nested-too-deep',
  'too-many-parts',
  'part-not-allowed',
  'comparison-outside-condition',
  'comparison-needed',
  'unknown-function',
  'function-without-arguments',
  'argument-count',
  'unknown-symbol',
  'used-before-defined',
  // numbers
  'too-many-digits',
  'number-too-large',
  'not-a-number',
  'not-finite',
  // units
  'unknown-unit',
  'unit-syntax',
  'unit-too-long',
  'offset-in-compound',
  'unit-mismatch',
  'units-differ',
  'plain-number-needed',
  'exponent-not-plain',
  'exponent-not-constant',
  'result-unit',
  'unwritable-unit',
  'expects-missing',
  'expects-unknown',
  // inputs of a method
  'unknown-input',
  'missing-input',
  'out-of-range',
  'share-range',
  'no-result',
  'column-length',
  // solving back
  'no-activity',
  'unknown-output',
  'no-effect',
  'not-linear',
  'not-reached',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** Why something a person wrote is refused: a code and what its sentence needs (position counts from 1). Never prose. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A value, or every reason why there is none. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] };

class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ code }) => code).join(', '));
    this.refusals = refusals;
  }
}

/** Leaves the present computation; the nearest `answer` turns it into a value. */
export function refuse(code: RefusalCode, params: Refusal['params'] = {}): never {
  throw new Refused([{ code, params }]);
}

/** The value of an answer; its refusals, if it has none, go on to the nearest `answer`. */
export function unwrap<T>(given: Answer<T>): T {
  if (given.ok) return given.value;
  throw new Refused(given.refusals);
}

/** Runs a computation and adds to any refusal where it happened. */
export function within<T>(where: Refusal['params'], compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(error.refusals.map(({ code, params }) => ({ code, params: { ...where, ...params } })));
  }
}

/** Runs a computation that may refuse, and returns the refusal as a value. Anything else that is thrown goes on. */
export function answer<T>(compute: () => T): Answer<T> {
  try {
    return { ok: true, value: compute() };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusals: error.refusals };
    throw error;
  }
}
