import { type Explanation, type InBoth, type RenderedLine, explain, renderLine } from './formula/explanation.ts';
import type { ProgramLine } from './formula/program.ts';
import type { Slots } from './formula/scalar.ts';
import { type Unit, readUnit } from './formula/unit.ts';
import { unitText } from './formula/unit-text.ts';
import type { Method, MethodConstant } from './method-compile.ts';
import type { InputValue } from './method-inputs.ts';
import type { Words } from './method-schema.ts';
import { POLLUTANT_NAMES } from './vocabulary.ts';

/** Why the outputs of a method are what they are: the method itself, and one tree for each output. Plain data. */
export interface Derivation {
  readonly method: {
    readonly id: string;
    readonly name: Words;
    readonly words: Words;
    readonly source: string;
    readonly confidence: number;
    readonly reviewed: string;
    readonly review_by: string;
  };
  readonly outputs: readonly Explanation[];
}

const rendered = new WeakMap<Method, ReadonlyMap<string, RenderedLine>>();

/** The derivation of the given outputs, from the values of the inputs and all slots in coherent units. */
export function deriveOutputs(
  method: Method,
  inputs: readonly InputValue[],
  slots: Slots,
  outputs: readonly string[],
): Derivation {
  const { id, name, words, source, confidence, reviewed, review_by } = method.definition;
  const leaves = new Map([
    ...inputs.map((value) => [value.input.id, () => inputLeaf(method, value)] as const),
    ...method.constants.map((constant) => [constant.id, () => constantLeaf(method, constant)] as const),
  ]);
  const context = {
    program: method.program,
    slots,
    lines: renderedLines(method),
    leafOf: (symbol: string) => leaves.get(symbol)!(),
  };
  let explained: readonly Explanation[] | undefined;
  return {
    method: { id, name, words, source, confidence, reviewed, review_by },
    // Explained when somebody asks: a list of thousands only wants the numbers.
    get outputs() {
      explained ??= outputs.map((output) => explain(output, context));
      return explained;
    },
  };
}

/** Every line of a method as people read it; made once per method. */
export function renderedLines(method: Method): ReadonlyMap<string, RenderedLine> {
  const known = rendered.get(method);
  if (known) return known;
  const made = new Map(
    method.program.lines.map((line) => [
      line.name,
      renderLine(line, unitOf(method, line), (symbol) => labelOf(method, symbol)),
    ]),
  );
  rendered.set(method, made);
  return made;
}

/** What a symbol is called: an input or constant by its name, a line by its step or output, a pollutant by its name, else by the symbol itself. */
function labelOf({ definition }: Method, symbol: string): InBoth {
  const { inputs, constants, outputs, steps } = definition;
  const step = steps[symbol];
  const label = inputs[symbol]?.name ?? constants[symbol]?.name ?? outputs[symbol]?.name;
  return label ?? (step ? { zh: step.zh, en: step.en } : (POLLUTANT_NAMES[symbol] ?? { zh: symbol, en: symbol }));
}

/** The unit a line is shown in: its output's, its step's, its empirical equation's, else a customary one. */
function unitOf({ definition, outputs }: Method, { name, dimension, empiricalUnit }: ProgramLine): Unit {
  const output = outputs.find((one) => one.id === name);
  const step = definition.steps[name]?.unit;
  if (output) return output.unit;
  return step === undefined ? (empiricalUnit ?? readUnit(unitText(dimension))) : readUnit(step);
}

function inputLeaf({ definition }: Method, { input, value, origin, factor }: InputValue): Explanation {
  const { name, unit, source, confidence, reviewed, review_by } = input.definition;
  return {
    name: input.id,
    label: name,
    value: value ?? NaN,
    unit,
    origin,
    ...definedOnly({
      source: factor?.source ?? source,
      confidence: factor?.confidence ?? confidence,
      factor: factor?.id,
    }),
    reviewed: factor?.reviewed ?? reviewed ?? definition.reviewed,
    review_by: factor?.review_by ?? review_by ?? definition.review_by,
    inputs: [],
  };
}

/** A value typed over a factor has no source of its own: the key is then absent, not empty. */
function definedOnly<T extends object>(entries: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const defined = Object.entries(entries).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}

function constantLeaf({ definition }: Method, { id, name, value, unit, source }: MethodConstant): Explanation {
  const { confidence, reviewed, review_by } = definition;
  return {
    name: id,
    label: name,
    value,
    unit: unit.text,
    origin: 'constant',
    source,
    confidence,
    reviewed,
    review_by,
    inputs: [],
  };
}
