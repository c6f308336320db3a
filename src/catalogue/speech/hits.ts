import { type Said, LEXICON, saidBy } from './lexicon.ts';
import type { SpokenPlace } from './named-figure.ts';

/** A word that says something of the numbers near it. */
export interface Hit extends Said {
  readonly at: number;
  readonly end: number;
  /** Id of the place it names; empty for the whole city. */
  readonly place?: string;
  /** 占全市的: the place of the whole a share is of, not that of what is told. */
  readonly ofWhole?: true;
  /** 较市南区, 仅次于市南区: a place that another is held against. */
  readonly compared?: true;
}

/** 我区 in a text that names none. */
const UNNAMED = '?';
const COMPARED = /(?:仅次于|较|比|高于|低于|优于|好于|快于|慢于|落后于|落后|领先|超过)$/;
const LONGEST_COMPARISON = 3;
const CITY = ['全市', '我市', '市本级', '全市域'];
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

interface Names {
  readonly ids: ReadonlyMap<string, string>;
  readonly pattern: RegExp;
}

/** A city's names change seldom, and texts are many. */
const known = new WeakMap<readonly SpokenPlace[], Names>();

/** Every word of the lexicon and every name of a place in a text, in order, never overlapping; the longest wins. */
export function hitsIn(plain: string, places: readonly SpokenPlace[], home: string): readonly Hit[] {
  const { ids, pattern } = namesOf(places);
  let shareEnd = -1;
  const isAtHome = home !== '';
  let own = isAtHome ? home : UNNAMED;
  return [...plain.matchAll(pattern)].map(({ 0: word, index }): Hit => {
    const said = saidBy(word);
    const place = said?.ownPlace === true ? own : ids.get(word);
    const ofWhole = index === shareEnd ? ({ ofWhole: true } as const) : {};
    const isCompared = COMPARED.test(plain.slice(Math.max(0, index - LONGEST_COMPARISON), index));
    const compared = isCompared ? ({ compared: true } as const) : {};
    if (!isAtHome && place !== undefined && isDistrict(place)) own = place;
    if (said?.share === true) shareEnd = index + word.length;
    return {
      ...said,
      ...(place === undefined ? {} : { place, ...ofWhole, ...compared }),
      at: index,
      end: index + word.length,
    };
  });
}

/** Neither the city nor a category or a zone. */
function isDistrict(place: string): boolean {
  return place !== '' && !place.includes(':');
}

function namesOf(places: readonly SpokenPlace[]): Names {
  const kept = known.get(places);
  if (kept !== undefined) return kept;
  const ids = new Map<string, string>(CITY.map((name) => [name, '']));
  for (const { id, names } of places) for (const name of names) if (name.length > 1) ids.set(name, id);
  const words = [...LEXICON, ...ids.keys()].toSorted((a, b) => b.length - a.length);
  const made = { ids, pattern: new RegExp(words.map((word) => word.replace(SPECIAL, '\\$&')).join('|'), 'g') };
  known.set(places, made);
  return made;
}

/** The hits that lie within two places of the text, found without walking over the others. */
export function hitsBetween(hits: readonly Hit[], from: number, to: number): readonly Hit[] {
  const inside: Hit[] = [];
  for (let n = firstAtOrAfter(hits, from); n < hits.length && hits[n]!.end <= to; n += 1) inside.push(hits[n]!);
  return inside;
}

function firstAtOrAfter(hits: readonly Hit[], from: number): number {
  let [low, high] = [0, hits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hits[middle]!.at < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the last of some words says of one side. */
export function last<K extends keyof Hit>(hits: readonly Hit[], key: K): NonNullable<Hit[K]> | null {
  return hits.findLast((hit) => hit[key] !== undefined && (key !== 'book' || hit.weak !== true))?.[key] ?? null;
}

/** What the first of some words says of one side. */
export function first<K extends keyof Hit>(hits: readonly Hit[], key: K): NonNullable<Hit[K]> | null {
  return hits.find((hit) => hit[key] !== undefined)?.[key] ?? null;
}
