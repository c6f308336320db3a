import type { InBoth } from './formula/explanation.ts';
import { symbolsOf } from './formula/expression.ts';
import type { Method } from './method-compile.ts';
import { renderedLines } from './method-derivation.ts';
import type { Factor, MethodDefinition } from './method-schema.ts';

/** One line of a method as people read it. */
export interface LineRecord {
  readonly name: string;
  readonly label: InBoth;
  readonly unit: string;
  readonly formula: string;
  readonly words: InBoth;
  readonly tex: InBoth;
  readonly mathml: InBoth;
  /** Inputs, constants and lines it uses. */
  readonly uses: readonly string[];
}

/** A method as plain data: its definition, its lines in words, TeX and MathML, and the versions of every factor it may draw on. */
export interface MethodRecord extends MethodDefinition {
  readonly lines: readonly LineRecord[];
  readonly factors: Readonly<Record<string, readonly Factor[]>>;
}

/** The record behind the method's page, `method show --json` and the API. */
export function methodRecord(method: Method): MethodRecord {
  const { definition, program, inputs } = method;
  const written = renderedLines(method);
  const lines = program.lines.map(({ name, expression }) => {
    const { label, unit, formula, words, tex, mathml } = written.get(name)!;
    return { name, label, unit: unit.text, formula, words, tex, mathml, uses: symbolsOf(expression) };
  });
  const factors = inputs.filter((input) => input.factors.length > 0).map((input) => [input.id, input.factors] as const);
  return { ...definition, lines, factors: Object.fromEntries(factors) };
}
