import { describe, expect, it } from 'vitest';
import { mathmlOf } from '../../../models/formula/mathml.ts';
import { openParser } from '../../../models/formula/parser.ts';
import { labelledTex } from '../../../models/formula/tex.ts';
import { wordsOf } from '../../../models/formula/words.ts';

const parse = await openParser();
const KNOWN = new Set(['a', 'b', 'c']);
const LABELS: Readonly<Record<string, string>> = { a: '烟气量', b: '改造前_50%', c: '<b>&"x"' };
const labelOf = (symbol: string) => LABELS[symbol] ?? symbol;

describe('A formula in words', () => {
  it.each([
    ['a * (b - c)', '烟气量 × (改造前_50% − <b>&"x")'],
    ['a - (b - c)', '烟气量 − (改造前_50% − <b>&"x")'],
    ['(a - b) - c', '烟气量 − 改造前_50% − <b>&"x"'],
    ['a / (b * c)', '烟气量 ÷ (改造前_50% × <b>&"x")'],
    ['(a * b) / c', '烟气量 × 改造前_50% ÷ <b>&"x"'],
    ['-a ^ 2', '−烟气量 ^ 2'],
    ['(-a) ^ 2', '(−烟气量) ^ 2'],
    ['2 ^ -a', '2 ^ −烟气量'],
    ['min(a, b) > 1 ? a : 0', 'min(烟气量, 改造前_50%) > 1 ? 烟气量 : 0'],
  ])('keeps only the brackets it needs: %s', (text, words) => {
    expect(wordsOf(parse(text, KNOWN).expression, labelOf)).toBe(words);
  });
});

describe('A formula in TeX', () => {
  it('has fractions, powers and escaped labels', () => {
    const { tex } = parse('a / b ^ 2', KNOWN);
    expect(labelledTex(tex, labelOf, 'zh')).toBe('\\frac{\\text{烟气量}}{{\\text{改造前\\_50\\%}}^{2}}');
  });

  it('says a condition in the language of the reader', () => {
    const { tex } = parse('a > b ? a : 0', KNOWN);
    expect(labelledTex(tex, labelOf, 'zh')).toMatch(/\\text\{当 \}.*\\text\{其他\}/s);
    expect(labelledTex(tex, labelOf, 'en')).toMatch(/\\text\{if \}.*\\text\{otherwise\}/s);
  });
});

describe('A formula in MathML', () => {
  it('is a fraction, a power, a root, a row of a table where the formula says so', () => {
    const write = (text: string) => mathmlOf('y', parse(text, KNOWN).expression, (symbol) => symbol);
    expect(write('a / b')).toContain('<mfrac><mrow><mtext>a</mtext></mrow><mrow><mtext>b</mtext></mrow></mfrac>');
    expect(write('(a + b) ^ 2')).toContain('<msup><mrow><mrow><mo>(</mo>');
    expect(write('sqrt(a)')).toContain('<msqrt><mtext>a</mtext></msqrt>');
    expect(write('a <= b ? 1 : 2')).toContain(
      '<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mrow><mtext>a</mtext><mo>≤</mo>',
    );
    expect(write('-(a - b) * c')).toContain('<mo>(</mo>');
  });

  it('escapes every label', () => {
    const written = mathmlOf('c', parse('a + c', KNOWN).expression, labelOf);
    expect(written).not.toMatch(/<b>|&"|"x"/);
    expect(written).toContain('<mtext>&#60;b&#62;&#38;&#34;x&#34;</mtext>');
  });

  it('closes every element it opens', () => {
    const written = mathmlOf(
      'y',
      parse('min(a, -b) / abs(c) ^ (a - 1) > 0 ? exp(a) : a * (b + c)', KNOWN).expression,
      labelOf,
    );
    const open: string[] = [];
    for (const [, close, name] of written.matchAll(/<(\/?)([a-z]+)[^>]*>/g))
      if (close === '') open.push(name!);
      else expect(open.pop()).toBe(name);
    expect(open).toEqual([]);
  });
});
