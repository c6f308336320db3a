import type { MathNode } from 'mathjs';

const OPEN = '\u0001';
const CLOSE = '\u0002';

/** TeX of a parsed formula in which each symbol stands between two marks, so that `labelledTex` can put any label there. */
export function texOf(node: MathNode): string {
  return node.toTex({
    parenthesis: 'keep',
    handler: (part: MathNode) =>
      part.type === 'SymbolNode' && 'name' in part ? `${OPEN}${String(part.name)}${CLOSE}` : undefined,
  });
}

/** Replaces every marked symbol of a TeX text by its label, set upright, and the two words of a condition by those of the language. */
export function labelledTex(tex: string, labelOf: (symbol: string) => string, language: keyof typeof CASES): string {
  const { when, otherwise } = CASES[language];
  return tex
    .replaceAll('\\text{if }', `\\text{${when}}`)
    .replaceAll('\\text{otherwise}', `\\text{${otherwise}}`)
    .replace(/\u0001([^\u0002]*)\u0002/g, (_, symbol: string) => uprightTex(labelOf(symbol)));
}

/** Plain text as TeX, with every character that means something to TeX escaped. */
export function uprightTex(text: string): string {
  const escaped = text.replace(/[\\{}$&#%_^~]/g, (character) => ESCAPES[character] ?? `\\${character}`);
  return `\\text{${escaped}}`;
}

const CASES = { zh: { when: '当 ', otherwise: '其他' }, en: { when: 'if ', otherwise: 'otherwise' } } as const;

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
