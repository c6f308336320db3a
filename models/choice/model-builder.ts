import type { LinearForm } from './linear-form.ts';
import type { LinearModel } from './solver.ts';

interface Column {
  readonly whole: boolean;
  readonly upper: number;
}

interface Row {
  readonly form: LinearForm;
  readonly lower: number;
  readonly upper: number;
  readonly local: boolean;
}

/** Columns (all from 0 up) and rows put together piece by piece; a copy can go on its own way. */
export class ModelBuilder {
  readonly #columns: Column[];
  readonly #rows: Row[];

  constructor(from?: ModelBuilder) {
    this.#columns = from === undefined ? [] : [...from.#columns];
    this.#rows = from === undefined ? [] : [...from.#rows];
  }

  get columns(): number {
    return this.#columns.length;
  }

  get wholeColumns(): number {
    return this.#columns.filter(({ whole }) => whole).length;
  }

  /** A yes-or-no column; its number. */
  addChoice(): number {
    return this.#columns.push({ whole: true, upper: 1 }) - 1;
  }

  addContinuous(upper: number): number {
    return this.#columns.push({ whole: false, upper }) - 1;
  }

  /** form >= least; its number. */
  atLeast(form: LinearForm, least: number): number {
    return this.#rows.push(scaled(form, least, Infinity, false)) - 1;
  }

  /** form <= most; its number. `local` where it says which few columns go together. */
  atMost(form: LinearForm, most: number, local = false): number {
    return this.#rows.push(scaled(form, -Infinity, most, local)) - 1;
  }

  /** form = value for columns that go together; its number. */
  equals(form: LinearForm, value: number): number {
    return this.#rows.push(scaled(form, value, value, true)) - 1;
  }

  /** By how much one unit of a row's form counts in the row as it is solved: rows are scaled, so that one tolerance fits all. */
  scaleOf(row: number): number {
    return scaleOf(this.#rows[row]!.form);
  }

  build(objective: LinearForm, maximise: boolean): LinearModel {
    const cost = new Float64Array(this.#columns.length);
    for (const [column, coefficient] of objective.terms) cost[column] = coefficient;
    const starts = new Int32Array(this.#rows.length + 1);
    for (const [index, { form }] of this.#rows.entries()) starts[index + 1] = starts[index]! + form.terms.size;
    const indices = new Int32Array(starts.at(-1)!);
    const values = new Float64Array(starts.at(-1)!);
    let at = 0;
    for (const { form } of this.#rows) {
      const scale = scaleOf(form);
      for (const [column, coefficient] of form.terms) {
        indices[at] = column;
        values[at++] = coefficient * scale;
      }
    }
    return {
      maximise,
      cost,
      columnLower: new Float64Array(this.#columns.length),
      columnUpper: Float64Array.from(this.#columns, ({ upper }) => upper),
      whole: Uint8Array.from(this.#columns, ({ whole }) => (whole ? 1 : 0)),
      rowLower: Float64Array.from(this.#rows, ({ lower }) => lower),
      rowUpper: Float64Array.from(this.#rows, ({ upper }) => upper),
      local: Uint8Array.from(this.#rows, ({ local }) => (local ? 1 : 0)),
      starts,
      indices,
      values,
    };
  }
}

function scaled(form: LinearForm, lower: number, upper: number, local: boolean): Row {
  const scale = scaleOf(form);
  return {
    form,
    lower: (lower - form.constant) * scale,
    upper: (upper - form.constant) * scale,
    local,
  };
}

function scaleOf({ terms }: LinearForm): number {
  let largest = 0;
  for (const coefficient of terms.values()) largest = Math.max(largest, Math.abs(coefficient));
  return largest === 0 ? 1 : 1 / largest;
}
