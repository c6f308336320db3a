// The shipped methods and factors, loaded once, and the two questions the content tests ask of them.
import { loadModelFiles } from '../../../src/model-files.ts';
import { type Method, evaluateMethod } from '../../../models/method.ts';
import type { GivenInputs } from '../../../models/method-inputs.ts';

export const AS_OF = '2026-11-24';
export const { methods, factors, faults } = await loadModelFiles();

export function methodOf(id: string): Method {
  const method = methods.get(id);
  if (method === undefined) throw new Error(`no method ${id}`);
  return method;
}

/** The outputs of a method as plain numbers in their declared units; a refusal fails the test that asked. */
export function outputsOf(id: string, given: GivenInputs, asOf = AS_OF): Record<string, number> {
  const result = evaluateMethod(methodOf(id), given, asOf);
  if (!result.ok) throw new Error(`${id}: ${JSON.stringify(result.refusals)}`);
  return Object.fromEntries(Object.entries(result.value.outputs).map(([name, { value }]) => [name, value]));
}

/** What the first example of a method is given. */
export function firstGiven(id: string): GivenInputs {
  return methodOf(id).definition.examples[0]!.given;
}
