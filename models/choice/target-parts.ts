import { type Part, rowsApart, separate } from './separate.ts';
import type { LinearModel } from './solver.ts';

/** The parts a programme with all targets demanded falls into. */
export interface TargetParts {
  readonly parts: readonly Part[];
  /** Rows between the parts that are limits. */
  readonly limits: readonly number[];
  /** Targets of each part. */
  readonly targetsOf: readonly (readonly number[])[];
  /** Targets whose rows tie the parts together. */
  readonly free: readonly number[];
}

/** Lays a programme out in parts; `rows` are the rows of each target. Null when it does not fall apart. */
export function targetParts(model: LinearModel, rows: readonly (readonly number[])[]): TargetParts | null {
  const leftOut = rowsApart(model);
  if (leftOut === null) return null;
  const parts = separate(model, leftOut);
  const isFree = (target: number): boolean => rows[target]!.some((row) => leftOut.has(row));
  const asked = new Set(rows.flat());
  const limits = [...leftOut].filter((row) => !asked.has(row) && Number.isFinite(model.rowUpper[row]!));
  const partOfColumn = new Map(parts.flatMap(({ columns }, part) => columns.map((column) => [column, part] as const)));
  const targetsOf = parts.map((): number[] => []);
  for (const target of rows.keys()) {
    const column = rows[target]!.map((row) => model.indices[model.starts[row]!]).find((one) => one !== undefined);
    if (isFree(target)) continue;
    if (column === undefined) return null;
    targetsOf[partOfColumn.get(column)!]!.push(target);
  }
  return { parts, limits, targetsOf, free: [...rows.keys()].filter(isFree) };
}
