import { readQuantity } from '../quantity.ts';
import { checkName } from './block.ts';
import { convert, fromCoherent, toCoherent } from './conversion.ts';
import { dimensionOf } from './dimension-of.ts';
import type { Expression } from './expression.ts';
import { notFinitePart } from './not-finite.ts';
import { openParser } from './parser.ts';
import { type Answer, answer, refuse, within } from './refusal.ts';
import { compileScalar } from './scalar.ts';
import { type Unit, readUnit, sameKind } from './unit.ts';
import { unitText } from './unit-text.ts';

/**
 * Evaluates one formula under the rules of methods. Inputs are quantity texts (`200000 m^3/h`; no unit means a plain number); the
 * result is the number in `unit`. Refuses everything a method's formula may not contain, and a result of another kind than `unit`.
 */
export async function evaluateFormula(
  text: string,
  inputs: ReadonlyMap<string, string>,
  unit: string,
): Promise<Answer<number>> {
  const parse = await openParser();
  return answer(() => {
    const wanted = readUnit(unit);
    const given = [...inputs].map(([name, quantity]) => within({ input: name }, () => readInput(name, quantity)));
    const { expression } = parse(text, new Set(given.map(({ name }) => name)));
    checkResult(expression, given, wanted);
    return convert(run(expression, given), fromCoherent(wanted));
  });
}

interface Given {
  readonly name: string;
  readonly unit: Unit;
  readonly value: number;
}

function readInput(name: string, text: string): Given {
  checkName(name);
  const { value, unit } = readQuantity(text);
  const own = unit ?? readUnit('1');
  return { name, unit: own, value: convert(value, toCoherent(own)) };
}

function checkResult(expression: Expression, given: readonly Given[], wanted: Unit): void {
  const dimensions = new Map(given.map(({ name, unit }) => [name, unit.dimension]));
  const found = dimensionOf(expression, (symbol) => dimensions.get(symbol)!) ?? wanted.dimension;
  if (!sameKind({ ...wanted, dimension: found }, wanted))
    refuse('result-unit', { found: unitText(found), wanted: wanted.text });
}

function run(expression: Expression, given: readonly Given[]): number {
  const order = new Map(given.map(({ name }, slot) => [name, slot]));
  const slotOf = (symbol: string) => order.get(symbol)!;
  const slots = Float64Array.from(given, ({ value }) => value);
  const value = compileScalar(expression, slotOf)(slots);
  if (Number.isNaN(value)) refuse('not-finite', { part: notFinitePart(expression, slotOf, slots) });
  return value;
}
