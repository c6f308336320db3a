import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_EXAMPLES, readLines, writeLines } from '../../src/catalogue/line-text.ts';
import { POLLUTANTS, STATUSES } from '../../models/vocabulary.ts';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => Math.abs(value));
const id = fc.stringMatching(/^[a-z][a-z0-9_-]{0,12}$/);
const day = fc.constantFrom('2023-01-31', '2023-06-30', '2024-02-29');
const words = fc
  .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...Array.from('示例辆 |;=%:：R05')) })
  .filter((text) => text.trim() === text);
const pollutant = fc.constantFrom(...POLLUTANTS);

const again = <K extends Parameters<typeof readLines>[0]>(key: K, value: Parameters<typeof writeLines<K>>[1]) =>
  readLines(key, writeLines(key, value));

describe('lists of a project written into one cell', () => {
  it('bring methods back with every digit', () => {
    const measure = fc.record({
      method: id,
      inputs: fc.dictionary(id, number, { maxKeys: 4, noNullPrototype: true }),
      basis: fc.constantFrom('original' as const, 'remaining' as const),
    });
    fc.assert(
      fc.property(fc.array(measure, { maxLength: 3 }), (measures) => {
        expect(again('measures', measures)).toEqual({ ok: true, value: measures });
      }),
    );
  });

  it('bring reductions back in all four forms', () => {
    const reduction = fc.oneof(
      fc.record({ tonnes: number }),
      fc.record({ tonnes: number, basis: fc.constant('remaining' as const) }),
      fc.record({ fraction: share }),
      fc.record({ from: share.map((value) => value * 0.9), to: share }),
      fc.record({ control: fc.record({ capture: share, removal: share }) }),
    );
    fc.assert(
      fc.property(fc.dictionary(pollutant, reduction, { noNullPrototype: true }), (reduces) => {
        expect(again('reduces', reduces)).toEqual({ ok: true, value: reduces });
      }),
    );
  });

  it('bring tranches, windows, amounts and profiles back', () => {
    const tranche = fc.record({
      day: fc.option(day),
      share,
      status: fc.constantFrom(...STATUSES),
      quantity: fc.option(number),
      done: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
      unit: fc.option(words),
      evidence: fc.option(words),
    });
    const amount = fc.record({
      pollutant, level: fc.constantFrom('declared' as const, 'nation' as const), tonnes: number, day: fc.option(day), document: fc.option(words), batch: fc.option(words), cut_code: fc.option(words), cut_reason: fc.option(words),
    }); // prettier-ignore
    fc.assert(
      fc.property(
        fc.array(tranche, { maxLength: 3 }),
        fc.array(amount, { maxLength: 3 }),
        fc.array(share, { minLength: 12, maxLength: 12 }),
        (tranches, amounts, profile) => {
          expect(again('tranches', tranches)).toEqual({ ok: true, value: tranches });
          expect(again('amounts', amounts)).toEqual({ ok: true, value: amounts });
          expect(again('profile', profile)).toEqual({ ok: true, value: profile });
        },
      ),
    );
    const windows = [{ from: '2023-06-01', until: '2023-08-31', share: 1 }];
    expect(again('windows', windows)).toEqual({ ok: true, value: windows });
  });

  it.each(Object.entries(LINE_EXAMPLES))('accept the example shown for %s', (key, text) => {
    const read = readLines(key as keyof typeof LINE_EXAMPLES, text);
    expect(read.ok).toBe(true);
  });

  it.each([
    ['reduces', 'NOx many'],
    ['reduces', 'NOx 1 2 3 4'],
    ['reduces', 'XX 1'],
    ['reduces', 'NOx 1 | NOx 2'],
    ['reduces', 'NOx fraction 1.2'],
    ['tranches', '2023-02-30 1 built'],
    ['windows', '2023-08-31..2023-06-01'],
    ['profile', '1 2 3'],
    ['amounts', 'NOx somebody 3'],
    ['uncertainty', '{'],
    ['measures', 'm: a'],
  ] as const)('refuse %s written as %s and say what is accepted', (key, text) => {
    const read = readLines(key, text);
    expect(read.ok ? null : read.problems[0]).toMatchObject({ field: key, code: 'lines-syntax' });
  });
});
