import { readBlock } from './block.ts';
import { toCoherent } from './conversion.ts';
import { type Dimension, PLAIN, isWritable } from './dimension.ts';
import { dimensionOf } from './dimension-of.ts';
import { type EmpiricalLine, fitLine } from './empirical.ts';
import { type Expression, symbolsOf } from './expression.ts';
import { nearest } from './nearest.ts';
import type { FormulaParser } from './parser.ts';
import { refuse, within } from './refusal.ts';
import { type Scalar, compileScalar, converted } from './scalar.ts';
import type { Unit } from './unit.ts';
import { unitText } from './unit-text.ts';

/** One line, understood: its value in coherent units lands in `slot`. */
export interface ProgramLine {
  readonly name: string;
  readonly text: string;
  readonly expression: Expression;
  readonly tex: string;
  readonly dimension: Dimension;
  readonly symbols: readonly string[];
  readonly slot: number;
  readonly compute: Scalar;
  /** What `compute` computes: the expression, with conversions in an empirical line. */
  readonly computed: Expression;
  /** Unit of an empirical line's own result; `null` for every other line. */
  readonly empiricalUnit: Unit | null;
}

/** A formula of several lines: slots 0 … inputs − 1 hold the given symbols, the lines follow in their order. */
export interface Program {
  readonly slots: ReadonlyMap<string, number>;
  readonly lines: readonly ProgramLine[];
}

/**
 * Compiles a formula block over the given symbols (name → unit). A line may use what stands above it. Refuses what the parser, the
 * allow-list or the dimensions refuse, with the name of the line in `line`.
 */
export function compileProgram(
  text: string,
  given: ReadonlyMap<string, Unit>,
  empirical: Readonly<Record<string, EmpiricalLine>>,
  parse: FormulaParser,
): Program {
  const block = readBlock(text);
  const slots = new Map([...given.keys()].map((name, slot) => [name, slot]));
  const dimensions = new Map([...given].map(([name, unit]) => [name, unit.dimension]));
  const later = new Set(block.map(({ name }) => name));
  const lines: ProgramLine[] = [];
  for (const { name, text: own } of block) {
    if (slots.has(name)) refuse('name-taken', { name });
    const context = { name, text: own, slots, dimensions, later, parse };
    const line = within({ line: name }, () => compileLine(context, empirical[name]));
    lines.push(line);
    slots.set(name, line.slot);
    dimensions.set(name, line.dimension);
  }
  checkEmpiricalNames(empirical, later);
  return { slots, lines };
}

interface LineContext {
  readonly name: string;
  readonly text: string;
  readonly slots: ReadonlyMap<string, number>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly later: ReadonlySet<string>;
  readonly parse: FormulaParser;
}

function compileLine(context: LineContext, empirical: EmpiricalLine | undefined): ProgramLine {
  const { name, slots, dimensions } = context;
  const { text, expression, tex } = parseLine(context);
  const symbols = symbolsOf(expression);
  const fitted = empirical ? fitLine(empirical, expression, symbols, dimensions) : null;
  const own = fitted?.expression ?? expression;
  const plain = compileScalar(own, (symbol) => slots.get(symbol)!);
  const dimension = fitted?.unit.dimension ?? dimensionOf(expression, (symbol) => dimensions.get(symbol)!) ?? PLAIN;
  if (!isWritable(dimension)) refuse('unwritable-unit', { unit: unitText(dimension) });
  return {
    name,
    text,
    expression,
    tex,
    symbols,
    slot: slots.size,
    dimension,
    computed: own,
    compute: fitted ? converted(plain, toCoherent(fitted.unit)) : plain,
    empiricalUnit: fitted?.unit ?? null,
  };
}

function parseLine({ text, slots, later, parse }: LineContext): ReturnType<FormulaParser> {
  const ahead = [...text.matchAll(/[A-Za-z_]\w*/g)].find(([word]) => later.has(word) && !slots.has(word));
  if (ahead) refuse('used-before-defined', { symbol: ahead[0], position: ahead.index + 1 });
  return parse(text, new Set(slots.keys()));
}

function checkEmpiricalNames(empirical: Readonly<Record<string, EmpiricalLine>>, names: ReadonlySet<string>): void {
  const stray = Object.keys(empirical).find((name) => !names.has(name));
  if (stray !== undefined) refuse('expects-unknown', { symbol: stray, suggestion: nearest(stray, names) });
}
