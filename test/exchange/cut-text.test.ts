import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText, type OpenQuote } from '../../src/exchange/cut-text.ts';
import { SEPARATORS } from '../../src/exchange/grid.ts';

describe('separated text is cut', () => {
  it('back into exactly the fields it was written from, whatever stands in them and however lines end', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '示', '"', ',', '，', ';', '\t', '\n', '\r', ' ', "'") });
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...SEPARATORS),
        fc.constantFrom('\n', '\r', '\r\n'),
        (rows, separator, ending) => {
          const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator));
          expect(cutText(quoted.join(ending), separator)).toEqual(rows);
          expect(cutText(quoted.map((row) => row + ending).join(''), separator)).toEqual(rows);
        },
      ),
    );
  });

  it.each([
    ['', []],
    ['a,', [['a', '']]],
    [',\n', [['', '']]],
    ['\n\na', [[''], [''], ['a']]],
    ['a"b,"c"d', [['a"b', 'cd']]],
    ['"never closed,\n1', [['never closed,\n1']]],
    ['\ufeffa', [['a']]],
  ])('%j as spreadsheet programs cut it', (text, rows) => {
    expect(cutText(text, ',')).toEqual(rows);
  });

  it.each([
    ['a,b\n1,"24" 屏,2\n3,4\n', []],
    ['a,b\n1,"开着 24 屏,2\n3,4\n', [{ row: 2, begins: '开着 24 屏,2' }]],
    ['a,b\n1,"开着\n3,"好",5\n', [{ row: 2, begins: '开着' }]],
    ['a,"', [{ row: 1, begins: '' }]],
    ['"a\nb" ,c\n"d"e\n', []],
  ])('%j, naming the quote nobody closed', (text, quotes) => {
    const open: OpenQuote[] = [];
    cutText(text, ',', (quote) => open.push(quote));
    expect(open).toEqual(quotes);
  });
});
