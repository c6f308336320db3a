import type { CellTable, Combination } from './cell-table.ts';
import { type Cluster, clustersOf } from './clusters.ts';
import { FormBuilder, type LinearForm } from './linear-form.ts';
import { ModelBuilder } from './model-builder.ts';
import type { PartLimit } from './part-limits.ts';
import { combinationOf, type Question } from './question.ts';
import type { Selection } from './selection.ts';

/** The integer programme every objective starts from: who may be chosen with whom, and what that adds up to. */
export interface ChoiceModel {
  readonly builder: ModelBuilder;
  /** Column of each variant of each unit. */
  readonly columnOf: readonly (readonly number[])[];
  /** Each quantity as a form of the columns. */
  readonly quantities: readonly LinearForm[];
  readonly capital: LinearForm;
  readonly annualised: LinearForm;
}

/** A limit of the choice that may turn out to be in conflict with targets. */
const LIMITS = ['budget_capital', 'budget_annual', 'starts_per_district'] as const;
type Limit = (typeof LIMITS)[number];

/** Names of the limits a choice states: those over all candidates by their keys, those over a part by their ids. */
export function limitNames({ choice, parts }: Pick<Question, 'choice' | 'parts'>): readonly string[] {
  return [...LIMITS.filter((limit) => choice[limit] != null), ...parts.map(({ id }) => id)];
}

/** Builds the programme without targets; `limits` are the names of those to be kept. */
export function buildChoiceModel(question: Question, limits: readonly string[] = limitNames(question)): ChoiceModel {
  const builder = new ModelBuilder();
  const clusters = clustersOf(question);
  const joined = new Set(clusters.flatMap(({ units, joint }) => (joint === null ? [] : units)));
  const columnOf = question.units.map(({ variants }, unit) =>
    variants.map(() => (joined.has(unit) ? builder.addContinuous(1) : builder.addChoice())),
  );
  const [capital, annualised] = [new FormBuilder(), new FormBuilder()];
  for (const [index, { variants }] of question.units.entries()) {
    for (const [variant, cost] of variants.entries()) {
      capital.add(columnOf[index]![variant]!, cost.capital);
      annualised.add(columnOf[index]![variant]!, cost.annualised);
    }
  }
  const quantities = Array.from(question.base, (constant) => new FormBuilder(constant));
  addUnits(builder, columnOf, question);
  for (const cluster of clusters) {
    if (cluster.joint === null) for (const table of cluster.tables) addTable(builder, columnOf, table, quantities);
    else addCluster(builder, columnOf, cluster, quantities);
  }
  const model = { builder, columnOf, quantities, capital, annualised };
  for (const limit of LIMITS) if (limits.includes(limit)) addLimit(model, question, limit);
  for (const part of question.parts) if (limits.includes(part.id)) addPartLimit(model, question, part);
  return model;
}

function addUnits(builder: ModelBuilder, columnOf: ChoiceModel['columnOf'], question: Question): void {
  for (const [index, { required }] of question.units.entries()) {
    const columns = columnOf[index]!;
    if (required) builder.equals(sumOf(columns), 1);
    else if (columns.length > 1) builder.atMost(sumOf(columns), 1, true);
  }
  for (const list of question.alternatives) builder.atMost(sumOf(list.flatMap((unit) => columnOf[unit]!)), 1, true);
}

/**
 * A unit that meets nobody adds straight to the quantities. Where units meet, every combination but "none" has a column of its
 * own, tied to the units' columns: so what stacked projects bring is exact, not added.
 */
function addTable(
  builder: ModelBuilder,
  columnOf: ChoiceModel['columnOf'],
  table: CellTable,
  quantities: readonly FormBuilder[],
): void {
  const { cell, combinations } = table;
  const credit = (combination: Combination, columns: readonly number[]): void => {
    const deltas = table.deltas(combination);
    for (const column of columns) {
      for (const [place, quantity] of cell.quantities.entries()) quantities[quantity]!.add(column, deltas[place]!);
    }
  };
  if (cell.units.length === 1) {
    const [{ unit, ways }] = cell.units as [(typeof cell.units)[0]];
    for (const [way, variants] of ways.entries()) {
      credit(
        [way + 1],
        variants.map((variant) => columnOf[unit]![variant]!),
      );
    }
    return;
  }

  const taken = new FormBuilder();
  const ties = cell.units.map(({ unit, ways }) =>
    ways.map((variants) => {
      const tie = new FormBuilder();
      for (const variant of variants) tie.add(columnOf[unit]![variant]!, -1);
      return tie;
    }),
  );
  for (const combination of combinations) {
    if (combination.every((way) => way === 0)) continue;
    const column = builder.addContinuous(1);
    taken.add(column, 1);
    for (const [place, way] of combination.entries()) if (way > 0) ties[place]![way - 1]!.add(column, 1);
    credit(combination, [column]);
  }
  builder.atMost(taken, 1, true);
  for (const tie of ties.flat()) builder.equals(tie, 0);
}

/**
 * Where units meet on several pollutants, every way of deciding about all of them has a column of its own: whether a unit is taken is then one
 * question, not one per pollutant, and the relaxation is as tight as sources can make it.
 */
function addCluster(
  builder: ModelBuilder,
  columnOf: ChoiceModel['columnOf'],
  { units, tables, joint }: Cluster,
  quantities: readonly FormBuilder[],
): void {
  const taken = new FormBuilder();
  const ties = units.map((unit) => columnOf[unit]!.map((column) => tieTo(column)));
  for (const choice of joint!) {
    if (choice.every((variant) => variant < 0)) continue;
    const column = builder.addChoice();
    taken.add(column, 1);
    for (const [place, variant] of choice.entries()) if (variant >= 0) ties[place]![variant]!.add(column, 1);
    const selection = new Map(units.map((unit, place) => [unit, choice[place]!]));
    for (const table of tables) {
      const combination = combinationOf(table.cell, (unit) => selection.get(unit)!);
      if (combination.every((way) => way === 0)) continue;
      const deltas = table.deltas(combination);
      for (const [at, quantity] of table.cell.quantities.entries()) quantities[quantity]!.add(column, deltas[at]!);
    }
  }
  builder.atMost(taken, 1, true);
  for (const tie of ties.flat()) builder.equals(tie, 0);
}

function addLimit({ builder, columnOf, capital, annualised }: ChoiceModel, question: Question, limit: Limit): void {
  const value = question.choice[limit];
  if (value == null) return;
  if (limit === 'budget_capital') builder.atMost(capital, allowed(value));
  if (limit === 'budget_annual') builder.atMost(annualised, allowed(value));
  if (limit !== 'starts_per_district') return;
  const byDistrict = new Map<string, number[]>();
  for (const [index, { districts }] of question.units.entries()) {
    for (const district of districts) {
      byDistrict.set(district, [...(byDistrict.get(district) ?? []), ...columnOf[index]!]);
    }
  }
  for (const columns of byDistrict.values()) if (columns.length > 0) builder.atMost(sumOf(columns), value);
}

function addPartLimit({ builder, columnOf }: ChoiceModel, { units }: Question, part: PartLimit): void {
  const [capital, annualised, count] = [new FormBuilder(), new FormBuilder(), new FormBuilder()];
  for (const unit of part.units) {
    for (const [variant, column] of columnOf[unit]!.entries()) {
      const cost = units[unit]!.variants[variant]!;
      capital.add(column, cost.capital);
      annualised.add(column, cost.annualised);
      count.add(column, 1);
    }
  }
  if (part.capital !== null) builder.atMost(capital, allowed(part.capital));
  if (part.annualised !== null) builder.atMost(annualised, allowed(part.annualised));
  if (part.least > 0) builder.atLeast(count, part.least);
}

/** A budget holds with the tolerance targets are met with: rounding is no overspending. */
export function allowed(budget: number): number {
  return budget + 1e-9 * budget;
}

export function sumOf(columns: readonly number[]): LinearForm {
  const sum = new FormBuilder();
  for (const column of columns) sum.add(column, 1);
  return sum;
}

function tieTo(column: number): FormBuilder {
  const tie = new FormBuilder();
  tie.add(column, -1);
  return tie;
}

/** How many ways of choosing there are, units and their variants together. */
export function waysOf({ columnOf }: ChoiceModel): number {
  return columnOf.flat().length;
}

/** Which variant of each unit a solution chose. */
export function readSelection({ columnOf }: ChoiceModel, values: Float64Array): Selection {
  return columnOf.map((columns) => columns.findIndex((column) => values[column]! > 0.5));
}
