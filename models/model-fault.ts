import type { Refusal, RefusalCode } from './formula/refusal.ts';

/** What can be wrong with a method or factor file beyond what a formula refuses. */
export const MODEL_FAULTS = [
  'unknown-key',
  'required',
  'wrong-shape',
  'not-a-day',
  'duplicate-key',
  'not-yaml',
  'id-not-file',
  'days-in-disorder',
  'periods-overlap',
  'value-outside-range',
  'floor-above-ceiling',
  'two-origins',
  'source-missing',
  'source-of-factor',
  'unknown-factor',
  'unused-name',
  'no-label',
  'label-without-line',
  'output-without-line',
  'not-mass-per-year',
  'not-tonnes-per-year',
  'not-a-pollutant',
  'not-a-control',
  'not-a-share',
  'control-pollutants',
  'no-pollutant',
  'unknown-activity',
  'no-example',
  'example-refused',
  'example-differs',
  'example-output',
] as const;
export type ModelFaultCode = (typeof MODEL_FAULTS)[number] | RefusalCode;

/** One thing wrong with a file of the model: where (id and dotted field) and why. The shell adds the file and the words. */
export interface ModelFault {
  readonly id: string;
  readonly field: string;
  readonly code: ModelFaultCode;
  readonly params: Refusal['params'];
}

/** A fault from a refusal: the same code, at a field. */
export function faultOf(id: string, field: string, { code, params }: Refusal): ModelFault {
  return { id, field, code, params };
}
