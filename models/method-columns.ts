import type { Day } from './calendar.ts';
import { type Conversion, convert } from './formula/conversion.ts';
import { refuse, within } from './formula/refusal.ts';
import type { Method, MethodInput, MethodOutput } from './method-compile.ts';
import { checkRange, fallbackOf } from './method-inputs.ts';
import { checkShare } from './method-work.ts';

/** Columns of inputs: one value per row, or one value for all rows, in the declared units. */
export type InputColumns = Readonly<Record<string, Float64Array | number>>;

/** The common length of all columns; 1 when every input is one value. */
export function rowsOf(columns: InputColumns): number {
  const lengths = Object.values(columns).flatMap((column) => (typeof column === 'number' ? [] : [column.length]));
  const rows = lengths[0] ?? 1;
  const other = lengths.find((length) => length !== rows);
  if (other !== undefined) refuse('column-length', { rows, other });
  return rows;
}

/** One column per input and constant in coherent units, in slot order, and the lines left out for lack of an optional input. */
export function gatherColumns(
  method: Method,
  columns: InputColumns,
  rows: number,
  asOf: Day,
): { values: Float64Array[]; skip: ReadonlySet<string> } {
  const missing: string[] = [];
  const inputs = method.inputs.map((input) => {
    const column = within({ input: input.id }, () => columnOf(input, columns, rows, asOf));
    if (column === null) missing.push(input.id);
    return column ?? new Float64Array(rows).fill(NaN);
  });
  const constants = method.constants.map(({ coherentValue }) => new Float64Array(rows).fill(coherentValue));
  return { values: [...inputs, ...constants], skip: new Set(missing.flatMap((id) => [...method.dependents.get(id)!])) };
}

/** An output's column in its own unit. */
export function outputColumn(method: Method, output: MethodOutput, values: Float64Array): Float64Array {
  const column = convertColumn(values, output.shown);
  if (method.form === 'control') for (const value of column) checkShare(method, output, value);
  return column;
}

function columnOf(input: MethodInput, columns: InputColumns, rows: number, asOf: Day): Float64Array | null {
  const given = (Object.hasOwn(columns, input.id) ? columns[input.id] : undefined) ?? fallbackOf(input, asOf).value;
  if (given === null) return null;
  if (typeof given === 'number') {
    checkValue(input, given);
    return new Float64Array(rows).fill(convert(given, input.coherent));
  }
  const { floor, ceiling } = input.definition;
  let outside = -1;
  for (let row = rows - 1; row >= 0; row--) if (!(given[row]! >= floor && given[row]! <= ceiling)) outside = row;
  if (outside >= 0) within({ row: outside + 1 }, () => checkValue(input, given[outside]!));
  return convertColumn(given, input.coherent);
}

function checkValue(input: MethodInput, value: number): void {
  if (!Number.isFinite(value)) refuse('not-a-number', { number: String(value) });
  checkRange(input, value);
}

/** As `convert`, in one loop. */
function convertColumn(values: Float64Array, { factor, divisor, shift }: Conversion): Float64Array {
  const out = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) out[row] = (values[row]! * factor) / divisor + shift;
  return out;
}
