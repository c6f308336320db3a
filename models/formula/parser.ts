import type { MathNode } from 'mathjs';
import type { Expression } from './expression.ts';
import { fromParsed } from './from-parsed.ts';
import { plainText } from './plain-text.ts';
import { refuse } from './refusal.ts';
import { texOf } from './tex.ts';
import { checkSymbols, tokensOf } from './tokens.ts';

/** A formula understood: the text with plain characters, what it computes, and its TeX with symbols to be replaced. */
export interface ParsedFormula {
  readonly text: string;
  readonly expression: Expression;
  readonly tex: string;
}

export type FormulaParser = (text: string, known: ReadonlySet<string>) => ParsedFormula;

const MAX_FORMULA_LENGTH = 500;

let opened: Promise<FormulaParser> | undefined;

/**
 * The parser of formulas, loaded on first use because the library behind it takes a third of a second. Of that library only the
 * parser exists here: what a person typed is turned into a tree and read by our own allow-list, never run by the library.
 */
export function openParser(): Promise<FormulaParser> {
  opened ??= load();
  return opened;
}

async function load(): Promise<FormulaParser> {
  const { create, parseDependencies } = await import('mathjs/number');
  const parse = create({ parseDependencies: parseDependencies! }, {}).parse;
  return (text, known) => parseFormula((plain) => parse(plain), text, known);
}

function parseFormula(parse: (text: string) => MathNode, typed: string, known: ReadonlySet<string>): ParsedFormula {
  if (typed.length > MAX_FORMULA_LENGTH)
    refuse('formula-too-long', { length: typed.length, limit: MAX_FORMULA_LENGTH });
  const text = plainText(typed).trim();
  if (text === '') refuse('empty-formula');
  checkSymbols(tokensOf(text), known);
  const node = parsed(parse, text);
  return { text, expression: fromParsed(node, known), tex: texOf(node) };
}

function parsed(parse: (text: string) => MathNode, text: string): MathNode {
  try {
    return parse(text);
  } catch (error) {
    const position = error instanceof SyntaxError && 'char' in error ? Number(error.char) : 0;
    return refuse('syntax', { position });
  }
}
