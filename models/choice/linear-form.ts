/** A constant plus coefficients of columns. */
export interface LinearForm {
  readonly constant: number;
  readonly terms: ReadonlyMap<number, number>;
}

/** Gathers a form; terms of the same column add up. */
export class FormBuilder implements LinearForm {
  constant: number;
  readonly terms = new Map<number, number>();

  constructor(constant = 0) {
    this.constant = constant;
  }

  add(column: number, coefficient: number): void {
    if (coefficient !== 0) this.terms.set(column, (this.terms.get(column) ?? 0) + coefficient);
  }

  addForm(form: LinearForm, factor = 1): this {
    this.constant += form.constant * factor;
    for (const [column, coefficient] of form.terms) this.add(column, coefficient * factor);
    return this;
  }
}

/** The sum of forms times factors, plus a constant. */
export function combined(parts: readonly (readonly [form: LinearForm, factor: number])[], constant = 0): LinearForm {
  const sum = new FormBuilder(constant);
  for (const [form, factor] of parts) sum.addForm(form, factor);
  return sum;
}

/** What a form comes to for given column values. */
export function valueOf(form: LinearForm, values: Float64Array): number {
  let sum = form.constant;
  for (const [column, coefficient] of form.terms) sum += coefficient * values[column]!;
  return sum;
}

/** The least and the most a form can come to when every column lies in 0…1. */
export function rangeOf(form: LinearForm): {
  readonly least: number;
  readonly most: number;
} {
  let [least, most] = [form.constant, form.constant];
  for (const coefficient of form.terms.values()) {
    if (coefficient < 0) least += coefficient;
    else most += coefficient;
  }
  return { least, most };
}
