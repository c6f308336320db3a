import { evaluateMethod, type Method, type MethodResult } from '../../../models/method.ts';
import { POLLUTANTS, type Pollutant } from '../../../models/vocabulary.ts';
import { problem, type Checked, type Problem } from '../../catalogue/problem.ts';
import type { Measure, Reduction } from '../../catalogue/project-schema.ts';
import { loadModelFiles } from '../../model-files.ts';

/** A measure that could be worked out: its method, its inputs, what it yields and why. */
export interface WorkedMeasure {
  readonly measure: Measure;
  readonly method: Method;
  readonly result: MethodResult;
}

/**
 * What the measures of a project bring together: tonnes of one pollutant add up, a control sets what it names. Every problem names the
 * measure (`measures.0.inputs.flow`). `asOf` decides which factors are past their review.
 */
export async function workMeasures(
  measures: readonly Measure[],
  asOf: string,
): Promise<Checked<readonly WorkedMeasure[]>> {
  const { methods } = await loadModelFiles();
  const worked: WorkedMeasure[] = [];
  const problems: Problem[] = [];
  for (const [index, measure] of measures.entries()) {
    const at = `measures.${String(index)}`;
    const method = methods.get(measure.method);
    if (method === undefined || method.form === 'quantity') {
      problems.push(problem(`${at}.method`, 'unknown-method', { value: measure.method }));
      continue;
    }
    const answer = evaluateMethod(method, measure.inputs, asOf);
    if (answer.ok) worked.push({ measure, method, result: answer.value });
    else
      problems.push(
        ...answer.refusals.map(({ code, params }) =>
          problem(`${at}.inputs${inputOf(params)}`, `formula.${code}`, plain(params)),
        ),
      );
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: worked };
}

/** The model's `reduces` of worked measures; two forms at once on one pollutant are a problem. What yields nothing is left out. */
export function reductionOf(
  worked: readonly WorkedMeasure[],
): Checked<Readonly<Partial<Record<Pollutant, Reduction>>>> {
  const reduces: Partial<Record<Pollutant, Reduction>> = {};
  for (const [index, one] of worked.entries()) {
    for (const [pollutant, reduction] of reductionsOf(one)) {
      const joined = joinReductions(reduces[pollutant], reduction);
      if (joined === null)
        return { ok: false, problems: [problem(`measures.${String(index)}.method`, 'two-forms', { pollutant })] };
      reduces[pollutant] = joined;
    }
  }
  return { ok: true, value: reduces };
}

function reductionsOf({ measure, method, result }: WorkedMeasure): [Pollutant, Reduction][] {
  if (method.form === 'control') {
    const control = Object.fromEntries(Object.entries(result.outputs).map(([name, { value }]) => [name, value]));
    return (method.definition.pollutants ?? []).map((pollutant) => [pollutant, { control }]);
  }
  const basis = measure.basis === 'remaining' ? { basis: 'remaining' as const } : {};
  return POLLUTANTS.flatMap((pollutant): [Pollutant, Reduction][] => {
    const output = result.outputs[pollutant];
    return output === undefined || output.value === 0 ? [] : [[pollutant, { tonnes: output.value, ...basis }]];
  });
}

function joinReductions(known: Reduction | undefined, added: Reduction): Reduction | null {
  if (known === undefined) return added;
  if ('tonnes' in known && 'tonnes' in added && (known.basis ?? 'original') === (added.basis ?? 'original')) {
    return { ...known, tonnes: known.tonnes + added.tonnes };
  }
  return 'control' in known && 'control' in added ? { control: { ...known.control, ...added.control } } : null;
}

function inputOf(params: Readonly<Record<string, unknown>>): string {
  return typeof params['input'] === 'string' ? `.${params['input']}` : '';
}

function plain(params: Readonly<Record<string, unknown>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === 'number' ? value : String(value)]),
  );
}
