import { addDeltas, combinationIn, type Question, totalsOf } from './question.ts';
import type { Selection } from './selection.ts';

/** A selection with what it adds up to; a change of one unit touches only the cells it acts in. */
export class Tally {
  readonly question: Question;
  readonly selection: Selection;
  readonly totals: Float64Array;
  /** Places of the tables each unit acts in. */
  readonly tablesOf: readonly (readonly number[])[];

  private constructor(
    question: Question,
    selection: Selection,
    totals: Float64Array,
    tablesOf: readonly (readonly number[])[],
  ) {
    this.question = question;
    this.selection = selection;
    this.totals = totals;
    this.tablesOf = tablesOf;
  }

  static of(question: Question, selection: Selection): Tally {
    const tablesOf = question.units.map((): number[] => []);
    for (const [index, { cell }] of question.tables.entries()) {
      for (const { unit } of cell.units) tablesOf[unit]!.push(index);
    }
    return new Tally(question, selection, totalsOf(question, selection), tablesOf);
  }

  /** The same but for one unit: its variant, -1 for not chosen. */
  with(unit: number, variant: number): Tally {
    const selection = this.selection.with(unit, variant);
    const totals = this.totals.slice();
    for (const index of this.tablesOf[unit]!) {
      const table = this.question.tables[index]!;
      addDeltas(totals, table, combinationIn(table.cell, this.selection), -1);
      addDeltas(totals, table, combinationIn(table.cell, selection), 1);
    }
    return new Tally(this.question, selection, totals, this.tablesOf);
  }
}
