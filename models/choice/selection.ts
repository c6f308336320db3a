import { dayText } from '../calendar.ts';
import type { ProjectState } from '../engine/project-state.ts';
import { chosenState, type Unit, type Variant } from './units.ts';

/** The variant chosen per unit, by its place; -1 where a unit is not chosen. */
export type Selection = readonly number[];

/** The units chosen, with how. */
export function chosenUnits(
  units: readonly Unit[],
  selection: Selection,
): readonly {
  readonly unit: Unit;
  readonly variant: Variant;
  readonly index: number;
}[] {
  return units.flatMap((unit, index) => {
    const variant = unit.variants[selection[index]!];
    return variant === undefined ? [] : [{ unit, variant, index }];
  });
}

/** All projects of the portfolio as they stand when these units are chosen. */
export function statesUnder(
  states: readonly ProjectState[],
  units: readonly Unit[],
  selection: Selection,
): readonly ProjectState[] {
  const chosen = new Map<ProjectState, ProjectState>();
  for (const { unit, variant } of chosenUnits(units, selection)) {
    for (const state of unit.members) chosen.set(state, chosenState(state, variant));
  }
  return states.map((state) => chosen.get(state) ?? state);
}

/** The chosen entries by id, with the day they run from before the rule on past dates. */
export function chosenEntries(
  units: readonly Unit[],
  selection: Selection,
): readonly { readonly id: string; readonly effective: string | null }[] {
  return chosenUnits(units, selection)
    .flatMap(({ unit, variant }) =>
      unit.members.map((state) => {
        const { effective } = chosenState(state, variant);
        return {
          id: state.project.id,
          effective: effective === null ? null : dayText(effective),
        };
      }),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Bill of a selection: 万元 once and 万元 a year. */
export function billOf(
  units: readonly Unit[],
  selection: Selection,
): { readonly capital: number; readonly annualised: number } {
  let [capital, annualised] = [0, 0];
  for (const { variant } of chosenUnits(units, selection)) {
    capital += variant.capital;
    annualised += variant.annualised;
  }
  return { capital, annualised };
}
