import type { Choice } from '../portfolio.ts';
import { billOf, type Selection } from './selection.ts';
import type { Unit } from './units.ts';

/** A limit over a part of the units: what they may cost at most (万元, 万元 a year), how many must be taken at least. */
export interface PartLimit {
  readonly id: string;
  readonly units: ReadonlySet<number>;
  readonly capital: number | null;
  readonly annualised: number | null;
  readonly least: number;
}

/** The limits of a choice with the units they are about; a unit belongs to one when any of its entries does. */
export function partLimitsOf(choice: Choice, units: readonly Unit[]): readonly PartLimit[] {
  const unitOf = new Map(units.flatMap(({ members }, index) => members.map(({ project }) => [project.id, index])));
  return (choice.limits ?? []).map((limit) => ({
    id: limit.id,
    units: new Set(limit.of.flatMap((id) => unitOf.get(id) ?? [])),
    capital: limit.capital_at_most ?? null,
    annualised: limit.annual_at_most ?? null,
    least: limit.at_least ?? 0,
  }));
}

/** What a selection costs and counts within a part. */
export function partOf(
  units: readonly Unit[],
  { units: members }: PartLimit,
  selection: Selection,
): {
  readonly capital: number;
  readonly annualised: number;
  readonly count: number;
} {
  const within = selection.map((variant, unit) => (members.has(unit) ? variant : -1));
  return {
    ...billOf(units, within),
    count: within.filter((variant) => variant >= 0).length,
  };
}
