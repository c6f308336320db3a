import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSample, writeSample } from '../../src/services/sample/sample-csv.ts';

describe('the files of a sample', () => {
  it('read back what was written, whatever the cells hold', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('', ',', '"', '""', '\n', 'a,b', '说"明"\n第二行'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell)), (rows) => {
        const text = writeSample(
          ['a', 'b', 'c'],
          rows.map(([a, b, c]) => ({ a, b, c })),
        );
        expect(parseSample('x.csv', text)).toEqual(rows.map(([a, b, c]) => ({ a, b, c })));
      }),
    );
  });

  it('keep all digits of a number and leave null empty', () => {
    const text = writeSample(['a', 'b'], [{ a: 0.1 + 0.2, b: null }]);
    expect(text).toBe('a,b\n0.30000000000000004,\n');
  });

  it('are refused when a row is too short or too long, or the end is missing', () => {
    expect(() => parseSample('x.csv', 'a,b\n1\n')).toThrow('x.csv, row 2: 1 cells');
    expect(() => parseSample('x.csv', 'a,b\n1,2,3\n')).toThrow('x.csv, row 2: 3 cells');
    expect(() => parseSample('x.csv', 'a,b\n1,2')).toThrow('does not end');
    expect(() => parseSample('x.csv', '')).toThrow();
  });
});
