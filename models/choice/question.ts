import { areaBaseSeason, areaOf } from '../engine/area.ts';
import { compile } from '../engine/evaluation.ts';
import type { ProjectState } from '../engine/project-state.ts';
import { applyScenario } from '../engine/scenario.ts';
import type { Achievement } from '../engine/target.ts';
import { standing } from '../engine/target.ts';
import type { Standing } from '../outcome.ts';
import type { Choice, Portfolio, Target } from '../portfolio.ts';
import { type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import { CellTable, type Combination } from './cell-table.ts';
import { type Cell, cellsOf } from './cells.ts';
import { Gauge, type Quantities, quantitiesOf } from './quantities.ts';
import type { Selection } from './selection.ts';
import { type PartLimit, partLimitsOf } from './part-limits.ts';
import { alternativesOf, type Unit, unitsOf } from './units.ts';

/** A choice laid out: what may be chosen, what counts, and what every combination on every source brings. */
export interface Question {
  readonly portfolio: Portfolio;
  readonly choice: Choice;
  /** The targets that count here. */
  readonly targets: readonly Target[];
  readonly states: readonly ProjectState[];
  readonly units: readonly Unit[];
  /** Units of which one at most may be taken. */
  readonly alternatives: readonly (readonly number[])[];
  /** Limits over parts of the units. */
  readonly parts: readonly PartLimit[];
  readonly quantities: Quantities;
  /** What each quantity comes to when nothing is chosen. */
  readonly base: Float64Array;
  readonly tables: readonly CellTable[];
  /** Season inventory in t of a target's area, by target id and pollutant. */
  readonly inventory: ReadonlyMap<string, Readonly<Partial<Record<Pollutant, number>>>>;
}

/** Lays out a checked choice over a valid portfolio as a scenario leaves it (null: as it stands). */
export function layOutQuestion(portfolio: Portfolio, choice: Choice, scenario: string | null = null): Question {
  const targets = targetsInPlay(portfolio, choice);
  const states = applyScenario(portfolio, scenario);
  const units = unitsOf(choice, states);
  const alternatives = alternativesOf(choice, units);
  const quantities = quantitiesOf(choice, targets);
  const gauge = new Gauge(portfolio);
  const cells = cellsOf(units, states, quantities.all, (id) => gauge.source(id));
  return {
    portfolio,
    choice,
    targets,
    states,
    units,
    alternatives,
    parts: partLimitsOf(choice, units),
    quantities,
    base: gauge.measure(states, quantities.all),
    tables: cells.map((cell) => new CellTable(cell, units, alternatives, gauge, quantities.all)),
    inventory: inventories(portfolio, targets),
  };
}

/** An absent list means every target where targets are what it is about, and none where tonnes are. */
function targetsInPlay({ targets = [] }: Portfolio, choice: Choice): readonly Target[] {
  if (choice.targets == null) return choice.objective === 'max-reduction' ? [] : (targets ?? []);
  const named = new Set(choice.targets);
  return (targets ?? []).filter(({ id }) => named.has(id));
}

function inventories(portfolio: Portfolio, targets: readonly Target[]): Question['inventory'] {
  const { columns } = compile({ ...portfolio, projects: [], targets: [] });
  return new Map(
    targets.map(({ id, zone }) => {
      const area = areaOf(columns, zone ?? null);
      return [id, Object.fromEntries(POLLUTANTS.map((p) => [p, areaBaseSeason(columns, area, p)]))];
    }),
  );
}

/** How a selection stands in one cell. */
export function combinationIn(cell: Cell, selection: Selection): Combination {
  return combinationOf(cell, (unit) => selection[unit]!);
}

/** The same for units whose variants (-1: not taken) a function tells. */
export function combinationOf({ units }: Cell, variantOf: (unit: number) => number): Combination {
  return units.map(({ unit, ways }) => ways.findIndex((way) => way.includes(variantOf(unit))) + 1);
}

/** What each quantity comes to under a selection. */
export function totalsOf({ base, tables }: Question, selection: Selection): Float64Array {
  const totals = base.slice();
  for (const table of tables) addDeltas(totals, table, combinationIn(table.cell, selection), 1);
  return totals;
}

/** Adds what a combination of a cell brings, times a factor, to totals. */
export function addDeltas(totals: Float64Array, table: CellTable, combination: Combination, factor: number): void {
  if (combination.every((way) => way === 0)) return;
  const deltas = table.deltas(combination);
  for (const [place, quantity] of table.cell.quantities.entries()) totals[quantity]! += factor * deltas[place]!;
}

/** Where a target stands for these totals, by the engine's own rule. */
export function standingOf(question: Question, target: Target, totals: Float64Array): Standing {
  const places = question.quantities.ofTarget.get(target.id)!;
  const achievement: Achievement = {
    tonnes: (pollutant) => totals[places[target.line !== undefined && pollutant === 'VOC' ? 1 : 0]!]!,
    baseSeason: (pollutant) => question.inventory.get(target.id)![pollutant] ?? 0,
    finished: () => totals[places[0]!]!,
  };
  return standing(target, achievement);
}
