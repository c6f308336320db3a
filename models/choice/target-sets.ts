import type { Effort } from './effort.ts';
import type { Part } from './separate.ts';
import type { LinearModel } from './solver.ts';
import { targetParts } from './target-parts.ts';

/** Targets of one part that are to be met together, and the least that takes of each limit between the parts. */
interface PartSet {
  readonly targets: readonly number[];
  readonly uses: readonly number[];
}

/** Targets that the limits may allow to be met together, and how much of the scarcest limit that takes at least (1 = all of it). */
export interface TargetSet {
  readonly targets: readonly number[];
  readonly use: number;
}

/** As many programmes are solved at most, and as many ways of combining the parts looked at. */
const PROGRAMMES = 80;
const COMBINED = 20_000;
const ROOM = 1e-9;

/**
 * Every set of targets that the limits do not rule out, the largest first, those that take least first among equals: part by part, for each set of the
 * part's targets, what meeting it takes of each limit at least (from the relaxation). Sets that are not here cannot be met. `rows` are the
 * rows of each target, all demanded; a target whose rows tie the parts together takes nothing. Null when the programme does not fall
 * apart into parts with few targets each, or time ran out.
 */
export function targetSets(
  model: LinearModel,
  rows: readonly (readonly number[])[],
  effort: Effort,
): readonly TargetSet[] | null {
  const laidOut = targetParts(model, rows);
  if (laidOut === null) return null;
  const { parts, limits, free, targetsOf } = laidOut;
  const least = parts.map((part) => limits.map((row) => leastOf(model, row, part)));
  const withTargets = [...parts.keys()].filter((part) => targetsOf[part]!.length > 0);
  const programmes = withTargets.reduce((sum, part) => sum + 2 ** targetsOf[part]!.length, 0);
  const combined = withTargets.reduce((product, part) => product * 2 ** targetsOf[part]!.length, 2 ** free.length);
  if (programmes * Math.max(1, limits.length) > PROGRAMMES || combined > COMBINED) return null;

  const fixed = limits.map((_, at) =>
    parts.reduce((sum, _part, part) => sum + (targetsOf[part]!.length > 0 ? 0 : least[part]![at]!), 0),
  );
  const sets: PartSet[][] = [];
  for (const part of withTargets) {
    const known: PartSet[] = [];
    for (const targets of subsetsOf(targetsOf[part]!)) {
      const uses = usesOf(model, parts[part]!, limits, rows, targetsOf[part]!, targets, effort);
      if (uses === 'unknown') return null;
      if (uses !== null) known.push({ targets, uses });
    }
    sets.push(known);
  }
  const fits = limits.map((row) => model.rowUpper[row]!);
  return combine(sets, fixed, fits)
    .flatMap(({ targets, uses }) => {
      const use = Math.max(0, ...uses.map((used, at) => (fits[at]! > 0 ? used / fits[at]! : 0)));
      return subsetsOf(free).map((also): TargetSet => ({
        targets: [...targets, ...also],
        use,
      }));
    })
    .sort((one, other) => other.targets.length - one.targets.length || one.use - other.use);
}

/** The least of each limit that meeting these targets takes in a part; null where they cannot be met. */
function usesOf(
  model: LinearModel,
  { model: part, columns, rows: partRows }: Part,
  limits: readonly number[],
  rows: readonly (readonly number[])[],
  own: readonly number[],
  met: readonly number[],
  effort: Effort,
): readonly number[] | null | 'unknown' {
  const dropped = new Set(own.filter((target) => !met.includes(target)).flatMap((target) => rows[target]!));
  const rowLower = part.rowLower.map((lower, index) => (dropped.has(partRows[index]!) ? -Infinity : lower));
  const rowUpper = part.rowUpper.map((upper, index) => (dropped.has(partRows[index]!) ? Infinity : upper));
  const uses: number[] = [];
  for (const row of limits.length === 0 ? [null] : limits) {
    const cost = row === null ? new Float64Array(columns.length) : coefficientsOf(model, row, columns);
    const solved = effort.relaxed({
      ...part,
      rowLower,
      rowUpper,
      maximise: false,
      cost,
    });
    if (solved.status === 'infeasible') return null;
    if (solved.status !== 'optimal') return 'unknown';
    if (row !== null) uses.push(solved.objective);
  }
  return uses;
}

function coefficientsOf(model: LinearModel, row: number, columns: readonly number[]): Float64Array {
  const place = new Map(columns.map((column, index) => [column, index]));
  const cost = new Float64Array(columns.length);
  for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
    const own = place.get(model.indices[at]!);
    if (own !== undefined) cost[own] = model.values[at]!;
  }
  return cost;
}

/** The least a part can use of a limit, whatever its own rows say. */
function leastOf(model: LinearModel, row: number, { columns }: Part): number {
  return coefficientsOf(model, row, columns).reduce((sum, value, at) => {
    const [lower, upper] = [model.columnLower[columns[at]!]!, model.columnUpper[columns[at]!]!];
    return sum + (value === 0 ? 0 : Math.min(value * lower, value * upper));
  }, 0);
}

function subsetsOf(targets: readonly number[]): readonly (readonly number[])[] {
  return targets.reduce<readonly (readonly number[])[]>(
    (sets, target) => [...sets, ...sets.map((set) => [...set, target])],
    [[]],
  );
}

function combine(
  sets: readonly (readonly PartSet[])[],
  fixed: readonly number[],
  fits: readonly number[],
): readonly PartSet[] {
  let found: readonly PartSet[] = [{ targets: [], uses: fixed }];
  for (const own of sets) {
    found = found.flatMap((so) =>
      own.map(({ targets, uses }) => ({
        targets: [...so.targets, ...targets],
        uses: so.uses.map((used, at) => used + uses[at]!),
      })),
    );
  }
  return found.filter(({ uses }) => uses.every((used, at) => used <= fits[at]! + ROOM * Math.abs(fits[at]!) + ROOM));
}
