import { evaluateMethod, type Method, type MethodResult, type Refusal } from '../../../models/method.ts';

/** Inputs of the form to try a method; their names begin so in the address, for an input may be called like a key of the page. */
export const TRIAL = 'in.';

/** What somebody typed into the form, and what comes of it; untouched when they only opened the page. */
export interface Trial {
  readonly texts: Readonly<Record<string, string>>;
  readonly result: MethodResult | null;
  readonly refusals: readonly Refusal[];
}

const LONGEST = 60;

/** Evaluates a method with the inputs of an address, on the as-of day. What is left empty takes its default or factor. */
export function tryMethod(method: Method, query: URLSearchParams, asOf: string): Trial {
  const named = [...query].filter(([name]) => name.startsWith(TRIAL));
  const texts = Object.fromEntries(
    named.map(([name, text]) => [name.slice(TRIAL.length), text.trim().slice(0, LONGEST)]),
  );
  if (named.length === 0) return { texts, result: null, refusals: [] };
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  const tried = evaluateMethod(method, given, asOf);
  return tried.ok ? { texts, result: tried.value, refusals: [] } : { texts, result: null, refusals: tried.refusals };
}
