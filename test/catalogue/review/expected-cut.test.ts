import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedOf, paperWorths, waitingTonnes, withPaper } from '../../../src/catalogue/review/expected-cut.ts';
import type { Finding } from '../../../src/catalogue/review/rejection-rules.ts';

const finding = (effect: Finding['effect'], papers: Finding['papers'] = []): Finding => ({
  code: 'R05', why: 'capture', params: {}, pollutants: [], effect, papers,
}); // prettier-ignore
const effects = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((share) => ({ kind: 'cut' as const, share })),
  fc.constantFrom({ kind: 'withheld' as const }, { kind: 'open' as const }),
);
const findings = fc.array(
  fc
    .record({ effect: effects, papers: fc.subarray(['monitoring', 'permit', 'power'] as const) })
    .map(({ effect, papers }) => finding(effect, papers)),
  { maxLength: 6 },
);

describe('what is expected of a review', () => {
  it.each([
    ['nothing found', [], { claimed: 10, cut: 0, withheld: 0, safe: 10 }],
    ['a cut of 40 %', [finding({ kind: 'cut', share: 0.4 })], { claimed: 10, cut: 4, withheld: 0, safe: 6 }],
    [
      'two cuts, the second on what the first leaves',
      [finding({ kind: 'cut', share: 0.5 }), finding({ kind: 'cut', share: 0.5 })],
      { claimed: 10, cut: 7.5, withheld: 0, safe: 2.5 },
    ],
    [
      'a cut and a missing paper',
      [finding({ kind: 'cut', share: 0.4 }), finding({ kind: 'withheld' })],
      { claimed: 10, cut: 4, withheld: 6, safe: 0 },
    ],
  ])('%s', (_, found, expected) => {
    expect(expectedOf({ VOC: 10 }, found).VOC).toEqual(expected);
  });

  it('touches only the pollutants a finding is about', () => {
    const only = { ...finding({ kind: 'cut', share: 1 }), pollutants: ['NOx' as const] };
    expect(expectedOf({ NOx: 3, VOC: 2 }, [only])).toMatchObject({ NOx: { cut: 3 }, VOC: { cut: 0, safe: 2 } });
  });

  it('adds up to the claim, and a paper never makes it worse', () => {
    fc.assert(
      fc.property(findings, fc.double({ min: 0.001, max: 1e6, noNaN: true }), (found, tonnes) => {
        const { claimed, cut, withheld, safe } = expectedOf({ VOC: tonnes }, found).VOC!;
        expect(cut + withheld + safe).toBeCloseTo(claimed, 6);
        for (const paper of ['monitoring', 'permit', 'power'] as const)
          expect(expectedOf({ VOC: tonnes }, withPaper(found, paper)).VOC!.safe).toBeGreaterThanOrEqual(safe);
      }),
    );
  });

  it('does not depend on the order of what was found', () => {
    fc.assert(
      fc.property(findings, (found) => {
        const [one, other] = [expectedOf({ VOC: 10 }, found).VOC!, expectedOf({ VOC: 10 }, found.toReversed()).VOC!];
        expect(one.cut).toBeCloseTo(other.cut, 9);
        expect(one.withheld).toBeCloseTo(other.withheld, 9);
      }),
    );
  });
});

describe('what only waits', () => {
  it('is withheld without lacking a paper, after the cuts', () => {
    const held = (papers: Finding['papers']) => finding({ kind: 'withheld' }, papers);
    const half = finding({ kind: 'cut', share: 0.5 });
    expect(
      waitingTonnes([
        { claimed: { VOC: 4, NOx: 2 }, findings: [held([]), half] },
        { claimed: { VOC: 8 }, findings: [held([]), held(['acceptance'])] },
        { claimed: { VOC: 16 }, findings: [half] },
      ]),
    ).toEqual({ VOC: 2, NOx: 1 });
  });
});

describe('what a paper is worth', () => {
  it('is what becomes safe with it alone, and apart from that all it is missing for', () => {
    const withheld = (papers: Finding['papers']) => [finding({ kind: 'withheld' }, papers)];
    const worths = paperWorths([
      { claimed: { VOC: 4 }, findings: withheld(['monitoring']) },
      { claimed: { NOx: 2 }, findings: withheld(['monitoring', 'permit']) },
    ]);
    expect(worths).toEqual([
      { paper: 'monitoring', projects: 2, missingFor: { NOx: 2, VOC: 4 }, aloneFor: { VOC: 4 } },
      { paper: 'permit', projects: 1, missingFor: { NOx: 2 }, aloneFor: {} },
    ]);
  });
});
