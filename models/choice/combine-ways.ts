import type { PartWay } from './part-ways.ts';
import { sideOf, type Tie } from './tie.ts';

/** The cheapest way for each part under the rows they share; `complete` when none of the others is cheaper. */
export interface Combined {
  readonly ways: readonly PartWay[] | null;
  readonly complete: boolean;
}

const TOLERANCE = 1e-9;
/** So many ways side by side are looked at. */
const LOOKS = 3_000_000;

/** What is the least: the cost, or of all that cost less than the most the second cost. */
export type Least = 'cost' | 'second';

/**
 * Takes one way for each part so that the shared rows hold, as cheaply as possible but below `most`. At the prices of the rows no way side by
 * side with others costs less than their worths together: what cannot come below the best is not looked at.
 */
export function combineWays(
  pool: readonly (readonly PartWay[])[],
  rows: readonly Tie[],
  most: number,
  least: Least = 'cost',
): Combined {
  const constant = rows.reduce((sum, row) => sum + (row.price === 0 ? 0 : row.price * sideOf(row)), 0);
  const worthOf = ({ cost, brings }: PartWay): number =>
    rows.reduce((sum, { place, price }) => sum - price * brings[place]!, cost);
  const parts = pool.map((ways) =>
    ways.map((way) => ({ way, worth: worthOf(way) })).sort((one, other) => one.worth - other.worth),
  );
  // What all parts from one on come to at least, in worth and in each row.
  const after = [...parts.keys(), parts.length].map((from) => ({
    worth: parts.slice(from).reduce((sum, [first]) => sum + (first?.worth ?? Infinity), 0),
    least: rows.map(({ place }) =>
      sumOf(pool.slice(from), (ways) => Math.min(...ways.map((way) => way.brings[place]!))),
    ),
    most: rows.map(({ place }) =>
      sumOf(pool.slice(from), (ways) => Math.max(...ways.map((way) => way.brings[place]!))),
    ),
  }));
  let best: readonly PartWay[] | null = null;
  let [limit, second] = [most, Infinity];
  let looked = 0;
  const chosen: PartWay[] = [];
  const visit = (part: number, worth: number, cost: number, sums: readonly number[]): boolean => {
    if (part === parts.length) {
      if (cost >= limit) return true;
      if (least === 'cost') [best, limit] = [[...chosen], cost];
      else {
        const own = sumOf(chosen, (way) => way.second);
        if (own < second) [best, second] = [[...chosen], own];
      }
      return true;
    }
    const rest = after[part + 1]!;
    for (const { way, worth: own } of parts[part]!) {
      if (worth + own + rest.worth >= limit) return true;
      if (++looked > LOOKS) return false;
      const now = rows.map(({ place }, at) => sums[at]! + way.brings[place]!);
      const possible = rows.every(
        ({ lower, upper }, at) =>
          now[at]! + rest.least[at]! <= upper + TOLERANCE && now[at]! + rest.most[at]! >= lower - TOLERANCE,
      );
      if (!possible) continue;
      chosen.push(way);
      const go = visit(part + 1, worth + own, cost + way.cost, now);
      chosen.pop();
      if (!go) return false;
    }
    return true;
  };
  const complete = visit(
    0,
    constant,
    0,
    rows.map(() => 0),
  );
  return { ways: best, complete };
}

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
