import { pairsOf } from '../catalogue/likeness.ts';
import { hasMessage } from '../words/messages.ts';
import { headerKey } from './header-key.ts';
import { ALL_TARGETS, CHOOSABLE, NOT_IMPORTED } from './import-target.ts';

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
  // The running number of a table says nothing of a project.
  for (const name of ['序号', 'No.']) add(name, NOT_IMPORTED);
  const choosable = new Set([...CHOOSABLE.map(({ key }) => key), ...own]);
  const names = namesByPair([...exact].filter(([, target]) => choosable.has(target)));
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

/** A name that headers may be like. */
interface Name {
  readonly target: string;
  /** Its pairs of characters, in all. */
  readonly count: number;
  /** Of two names equally like, the earlier one is meant. */
  readonly order: number;
}

/** The names that hold a pair of neighbouring characters, and how often each does. */
type NamesByPair = ReadonlyMap<string, readonly { readonly name: Name; readonly times: number }[]>;

function namesByPair(names: readonly (readonly [name: string, target: string])[]): NamesByPair {
  const holders = new Map<string, { readonly name: Name; readonly times: number }[]>();
  for (const [order, [text, target]] of names.entries()) {
    const pairs = pairsOf(text);
    const name = { target, count: countOf(pairs), order };
    for (const [pair, times] of pairs) {
      const known = holders.get(pair);
      if (known === undefined) holders.set(pair, [{ name, times }]);
      else known.push({ name, times });
    }
  }
  return holders;
}

function countOf(pairs: ReadonlyMap<string, number>): number {
  return [...pairs.values()].reduce((sum, count) => sum + count, 0);
}

/** The name most like a header by Dice's coefficient on pairs; only names that share a pair with it are looked at. */
function nearest(key: string, names: NamesByPair): string | null {
  if (key.length < 2 || key.length > 24) return null;
  const pairs = pairsOf(key);
  const common = new Map<Name, number>();
  for (const [pair, count] of pairs)
    for (const { name, times } of names.get(pair) ?? [])
      common.set(name, (common.get(name) ?? 0) + Math.min(count, times));
  const own = countOf(pairs);
  let best: { readonly name: Name; readonly score: number } | null = null;
  for (const [name, shared] of common) {
    const score = (2 * shared) / (own + name.count);
    const wins = best === null || score > best.score || (score === best.score && name.order < best.name.order);
    if (score >= NEAR_ENOUGH && wins) best = { name, score };
  }
  return best?.name.target ?? null;
}
