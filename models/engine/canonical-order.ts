import { compareText } from '../compare-text.ts';

/** The order rows stand in, whatever the order of the file. */
export interface CanonicalOrder {
  /** Place in the input of each row: by source row, then by id. */
  readonly order: Int32Array;
  /** Rows in code-unit order of their ids. */
  readonly byId: Int32Array;
  /** Where the rows of each source start; one more number ends the last. */
  readonly starts: Int32Array;
}

/** Orders projects by source row (0…sources-1) and id: sorts the ids once, then deals them out to their sources. */
export function canonicalOrder(ids: readonly string[], sourceOf: Int32Array, sources: number): CanonicalOrder {
  const sorted = Array.from(ids.keys()).sort((a, b) => compareText(ids[a]!, ids[b]!));
  const starts = new Int32Array(sources + 1);
  for (const source of sourceOf) starts[source + 1]!++;
  for (let source = 0; source < sources; source++) starts[source + 1]! += starts[source]!;

  const free = starts.slice();
  const order = new Int32Array(ids.length);
  const byId = new Int32Array(ids.length);
  for (const [rank, place] of sorted.entries()) {
    const row = free[sourceOf[place]!]!++;
    order[row] = place;
    byId[rank] = row;
  }
  return { order, byId, starts };
}
