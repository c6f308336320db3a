import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../models/formula/explanation.ts';
import { exampleFaults } from '../../models/method-examples.ts';
import { type Method, evaluateMethod, evaluateMethodColumns, solveActivity } from '../../models/method.ts';
import { methodRecord } from '../../models/method-record.ts';
import { loadModelFiles, modelVersion } from '../../src/model-files.ts';

const { methods, factors, faults } = await loadModelFiles();
const all = [...methods.values()];
const named = all.map((method) => [method.id, method] as const);

/** Methods with what their first example gives, without the activity. */
const cases = all.flatMap((method) => {
  const { activity, examples } = method.definition;
  if (activity === undefined) return [];
  const { [activity]: _, ...given } = examples[0]!.given;
  return [{ method, activity, given, day: method.definition.reviewed }];
});

describe('The methods and factors of the product', () => {
  it('have no fault', () => {
    expect(faults).toEqual([]);
    expect(methods.size).toBeGreaterThanOrEqual(24);
    expect(factors.size).toBeGreaterThan(100);
  });

  it.each(named)('%s: every worked example comes out as it says', (_, method) => {
    expect(exampleFaults(method)).toEqual([]);
  });

  it.each(named)('%s: every example is explained down to leaves with a source', (_, method) => {
    const { examples, reviewed } = method.definition;
    for (const { given } of examples) {
      const result = evaluateMethod(method, given, reviewed);
      for (const tree of result.ok ? result.value.derivation.outputs : []) checkTree(tree);
      expect(result.ok).toBe(true);
    }
  });

  it.each(named)('%s: columns equal the single evaluation', (_, method) => {
    const { examples, reviewed } = method.definition;
    for (const { given } of examples) {
      const numbers = Object.entries(given).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
      const one = evaluateMethod(method, Object.fromEntries(numbers), reviewed);
      const columns = evaluateMethodColumns(
        method,
        Object.fromEntries(numbers.map(([name, value]) => [name, Float64Array.of(value, value)])),
        reviewed,
      );
      if (!one.ok || !columns.ok) throw new Error(JSON.stringify([one, columns]));
      for (const [output, { value }] of Object.entries(one.value.outputs))
        expect(columns.value[output]![1]).toBe(value);
    }
  });

  it('reach any target again when solved for their activity', () => {
    const reachable = cases.flatMap((one) => outputsOf(one.method).map((output) => ({ ...one, output }))).filter(moves);
    expect(new Set(reachable.map(({ method }) => method.id)).size).toBeGreaterThan(30);
    fc.assert(
      fc.property(fc.constantFrom(...reachable), fc.double({ min: 0.001, max: 1, noNaN: true }), (one, part) => {
        const { method, activity, given, day, output } = one;
        const { floor } = method.definition.inputs[activity]!;
        const high = solvable(one);
        const target = at(one, floor + (high - floor) * part);
        const solved = solveActivity(method, output, target, given, day);
        expect(solved).toMatchObject({ ok: true });
        const again = solved.ok ? at(one, solved.value) : NaN;
        expect(Math.abs(again - target)).toBeLessThanOrEqual(1e-12 * Math.abs(target));
      }),
      { numRuns: 500 },
    );
  });

  it('have a record for pages and other programs, which is plain data', () => {
    for (const method of all) {
      const record = methodRecord(method);
      expect(JSON.parse(JSON.stringify(record))).toEqual(record);
      expect(record.lines.map(({ name }) => name)).toEqual(method.program.lines.map(({ name }) => name));
    }
  });

  it('have a fingerprint', () => {
    expect(modelVersion()).toMatch(/^[0-9a-f]{64}$/);
    expect(modelVersion()).toBe(modelVersion());
  });

  it('a stand-alone grinding station brings particulates and almost no NOx', () => {
    const grinding = methods.get('ule-cement-grinding')!;
    const result = evaluateMethod(grinding, grinding.definition.examples[0]!.given, grinding.definition.reviewed);
    if (!result.ok) throw new Error(JSON.stringify(result.refusals));
    const { TSP, NOx } = result.value.outputs;
    expect(NOx!.value).toBeLessThan(0.1 * TSP!.value);
  });
});

type Case = (typeof cases)[number] & { readonly output: string };

function at({ method, activity, given, day, output }: Case, value: number): number {
  const result = evaluateMethod(method, { ...given, [activity]: value }, day);
  return result.ok ? (result.value.outputs[output]?.value ?? NaN) : NaN;
}

/** Outputs that are not only shown. */
function outputsOf(method: Method): string[] {
  return method.outputs.filter(({ show }) => !show).map(({ id }) => id);
}

function moves(one: Case): boolean {
  const { floor } = one.method.definition.inputs[one.activity]!;
  const [low, high] = [at(one, floor), at(one, solvable(one))];
  return Number.isFinite(low) && Number.isFinite(high) && low !== high;
}

/** The activity of the example, up to which every line of ours is straight. */
function solvable({ method, activity }: Case): number {
  const { floor, ceiling } = method.definition.inputs[activity]!;
  const given = method.definition.examples[0]!.given[activity];
  return typeof given === 'number' && given > floor ? given : floor + (ceiling - floor) / 1000;
}

function checkTree(node: Explanation): void {
  expect(Number.isFinite(node.value)).toBe(true);
  expect(node.label.zh).not.toBe('');
  if (node.origin === 'computed' && node.inputs.length > 0) expect(node.formula).toBeDefined();
  if (node.origin === 'factor') expect(node.factor).toBeDefined();
  if (node.origin === 'default' || node.origin === 'constant' || node.origin === 'factor')
    expect(node.source ?? '').not.toBe('');
  for (const below of node.inputs) checkTree(below);
}
