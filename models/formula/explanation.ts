import { type Conversion, convert, fromCoherent } from './conversion.ts';
import { mathmlOf } from './mathml.ts';
import type { Program, ProgramLine } from './program.ts';
import type { Slots } from './scalar.ts';
import { labelledTex, uprightTex } from './tex.ts';
import type { Unit } from './unit.ts';
import { wordsOf } from './words.ts';

/** A text in the two languages of a method file. */
export interface InBoth {
  readonly zh: string;
  readonly en: string;
}

/** Where a value comes from: computed by its formula from `inputs`, or a leaf. */
export type ExplanationOrigin = 'computed' | 'constant' | 'entered' | 'default' | 'factor' | 'scenario';

/** One value and why it is what it is: the tree below it ends in what was entered, assumed or taken from a factor. */
export interface Explanation {
  readonly name: string;
  readonly label: InBoth;
  readonly value: number;
  readonly unit: string;
  readonly origin: ExplanationOrigin;
  /** The formula with symbols, in words, in TeX and in MathML; only where `origin` is `computed`. */
  readonly formula?: string;
  readonly words?: InBoth;
  readonly tex?: InBoth;
  readonly mathml?: InBoth;
  readonly source?: string;
  readonly confidence?: number;
  readonly reviewed?: string;
  readonly review_by?: string;
  /** Id of the factor a leaf was taken from. */
  readonly factor?: string;
  readonly inputs: readonly Explanation[];
}

/** What a tree needs to know beside the numbers. */
export interface ExplanationContext {
  readonly program: Program;
  readonly slots: Slots;
  readonly lines: ReadonlyMap<string, RenderedLine>;
  readonly leafOf: (name: string) => Explanation;
}

/** The tree of one result. A line used twice in a tree is opened where it first stands and is a bare value after that. */
export function explain(name: string, context: ExplanationContext): Explanation {
  return explainName(name, context, new Set());
}

/** A line as people read it: its label and unit, its formula in symbols, words, TeX and MathML. */
export interface RenderedLine extends Required<Pick<Explanation, 'label' | 'formula' | 'words' | 'tex' | 'mathml'>> {
  readonly unit: Unit;
  readonly shown: Conversion;
}

/** Renders a line once for all explanations it will stand in. */
export function renderLine(
  { name, text, expression, tex }: ProgramLine,
  unit: Unit,
  labelOf: (name: string) => InBoth,
): RenderedLine {
  const inBoth = (write: (label: (symbol: string) => string, language: keyof InBoth) => string): InBoth => ({
    zh: write((symbol) => labelOf(symbol).zh, 'zh'),
    en: write((symbol) => labelOf(symbol).en, 'en'),
  });
  return {
    label: labelOf(name),
    unit,
    shown: fromCoherent(unit),
    formula: text,
    words: inBoth((label) => wordsOf(expression, label)),
    tex: inBoth((label, language) => `${uprightTex(label(name))} = ${labelledTex(tex, label, language)}`),
    mathml: inBoth((label) => mathmlOf(name, expression, label)),
  };
}

function explainName(name: string, context: ExplanationContext, opened: Set<string>): Explanation {
  const line = context.program.lines.find((one) => one.name === name);
  if (line === undefined) return context.leafOf(name);
  const { unit, shown, label, ...written } = context.lines.get(name)!;
  const node = {
    name,
    label,
    value: convert(context.slots[line.slot]!, shown),
    unit: unit.text,
    origin: 'computed' as const,
  };
  if (opened.has(name)) return { ...node, inputs: [] };
  opened.add(name);
  return {
    ...node,
    ...written,
    inputs: line.symbols.map((symbol) => explainName(symbol, context, opened)),
  };
}
