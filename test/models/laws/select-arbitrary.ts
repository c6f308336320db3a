// Random select objects for scenario changes and the `only` of targets.
import fc from 'fast-check';
import type { OneOrMany, SelectJson } from '../reference/portfolio-json.ts';
import { dayArbitrary } from './day-arbitrary.ts';
import { CATEGORIES, DISTRICTS, GROUPS, STATUSES, TAGS, TYPES } from './words.ts';

/** Some of the words as a list, or one of them alone. */
function anyOf(words: readonly string[]): fc.Arbitrary<OneOrMany> {
  const some = fc.subarray([...words], { minLength: Math.min(1, words.length) });
  return words.length === 0 ? some : fc.oneof({ weight: 3, arbitrary: some }, fc.constantFrom(...words));
}

type Key = keyof SelectJson;

/** Half of the selects have no key at all or one; ids, zones and sources are those that exist. */
export function selectArbitrary(
  year: number,
  ids: readonly string[],
  zones: readonly string[],
  sources: readonly string[],
): fc.Arbitrary<SelectJson> {
  const values: Record<Key, fc.Arbitrary<OneOrMany>> = {
    id: anyOf(ids),
    group: anyOf(GROUPS),
    zone: anyOf(zones),
    category: anyOf(CATEGORIES),
    type: anyOf(TYPES),
    status: anyOf(STATUSES),
    district: anyOf(DISTRICTS),
    source: anyOf(sources),
    tag: anyOf(TAGS),
    effective_after: dayArbitrary(year),
    effective_before: dayArbitrary(year),
  };
  const known = (key: Key) => !(key === 'id' && ids.length === 0) && !(key === 'source' && sources.length === 0);
  const keys = (Object.keys(values) as Key[]).filter(known);
  return fc
    .subarray(keys, { maxLength: 2 })
    .chain(
      (chosen) => fc.record(Object.fromEntries(chosen.map((key) => [key, values[key]]))) as fc.Arbitrary<SelectJson>,
    );
}
