import { isDay } from '../words/day.ts';
import type { FieldProblem } from './reply.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A control of a form as a place describes it; what is left out takes the plain value. */
export interface FieldSpec {
  /** Name of the control and its id; the error summary links to it. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly control?:
    'text' | 'number' | 'date' | 'time' | 'password' | 'search' | 'file' | 'textarea' | 'select' | 'checkbox';
  /** Stands inside the control, at its right. */
  readonly unit?: string;
  readonly hint?: string;
  readonly choices?: readonly Choice[];
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly maxLength?: number;
  /** A file control that takes several. */
  readonly multiple?: boolean;
  /** Takes the whole width of the form grid. */
  readonly wide?: boolean;
  /** Shown and sent, and no longer changed here. */
  readonly readOnly?: boolean;
}

/** Everything `views/parts/field.hbs` names, so that new, edited and refused forms are built alike. */
export function field(spec: FieldSpec, errors: readonly FieldProblem[] = []) {
  const control = spec.control ?? 'text';
  const problems = errors.filter((error) => error.field === spec.name);
  const ids = [spec.hint === undefined ? '' : `${spec.name}-hint`, problems.length === 0 ? '' : `${spec.name}-error`];
  return {
    name: spec.name,
    label: spec.label,
    // A password is never sent back.
    value: control === 'password' ? '' : spec.value,
    type: typeOf(control, spec.value),
    inputmode: control === 'number' ? 'decimal' : 'text',
    isSelect: control === 'select',
    isTextarea: control === 'textarea',
    isCheckbox: control === 'checkbox',
    checked: control === 'checkbox' && spec.value !== '',
    unit: spec.unit ?? null,
    hint: spec.hint ?? null,
    // Everything wrong with it; the view joins it as the reader's language does (`clauses`).
    error: problems.length === 0 ? null : problems.map(({ message }) => message),
    describedBy: ids.filter((id) => id !== '').join(' ') || null,
    choices: (spec.choices ?? []).map((choice) => ({ ...choice, selected: choice.value === spec.value })),
    required: spec.required ?? false,
    autocomplete: spec.autocomplete ?? 'off',
    maxLength: spec.maxLength ?? null,
    multiple: spec.multiple ?? false,
    wide: spec.wide ?? false,
    readOnly: spec.readOnly ?? false,
  };
}

/** A control for days shows days only: whatever else somebody typed stays in a plain one, or it would be lost in silence. */
function typeOf(control: NonNullable<FieldSpec['control']>, value: string) {
  const isPlain = control === 'number' || (control === 'date' && value !== '' && !isDay(value));
  return isPlain ? 'text' : control;
}
