import { pairLikeness, pairsOf } from '../catalogue/likeness.ts';
import { hasMessage } from '../words/messages.ts';
import { headerKey } from './header-key.ts';
import { ALL_TARGETS, CHOOSABLE } from './import-target.ts';

/** How a header was understood: a name of ours, one that a person confirmed earlier, or one that is only like a name. */
export type HowKnown = 'exact' | 'remembered' | 'near';

export interface KnownHeader {
  /** Key of a target, or `-` when people decided not to import such a column. */
  readonly target: string;
  readonly how: HowKnown;
}

/** What headers may mean. */
export interface HeaderVocabulary {
  readonly lookUp: (key: string) => KnownHeader | null;
}

const NEAR_ENOUGH = 0.62;

/**
 * The names a header may carry: the key itself, its label in each language, what offices call it (`columns.<key>`), and what people
 * confirmed earlier (`remembered`: header key → target); `own` are the keys of the city's own fields. Whatever is like one of these is a near name.
 */
export function headerVocabulary(
  translations: readonly ((key: string) => string)[],
  remembered: ReadonlyMap<string, string> = new Map(),
  own: readonly string[] = [],
): HeaderVocabulary {
  const exact = new Map<string, string>();
  const add = (name: string, target: string): void => {
    const { key } = headerKey(name);
    if (key !== '' && !exact.has(key)) exact.set(key, target);
  };
  for (const { key, pollutant } of ALL_TARGETS) {
    if (pollutant !== undefined) continue;
    add(key, key);
    for (const t of translations) add(t(`fields.${key}`), key);
  }
  // A city that calls a field as the house does means its own column only where the house has none of the name.
  for (const key of own) for (const name of [key, ...translations.map((t) => t(`fields.${key}`))]) add(name, key);
  for (const { key } of CHOOSABLE) {
    if (!hasMessage(`columns.${key}`)) continue;
    for (const t of translations) for (const name of t(`columns.${key}`).split('|')) add(name, key);
  }
  const choosable = new Set([...CHOOSABLE.map(({ key }) => key), ...own]);
  const names = [...exact]
    .filter(([, target]) => choosable.has(target))
    .map(([name, target]): Name => ({ pairs: pairsOf(name), count: countOf(pairsOf(name)), target }));
  const known = new Map<string, KnownHeader | null>();
  const find = (key: string): KnownHeader | null => {
    const confirmed = remembered.get(key);
    if (confirmed !== undefined) return { target: confirmed, how: 'remembered' };
    const target = exact.get(key);
    if (target !== undefined) return { target, how: 'exact' };
    const near = nearest(key, names);
    return near === null ? null : { target: near, how: 'near' };
  };
  return {
    lookUp: (key) => {
      if (!known.has(key)) known.set(key, find(key));
      return known.get(key)!;
    },
  };
}

interface Name {
  readonly pairs: ReadonlyMap<string, number>;
  readonly count: number;
  readonly target: string;
}

function countOf(pairs: ReadonlyMap<string, number>): number {
  return [...pairs.values()].reduce((sum, count) => sum + count, 0);
}

function nearest(key: string, names: readonly Name[]): string | null {
  if (key.length < 2 || key.length > 24) return null;
  let best: { readonly target: string; readonly score: number } | null = null;
  const pairs = pairsOf(key);
  const own = countOf(pairs);
  for (const { pairs: name, count, target } of names) {
    // Two names have no more in common than the shorter one has.
    if (2 * Math.min(own, count) < NEAR_ENOUGH * (own + count)) continue;
    const score = pairLikeness(pairs, name);
    if (score >= NEAR_ENOUGH && (best === null || score > best.score)) best = { target, score };
  }
  return best?.target ?? null;
}
