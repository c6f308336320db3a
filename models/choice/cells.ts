import { compareText } from '../compare-text.ts';
import type { ProjectState } from '../engine/project-state.ts';
import type { Source } from '../portfolio.ts';
import { BOOK_STATUSES, type Status } from '../vocabulary.ts';
import { grouped } from './grouped.ts';
import type { Quantity } from './quantities.ts';
import { changesOf, type Unit, unitKey } from './units.ts';

/** The ways in which a unit can act in a cell; variants that act alike there stand together. */
export interface CellUnit {
  readonly unit: number;
  /** Variants of each way, at least one of them; a way that changes nothing here is left out. */
  readonly ways: readonly (readonly number[])[];
}

/** Units whose effects meet — on one source and pollutant, or by one group's count — and what is measured there. */
export interface Cell {
  readonly source: string | null;
  /** Every project whose figures depend on the units, as it stands without any choice. */
  readonly states: readonly ProjectState[];
  readonly quantities: readonly number[];
  readonly units: readonly CellUnit[];
}

const PLANNED: ReadonlySet<Status> = new Set(BOOK_STATUSES.planned);

/** Divides what is measured into cells that do not touch one another, in an order of their own. */
export function cellsOf(
  units: readonly Unit[],
  states: readonly ProjectState[],
  quantities: readonly Quantity[],
  sourceOf: (id: string) => Source,
): readonly Cell[] {
  // Whoever cannot be in book planned whatever is chosen meets nobody there.
  const candidates = new Set(units.flatMap(({ members }) => members));
  const present = states.filter((state) => candidates.has(state) || PLANNED.has(state.status));
  return [...tonnesCells(units, present, quantities, sourceOf), ...countCells(units, present, quantities)];
}

function tonnesCells(
  units: readonly Unit[],
  states: readonly ProjectState[],
  quantities: readonly Quantity[],
  sourceOf: (id: string) => Source,
): readonly Cell[] {
  const unitsOn = new Map<string | null, Set<number>>();
  for (const [index, { members }] of units.entries()) {
    for (const { project } of members) {
      const source = project.source ?? null;
      unitsOn.set(source, (unitsOn.get(source) ?? new Set()).add(index));
    }
  }
  const statesOn = grouped(states, ({ project }) => project.source ?? null);
  const sources = [...unitsOn.keys()].sort((a, b) => compareText(a ?? '', b ?? ''));
  return sources.flatMap((source) => {
    const here = [...unitsOn.get(source)!].sort((a, b) => a - b);
    const base = source === null ? null : sourceOf(source).base;
    // Where there is no base nothing stacks: every unit is a cell of its own.
    const stacks = (quantity: Quantity): boolean => (base?.[quantity.pollutant!]?.tonnes ?? 0) > 0;
    const touching = grouped(quantityUnits(here, source, units, quantities), ({ quantity, units: met }) =>
      stacks(quantities[quantity]!) ? met.join() : '',
    );
    return [...touching.values()].flatMap((alike): readonly Cell[] => {
      const measured = alike.map(({ quantity }) => quantity);
      if (stacks(quantities[measured[0]!]!)) {
        return cell(source, statesOn.get(source)!, measured, alike[0]!.units, units);
      }
      const met = [...new Set(alike.flatMap((each) => each.units))].sort((a, b) => a - b);
      return met.flatMap((unit) => cell(source, membersOn(units[unit]!, source), measured, [unit], units));
    });
  });
}

/** Per tonnes quantity that can be measured at a source, the units with an effect on its pollutant there. */
function quantityUnits(
  here: readonly number[],
  source: string | null,
  units: readonly Unit[],
  quantities: readonly Quantity[],
): { readonly quantity: number; readonly units: readonly number[] }[] {
  return [...quantities.entries()].flatMap(([quantity, { pollutant, target }]) => {
    if (pollutant === null) return [];
    const met = here.filter((unit) =>
      membersOn(units[unit]!, source).some(
        ({ project, zone }) =>
          project.reduces?.[pollutant] !== undefined && (target.zone == null || target.zone === zone),
      ),
    );
    return met.length === 0 ? [] : [{ quantity, units: met }];
  });
}

function membersOn({ members }: Unit, source: string | null): readonly ProjectState[] {
  return members.filter(({ project }) => (project.source ?? null) === source);
}

/** A count looks at all entries of a group at once, candidates or not; groups do not touch one another. */
function countCells(
  units: readonly Unit[],
  states: readonly ProjectState[],
  quantities: readonly Quantity[],
): readonly Cell[] {
  const counts = [...quantities.keys()].filter((index) => quantities[index]!.pollutant === null);
  if (counts.length === 0) return [];
  const byKey = grouped(states, ({ project }) => unitKey(project));
  return units.flatMap(({ key }, index) => cell(undefined, byKey.get(key)!, counts, [index], units));
}

/** None or one cell; `source` undefined looks at all entries of a unit. */
function cell(
  source: string | null | undefined,
  states: readonly ProjectState[],
  quantities: readonly number[],
  met: readonly number[],
  units: readonly Unit[],
): readonly Cell[] {
  const acting = met.flatMap((unit): CellUnit[] => {
    const { members, variants } = units[unit]!;
    const here = source === undefined ? members : membersOn(units[unit]!, source);
    const byChange = grouped(variants.keys(), (variant) => changesOf(here, variants[variant]!));
    const ways = [...byChange].filter(([change]) => change !== '').map(([, alike]) => alike);
    return ways.length === 0 ? [] : [{ unit, ways }];
  });
  return acting.length === 0 ? [] : [{ source: source ?? null, states, quantities, units: acting }];
}
