import type { Day } from './calendar.ts';
import { type Factors, isStale } from './factor.ts';
import { openParser } from './formula/parser.ts';
import { type Answer, type Refusal, answer, refuse, unwrap, within } from './formula/refusal.ts';
import { runColumns } from './formula/run-columns.ts';
import { type Derivation, deriveOutputs } from './method-derivation.ts';
import { type CompiledMethod, type Method, compileMethod } from './method-compile.ts';
import { type InputColumns, gatherColumns, outputColumn, rowsOf } from './method-columns.ts';
import { type GivenInputs, type InputValue, checkRange, unknownInputs } from './method-inputs.ts';
import { workMethod } from './method-work.ts';
import { coherenceFaults } from './method-coherence.ts';
import { definitionFaults } from './method-rules.ts';
import { methodSchema } from './method-schema.ts';
import { solveLine } from './method-solve.ts';
import { schemaFaults } from './schema-faults.ts';

/** A factor, or the method itself, whose review day is past or whose period is over on the as-of day. */
export interface MethodWarning {
  readonly code: 'stale-factor';
  readonly method: string;
  readonly input?: string;
  readonly factor?: string;
  readonly review_by: Day;
}

export interface MethodResult {
  readonly outputs: Readonly<Record<string, { readonly value: number; readonly unit: string }>>;
  readonly warnings: readonly MethodWarning[];
  readonly derivation: Derivation;
}

/**
 * Makes a method of a parsed YAML object, or reports everything wrong with it: shape, names, units, formula, dimensions (a pollutant
 * that is not mass per year is refused with both units), factors, labels. Asynchronous because the parser is loaded on first use.
 */
export async function loadMethod(content: unknown, factors: Factors): Promise<CompiledMethod> {
  const parse = await openParser();
  const parsed = methodSchema.safeParse(content, { reportInput: true });
  if (!parsed.success) return { ok: false, faults: schemaFaults(idOf(content), parsed.error) };
  const own = definitionFaults(parsed.data);
  const compiled = compileMethod(parsed.data, factors, parse);
  const found = compiled.ok ? coherenceFaults(compiled.value) : compiled.faults;
  return own.length + found.length > 0 ? { ok: false, faults: [...own, ...found] } : compiled;
}

/**
 * Evaluates a method on a day. Inputs are numbers in the declared unit or quantity texts; what is not given takes its default or the
 * factor in force. `changed` names inputs whose value a scenario set. Refuses, all at once, unknown, missing and out-of-range inputs, then
 * a result that is not finite or, for a control, not a share.
 */
export function evaluateMethod(
  method: Method,
  given: GivenInputs,
  asOf: Day,
  changed: ReadonlySet<string> = new Set(),
): Answer<MethodResult> {
  const worked = workMethod(method, given, asOf, changed);
  if (!worked.ok) return worked;
  const { inputs, slots, outputs } = worked.value;
  const result: MethodResult = {
    outputs: Object.fromEntries(outputs.map(({ id, unit, value }) => [id, { value, unit }])),
    warnings: warningsOf(method, inputs, asOf),
    derivation: deriveOutputs(
      method,
      inputs,
      slots,
      outputs.map(({ id }) => id),
    ),
  };
  return { ok: true, value: result };
}

/**
 * Evaluates a method for many rows at once, bit for bit as row by row. Inputs without a column take their default or factor. Returns one
 * column per output, in its unit. Refuses columns of unequal length, the first value out of range and the first row that is not finite.
 */
export function evaluateMethodColumns(
  method: Method,
  columns: InputColumns,
  asOf: Day,
): Answer<Readonly<Record<string, Float64Array>>> {
  const unknown = unknownInputs(method, Object.keys(columns));
  if (unknown.length > 0) return { ok: false, refusals: unknown };
  return answer(() => {
    const rows = rowsOf(columns);
    const { values, skip } = gatherColumns(method, columns, rows, asOf);
    const wanted = method.outputs.filter(({ id }) => !skip.has(id));
    const results = runColumns(
      method.program,
      values,
      rows,
      wanted.map(({ slot }) => slot),
      skip,
    );
    return Object.fromEntries(
      wanted.map((output) => [output.id, outputColumn(method, output, results.get(output.slot)!)]),
    );
  });
}

/**
 * The value of an input (the method's activity unless another is named; in its own unit) for which an output reaches a target (in the
 * output's unit), the other inputs as given. Only where the output is a straight line from the input's floor to the answer; the answer
 * is re-evaluated and hits the target to 1e-12. Refuses a method without activity, an output the input does not move, a curve, and an
 * answer outside what the input accepts.
 */
export function solveActivity(
  method: Method,
  output: string,
  target: number,
  given: GivenInputs,
  asOf: Day,
  input: string | undefined = method.definition.activity,
): Answer<number> {
  const activity = method.inputs.find(({ id }) => id === input);
  return answer(() => {
    if (activity === undefined) refuse('no-activity', { method: method.id });
    const at = (value: number) => outputAt(method, output, { ...given, [activity.id]: value }, asOf);
    const solution = solveLine(at, target, activity.definition.floor, activity.definition.ceiling);
    within({ input: activity.id }, () => checkRange(activity, solution));
    return solution;
  });
}

function outputAt(method: Method, output: string, given: GivenInputs, asOf: Day): number {
  const { outputs } = unwrap(workMethod(method, given, asOf));
  const found = outputs.find(({ id }) => id === output);
  return found ? found.value : refuse('unknown-output', { output });
}

function warningsOf(method: Method, inputs: readonly InputValue[], asOf: Day): MethodWarning[] {
  const { id, definition } = method;
  const own: MethodWarning[] =
    definition.review_by < asOf ? [{ code: 'stale-factor', method: id, review_by: definition.review_by }] : [];
  const ofInputs = inputs.flatMap(({ input, factor, origin }): MethodWarning[] => {
    const review_by = factor?.review_by ?? input.definition.review_by;
    const stale = factor ? isStale(factor, asOf) : origin === 'default' && review_by !== undefined && review_by < asOf;
    if (!stale || review_by === undefined) return [];
    return [{ code: 'stale-factor', method: id, input: input.id, ...(factor ? { factor: factor.id } : {}), review_by }];
  });
  return [...own, ...ofInputs];
}

function idOf(content: unknown): string {
  return typeof content === 'object' && content !== null && 'id' in content ? String(content.id) : '';
}

export type { Derivation, Method, Refusal };
