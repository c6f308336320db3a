import { namedCondition } from '../catalogue/filter.ts';

/** What a page took an address to say: by name, its value, its values, or nothing. */
export type Understood = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

/** Names of an address that belong to the frame of every page. */
const OF_FRAME: ReadonlySet<string> = new Set(['lang']);

/**
 * What of an address a page did not follow: names it does not have, and values that are not what it took. A page hands the list on as `ignored`, and
 * its frame says it. Empty values of a form say nothing; whatever a page does not understand is left out, never a crash.
 */
export function ignoredIn(query: URLSearchParams, understood: Understood): readonly string[] {
  const ignored = [...query]
    .filter(([name, value]) => value.trim() !== '' && !OF_FRAME.has(name) && !took(understood, name, value.trim()))
    .map(([name, value]) => namedCondition(name, value));
  return [...new Set(ignored)];
}

function took(understood: Understood, name: string, value: string): boolean {
  const taken = Object.hasOwn(understood, name) ? (understood[name] ?? []) : [];
  return [taken].flat().some((one) => String(one) === value);
}
