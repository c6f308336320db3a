import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFormula } from '../../../models/formula/evaluate-formula.ts';
import { openParser } from '../../../models/formula/parser.ts';
import { compileProgram } from '../../../models/formula/program.ts';
import { answer } from '../../../models/formula/refusal.ts';
import { runColumns } from '../../../models/formula/run-columns.ts';
import { runProgram } from '../../../models/formula/run-program.ts';
import { readUnit } from '../../../models/formula/unit.ts';
import { type Generated, NotFinite, type Symbols, generatedFormula } from './expression-arbitrary.ts';

const parse = await openParser();
const PLAIN = readUnit('1');
const SYMBOLS = new Map([
  ['a', PLAIN],
  ['b', PLAIN],
  ['c', PLAIN],
]);
const value = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
const symbols: fc.Arbitrary<Symbols> = fc.record({ a: value, b: value, c: value });

function directly({ direct }: Generated, given: Symbols): number | null {
  try {
    return direct(given);
  } catch (error) {
    if (error instanceof NotFinite) return null;
    throw error;
  }
}

describe('Any formula of the grammar', () => {
  it('means what JavaScript makes of it, and is refused exactly when a step is not finite', () => {
    fc.assert(
      fc.property(generatedFormula, symbols, (generated, given) => {
        const program = compileProgram(`y = ${generated.text}`, SYMBOLS, {}, parse);
        const expected = directly(generated, given);
        const found = answer(() => runProgram(program, [given.a, given.b, given.c])[3]!);
        if (expected === null) expect(found).toMatchObject({ ok: false, refusals: [{ code: 'not-finite' }] });
        else expect(found.ok && found.value === expected).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same bits over columns as row by row, also across blocks', () => {
    const rows = fc.array(symbols, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(generatedFormula, rows, fc.integer({ min: 1, max: 3000 }), (generated, pattern, length) => {
        const program = compileProgram(`x = ${generated.text}\ny = x * 2 + a`, SYMBOLS, {}, parse);
        const given = Array.from({ length }, (_, row) => pattern[row % pattern.length]!);
        const columns = (['a', 'b', 'c'] as const).map((name) => Float64Array.from(given, (row) => row[name]));
        const used = pattern.slice(0, length);
        const byRow = answer(() => used.map(({ a, b, c }) => runProgram(program, [a, b, c])[4]!));
        const byColumn = answer(() => runColumns(program, columns, length, [4], new Set()).get(4)!);
        expect(byColumn.ok).toBe(byRow.ok);
        if (!byColumn.ok || !byRow.ok) return;
        const expected = Float64Array.from(given, (_, row) => byRow.value[row % used.length]!);
        expect(Buffer.from(byColumn.value.buffer).equals(Buffer.from(expected.buffer))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('Any text at all', () => {
  const pieces = fc.array(
    fc.constantFrom(
      ...'a b ( ) + - * / ^ , ? : < > = == 1 2.5 1e9 min max sqrt % " [ ] { } ; . ! & | ~ 万 １ （ × 　'.split(' '),
      ' ',
    ),
    { maxLength: 60 },
  );
  const texts = fc.oneof(
    fc.string({ maxLength: 600 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    pieces.map((parts) => parts.join('')),
  );

  it('is a finite number or a refusal, never an accident', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const result = await evaluateFormula(
          text,
          new Map([
            ['a', '2'],
            ['b', '0'],
          ]),
          '1',
        );
        expect(result.ok ? Number.isFinite(result.value) : result.refusals.length > 0).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('as a unit is a unit or a refusal', () => {
    const units = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc
        .array(fc.constantFrom('kg', 'm3', 'h', 'a', '万', '月', '*', '/', '·', '^', '2', '(', ')', '°C', ' '), {
          maxLength: 30,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(units, (text) => {
        const result = answer(() => readUnit(text));
        expect(result.ok ? result.value.den > 0n : result.refusals.length === 1).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
