import { compareText } from '../compare-text.ts';
import { ABOVE_BASE, CLOSURE, OVERLAP, type OfficialMeasure } from './vocabulary.ts';

/** One project's claim on a plant, for one pollutant at one level. */
export interface Claim {
  readonly project: string;
  readonly counted: OfficialMeasure | null;
  readonly completed: string | null;
  readonly tonnes: number;
}

/** What is left of a claim, and the code of what took the rest. */
export interface Granted {
  readonly tonnes: number;
  readonly cut: string | null;
}

/**
 * Where several projects touch one plant in one year, last year's emission is the ceiling: a closure takes it whole and the others
 * get nothing (R07); without a closure the earlier completed come first and the rest is cut (R08). Nobody gets more than was stated.
 */
export function grantUnderCeiling(claims: readonly Claim[], ceiling: number | null): ReadonlyMap<string, Granted> {
  if (claims.length < 2) return new Map(claims.map(({ project, tonnes }) => [project, { tonnes, cut: null }]));
  const ordered = claims.toSorted(byCompletion);
  const closure = ordered.find(({ counted, tonnes }) => counted === CLOSURE && tonnes > 0);
  const granted = new Map<string, Granted>();
  let left = ceiling ?? Infinity;
  for (const claim of closure === undefined ? ordered : [closure, ...ordered.filter((one) => one !== closure)]) {
    const overlapped = closure !== undefined && claim !== closure && claim.tonnes > 0;
    const tonnes = overlapped ? 0 : Math.min(claim.tonnes, left);
    granted.set(claim.project, { tonnes, cut: tonnes === claim.tonnes ? null : overlapped ? OVERLAP : ABOVE_BASE });
    left = Math.max(0, left - Math.max(0, tonnes));
  }
  return granted;
}

function byCompletion(one: Claim, other: Claim): number {
  return compareText(one.completed ?? '9999', other.completed ?? '9999') || compareText(one.project, other.project);
}
