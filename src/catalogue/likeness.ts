/** Words that stand in so many names that they tell nothing apart. */
const EMPTY_WORDS = /有限责任公司|有限公司|青岛|项目|工程|改造/g;

/** What is compared of a name: NFKC, case folded, without blanks, punctuation and the words every name has. */
export function nameKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, '')
    .replace(EMPTY_WORDS, '');
}

/** Likeness of two names, 0–1: Dice's coefficient on the pairs of neighbouring characters of their keys (source: planners' rule for 查重). */
export function likeness(left: string, right: string): number {
  return pairLikeness(pairsOf(nameKey(left)), pairsOf(nameKey(right)));
}

/** Pairs of neighbouring characters with how often each occurs; a single character is a pair of its own. */
export function pairsOf(key: string): ReadonlyMap<string, number> {
  const signs = Array.from(key);
  const pairs = signs.length < 2 ? signs : signs.slice(1).map((sign, index) => `${signs[index]!}${sign}`);
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return counts;
}

/** Dice's coefficient of two bags of pairs; 0 when one of them is empty. */
export function pairLikeness(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let [whole, common] = [0, 0];
  left.forEach((count, pair) => {
    whole += count;
    common += Math.min(count, right.get(pair) ?? 0);
  });
  right.forEach((count) => {
    whole += count;
  });
  return (2 * common) / whole;
}
