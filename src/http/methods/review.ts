import type { Day } from '../../../models/calendar.ts';
import { factorOn, isStale } from '../../../models/factor.ts';
import type { Method } from '../../../models/method.ts';
import type { MethodInput } from '../../../models/method-compile.ts';
import type { Factor } from '../../../models/method-schema.ts';

/** The value an input takes when nobody enters one, in its own unit, and where that value comes from. */
export interface Fallback {
  readonly value: number | null;
  readonly factor: Factor | null;
  readonly reviewBy: Day;
  /** The value is a factor or a default whose review day has passed, or whose period is over. */
  readonly stale: boolean;
}

export function fallbackOn(method: Method, input: MethodInput, asOf: Day): Fallback {
  const { definition, factors, factorValues } = input;
  if (factors.length > 0) {
    const factor = factorOn(factors, asOf);
    const value = factorValues[factors.indexOf(factor)]!;
    return { value, factor, reviewBy: factor.review_by, stale: isStale(factor, asOf) };
  }
  const reviewBy = definition.review_by ?? method.definition.review_by;
  const value = definition.default ?? null;
  return { value, factor: null, reviewBy, stale: value !== null && reviewBy < asOf };
}

/** Is the method itself due for review, and how many of the values it falls back on are? */
export function reviewState(method: Method, asOf: Day): { readonly due: boolean; readonly staleInputs: number } {
  const staleInputs = method.inputs.filter((input) => fallbackOn(method, input, asOf).stale).length;
  return { due: method.definition.review_by < asOf, staleInputs };
}
