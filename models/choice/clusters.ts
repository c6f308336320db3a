import type { CellTable } from './cell-table.ts';
import type { Question } from './question.ts';

/** Units that meet somewhere, with every cell any of them acts in. */
export interface Cluster {
  readonly units: readonly number[];
  readonly tables: readonly CellTable[];
  /** Every allowed way of deciding about all its units together, a variant or -1 for each; null where one is alone or there are too many. */
  readonly joint: readonly (readonly number[])[] | null;
}

/** Most ways of deciding about one cluster that are listed outright; ten candidates of one way each. */
const JOINT = 1024;

/** Divides the units of a question into those whose effects meet anywhere, on one pollutant or several. */
export function clustersOf({ units, tables, alternatives }: Question): readonly Cluster[] {
  const clusters: { units: Set<number>; tables: CellTable[] }[] = [];
  const clusterOf = new Map<number, (typeof clusters)[number]>();
  for (const table of tables) {
    const here = table.cell.units.map(({ unit }) => unit);
    const met = new Set(here.flatMap((unit) => clusterOf.get(unit) ?? []));
    const cluster = {
      units: new Set([...[...met].flatMap((other) => [...other.units]), ...here]),
      tables: [...[...met].flatMap((other) => other.tables), table],
    };
    clusters.push(cluster);
    for (const unit of cluster.units) clusterOf.set(unit, cluster);
  }
  return clusters
    .filter((cluster) => clusterOf.get([...cluster.units][0]!) === cluster)
    .map((cluster) => {
      const own = [...cluster.units].sort((a, b) => a - b);
      const listed = own.length > 1 && cluster.tables.every(({ complete }) => complete);
      const joint = listed ? jointChoices(own, (unit) => units[unit]!.variants.length, alternatives) : null;
      return { units: own, tables: cluster.tables, joint };
    });
}

function jointChoices(
  units: readonly number[],
  variantsOf: (unit: number) => number,
  alternatives: Question['alternatives'],
): Cluster['joint'] {
  let found: readonly (readonly number[])[] = [[]];
  for (const [place, unit] of units.entries()) {
    // Earlier units of this cluster that exclude this one.
    const rivals = units
      .slice(0, place)
      .flatMap((other, index) =>
        alternatives.some((list) => list.includes(unit) && list.includes(other)) ? [index] : [],
      );
    found = found.flatMap((choice) => {
      const free = rivals.every((rival) => choice[rival]! < 0);
      return Array.from({ length: free ? variantsOf(unit) + 1 : 1 }, (_, way) => [...choice, way - 1]);
    });
    if (found.length > JOINT) return null;
  }
  return found;
}
