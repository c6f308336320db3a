import { COMPARISONS } from './expression.ts';
import { FUNCTION_NAMES } from './functions.ts';
import { nearest } from './nearest.ts';
import { readLiteral } from './read-number.ts';
import { refuse } from './refusal.ts';

/** A part of a formula's text; `position` counts from 1. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign';
  readonly text: string;
  readonly position: number;
}

/** Words the parser gives a meaning of its own: nothing may be called so. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  'mod to in and or xor not true false null undefined NaN Infinity end'.split(' '),
);

export const NAME = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
const NESTING = 20;
const TOKEN =
  /(?<space>[ \t]+)|(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<sign><=|>=|==|!=|[-+*/^(),?:<>])/y;

/**
 * Splits a formula into numbers, names and signs, and refuses by name and position every character that has no business in one:
 * the first of two walls (the second is `fromParsed`, which looks at the parsed tree). Linear in the length of the text.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < text.length;) {
    TOKEN.lastIndex = index;
    const found = TOKEN.exec(text)?.groups ?? refuseCharacter(text, index);
    const kind = (['number', 'name', 'sign'] as const).find((one) => found[one] !== undefined);
    const part = (kind === undefined ? found.space : found[kind])!;
    if (kind !== undefined) tokens.push({ kind, text: part, position: index + 1 });
    index += part.length;
  }
  checkNesting(tokens);
  checkCondition(tokens);
  for (const [index, token] of tokens.entries()) checkToken(token, tokens[index - 1]);
  return tokens;
}

/** Refuses the first symbol or function that nothing declares, naming the one it resembles. A function has a bracket after it. */
export function checkSymbols(tokens: readonly Token[], known: ReadonlySet<string>): void {
  for (const [index, { kind, text, position }] of tokens.entries()) {
    if (kind !== 'name') continue;
    const isFunction = tokens[index + 1]?.text === '(';
    const candidates = isFunction ? FUNCTION_NAMES : [...known];
    if (candidates.includes(text)) continue;
    const suggestion = nearest(text, candidates);
    if (isFunction) refuse('unknown-function', { name: shortName(text), position, suggestion });
    if (FUNCTION_NAMES.includes(text)) refuse('function-without-arguments', { name: text, position });
    refuse('unknown-symbol', { symbol: shortName(text), position, suggestion });
  }
}

function checkToken(token: Token, before: Token | undefined): void {
  if (token.kind === 'number') readLiteral(token.text, token.position);
  if (token.kind === 'name' && RESERVED_WORDS.has(token.text))
    refuse('reserved-word', { word: token.text, position: token.position });
  if (before === undefined || !endsValue(before) || !startsValue(token)) return;
  if (before.kind === 'name' && token.text === '(') return;
  refuse('implicit-multiplication', {
    before: shortName(before.text),
    after: shortName(token.text),
    position: token.position,
  });
}

function endsValue(token: Token): boolean {
  return token.kind !== 'sign' || token.text === ')';
}

function startsValue(token: Token): boolean {
  return token.kind !== 'sign' || token.text === '(';
}

function checkNesting(tokens: readonly Token[]): void {
  let depth = 0;
  for (const { text } of tokens) {
    depth += text === '(' ? 1 : text === ')' ? -1 : 0;
    if (depth > NESTING) refuse('nested-too-deep', { limit: NESTING });
  }
}

function checkCondition(tokens: readonly Token[]): void {
  if (tokens.some(({ text }) => text === '?')) return;
  const colon = tokens.find(({ text }) => text === ':');
  if (colon) refuse('character', { character: ':', position: colon.position });
  const comparison = tokens.find(({ text }) => COMPARISONS.some((one) => one === text));
  if (comparison)
    refuse('comparison-outside-condition', { comparison: comparison.text, position: comparison.position });
}

function refuseCharacter(text: string, index: number): never {
  const character = String.fromCodePoint(text.codePointAt(index)!);
  const position = index + 1;
  if (character === '%') refuse('percent-operator', { position });
  if ('"\'`“”‘’'.includes(character)) refuse('text-value', { character, position });
  if (character === '=') refuse('assignment', { position });
  if (/\p{Script=Han}/u.test(character)) refuse('name-not-latin', { character, position });
  refuse('character', { character: visible(character), position });
}

/** Control and format characters are named by their code, for nobody can see them. */
function visible(character: string): string {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return /[\p{C}\p{Z}]/u.test(character) ? `U+${code}` : character;
}

function shortName(name: string): string {
  return name.length > 40 ? `${name.slice(0, 37)}…` : name;
}
