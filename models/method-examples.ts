import type { Refusal } from './formula/refusal.ts';
import { type Method, evaluateMethod } from './method.ts';
import type { MethodDefinition } from './method-schema.ts';
import type { ModelFault } from './model-fault.ts';

type Example = MethodDefinition['examples'][number];

/** A fault of an example; one that could not be computed carries why. */
export type ExampleFault = ModelFault & { readonly because?: readonly Refusal[] };

/** Evaluates every example of a method on the day it was reviewed and reports each result that is not the expected one. */
export function exampleFaults(method: Method): ExampleFault[] {
  return method.definition.examples.flatMap((example, index) => faultsOf(method, example, `examples.${index}`));
}

function faultsOf(method: Method, example: Example, field: string): ExampleFault[] {
  const base = { id: method.id, field };
  const result = evaluateMethod(method, example.given, method.definition.reviewed);
  const named = { example: example.name.zh };
  if (!result.ok) return [{ ...base, code: 'example-refused', params: named, because: result.refusals }];
  return Object.entries(example.expect).flatMap(([output, expected]): ExampleFault[] => {
    const found = result.value.outputs[output]?.value;
    if (found === undefined) return [{ ...base, code: 'example-output', params: { ...named, output } }];
    if (Math.abs(found - expected) <= example.tolerance * (Math.abs(expected) || 1)) return [];
    return [{ ...base, code: 'example-differs', params: { ...named, output, expected, found } }];
  });
}
