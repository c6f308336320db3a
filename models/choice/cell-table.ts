import type { ProjectState } from '../engine/project-state.ts';
import type { Cell } from './cells.ts';
import type { Gauge, Quantity } from './quantities.ts';
import { chosenState, type Unit } from './units.ts';

/** For each unit of a cell the way it is chosen in, 0 for not at all: its place in `ways` plus 1. */
export type Combination = readonly number[];

/** Most combinations of one cell that are listed outright; twelve candidates with one way each. */
const COMBINATIONS = 4096;

/**
 * What each combination of a cell's units adds to the cell's quantities over choosing none, measured by the engine when first
 * asked for. `alternatives` are units of which one at most may be taken.
 */
export class CellTable {
  readonly cell: Cell;
  /** Combinations in play, none first; all that are allowed when `complete`. */
  readonly combinations: readonly Combination[];
  readonly complete: boolean;
  readonly #units: readonly Unit[];
  readonly #gauge: Gauge;
  readonly #quantities: readonly Quantity[];
  readonly #known = new Map<string, Float64Array>();
  readonly #none: Float64Array;

  constructor(
    cell: Cell,
    units: readonly Unit[],
    alternatives: readonly (readonly number[])[],
    gauge: Gauge,
    quantities: readonly Quantity[],
  ) {
    this.cell = cell;
    this.#units = units;
    this.#gauge = gauge;
    this.#quantities = cell.quantities.map((index) => quantities[index]!);
    this.#none = this.#measure(cell.units.map(() => 0));
    const listed = listCombinations(cell, alternatives);
    this.complete = listed !== null;
    this.combinations = listed ?? sparseCombinations(cell, (place, way) => this.#gain(place, way));
  }

  /** t (or projects) of each of the cell's quantities over choosing none. */
  deltas(combination: Combination): Float64Array {
    const key = combination.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const deltas = this.#measure(combination).map((value, index) => value - this.#none[index]!);
    this.#known.set(key, deltas);
    return deltas;
  }

  /** What a unit brings alone for its money. */
  #gain(place: number, way: number): number {
    const deltas = this.deltas(this.cell.units.map((_, index) => (index === place ? way : 0)));
    const { unit, ways } = this.cell.units[place]!;
    const { annualised } = this.#units[unit]!.variants[ways[way - 1]![0]!]!;
    return deltas.reduce((sum, delta) => sum + delta, 0) / Math.max(annualised, 1e-6);
  }

  #measure(combination: Combination): Float64Array {
    const chosen = new Map<ProjectState, ProjectState>();
    for (const [place, { unit, ways }] of this.cell.units.entries()) {
      if (combination[place] === 0) continue;
      const { members, variants } = this.#units[unit]!;
      const variant = variants[ways[combination[place]! - 1]![0]!]!;
      for (const state of members) chosen.set(state, chosenState(state, variant));
    }
    const states = this.cell.states.map((state) => chosen.get(state) ?? state);
    return this.#gauge.measure(states, this.#quantities);
  }
}

/** Every combination the alternatives allow, null when there are too many. */
function listCombinations(
  { units }: Cell,
  alternatives: readonly (readonly number[])[],
): readonly Combination[] | null {
  let found: readonly Combination[] = [[]];
  for (const [place, { unit, ways }] of units.entries()) {
    // Earlier units of this cell that exclude this one.
    const rivals = units
      .slice(0, place)
      .flatMap((other, index) => (alternatives.some((l) => l.includes(unit) && l.includes(other.unit)) ? [index] : []));
    found = found.flatMap((combination) => {
      const free = rivals.every((rival) => combination[rival] === 0);
      const choices = free ? ways.length + 1 : 1;
      return Array.from({ length: choices }, (_, way) => [...combination, way]);
    });
    if (found.length > COMBINATIONS) return null;
  }
  return found;
}

/** Up to so many units, neighbours of the greedy combinations are listed too. */
const NEIGHBOURS = 40;

/**
 * Where not all can be listed: none, each unit alone, and the units added one after the other, those that bring most for their money
 * first, each time with any one of the others beside them.
 */
function sparseCombinations(cell: Cell, gainOf: (place: number, way: number) => number): readonly Combination[] {
  const none = cell.units.map(() => 0);
  const alone = cell.units.flatMap(({ ways }, place) => ways.map((_, way) => none.with(place, way + 1)));
  const best = cell.units.map(({ ways }, place) => {
    const gains = ways.map((_, way) => ({
      place,
      way: way + 1,
      gain: gainOf(place, way + 1),
    }));
    return gains.reduce((one, other) => (other.gain > one.gain ? other : one));
  });
  const found: Combination[] = [none, ...alone];
  let prefix: Combination = none;
  for (const { place, way } of best.sort((a, b) => b.gain - a.gain || a.place - b.place)) {
    prefix = prefix.with(place, way);
    found.push(prefix);
    if (best.length > NEIGHBOURS) continue;
    for (const other of best) found.push(prefix.with(other.place, prefix[other.place] === 0 ? other.way : 0));
  }
  return [...new Map(found.map((combination) => [combination.join(), combination])).values()];
}
