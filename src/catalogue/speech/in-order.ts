import type { Pollutant } from '../../../models/vocabulary.ts';
import type { Reading } from './about.ts';
import { hitsBetween } from './hits.ts';
import { type Counted, countedBy } from './measures.ts';
import type { Mention } from './mention.ts';

/** What a number of a row is of by its place in it. */
export interface Ordered {
  readonly pollutant: Pollutant | null;
  readonly place: string | null;
  readonly counted: Counted | null;
  /** In a row that fits nothing named before it. */
  readonly isLost: boolean;
}

const NOTHING: Ordered = { pollutant: null, place: null, counted: null, isLost: false };

/** NOx、VOCs分别减排426吨、311吨: which of the things named before belongs to this number. */
export function orderedOf({ mention, spot, hits, mentions, index }: Reading): Ordered {
  const sentence = hitsBetween(hits, spot.sentence, mention.start);
  const marker = sentence.findLast(({ respectively }) => respectively === true);
  if (marker === undefined) return NOTHING;
  const row = rowAround(mentions, index, marker.end);
  const named = sentence.filter(({ end }) => end <= marker.at);
  const pollutant = inOrder(
    named.flatMap((hit) => hit.pollutant ?? []),
    row,
  );
  const place = inOrder(
    named.flatMap((hit) => hit.place ?? []),
    row,
  );
  const counts = named.flatMap((hit) => countedBy(hit, mention.unit));
  const strong = counts.filter(({ weak }) => weak !== true);
  const isFree = pollutant === null && place === null;
  const counted = isFree ? (inOrder(strong, row, nameOf) ?? inOrder(counts, row, nameOf)) : null;
  // 前三位分别是市南区56.6%、崂山区54.4%: each number has its own name.
  const isNamed = hitsBetween(hits, marker.end, mention.start).some((hit) => hit.place ?? hit.pollutant);
  const isLost = row.length > 1 && !isNamed && pollutant === null && place === null && counted === null;
  return { pollutant, place, counted, isLost };
}

function nameOf({ measure, book }: Counted): string {
  return `${measure} ${book ?? ''}`;
}

/** Where a number stands in its row of equal units behind a marker, and how long the row is. */
function rowAround(mentions: readonly Mention[], index: number, from: number) {
  const { unit } = mentions[index]!;
  let [at, length] = [0, 1];
  for (let n = index - 1; n >= 0 && mentions[n]!.start >= from && index - n <= MOST_IN_ROW; n -= 1)
    if (mentions[n]!.unit === unit) [at, length] = [at + 1, length + 1];
  for (let n = index + 1; n < mentions.length && n - index <= MOST_IN_ROW; n += 1) {
    if (mentions[n]!.unit !== unit || mentions[n]!.start - mentions[n - 1]!.end > LONGEST_STEP) break;
    length += 1;
  }
  return { at, length };
}

const MOST_IN_ROW = 12;
const LONGEST_STEP = 4;

function inOrder<T>(
  named: readonly T[],
  { at, length }: { readonly at: number; readonly length: number },
  nameOf: (one: T) => unknown = (one) => one,
): T | null {
  const different = named
    .filter((one, index) => named.findIndex((other) => nameOf(other) === nameOf(one)) === index)
    .slice(-length);
  return length > 1 && different.length === length ? different[at]! : null;
}
