import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statedBook } from '../../../models/statistics/stated-book.ts';
import type { StatedAmount } from '../../../models/statistics/statistics-input.ts';
import { LEVELS } from '../../../models/statistics/vocabulary.ts';
import { waterfall } from '../../../models/statistics/waterfall.ts';

const amounts = fc.subarray([...LEVELS], { minLength: 1 }).chain((levels) =>
  fc.tuple(
    ...levels.map((level) =>
      fc.record({
        pollutant: fc.constant('NOx' as const),
        level: fc.constant(level),
        tonnes: fc.double({ min: -50, max: 500, noNaN: true }),
        day: fc.constant(null),
        document: fc.constant(null),
        cutCode: fc.constantFrom('R01', 'R05', null),
        cutReason: fc.constant(null),
      }),
    ),
  ),
) as fc.Arbitrary<StatedAmount[]>;

describe('the book of one project as its papers state it', () => {
  it('shows every level as stated, whatever year recognises it, and every step closes the way between two levels', () => {
    fc.assert(
      fc.property(amounts, fc.double({ min: 0, max: 300, noNaN: true }), (stated, promised) => {
        const project = {
          id: 'P', counted: null, temporary: true, completed: null, accepted: null, plant: 'S1', pollutants: [], amounts: stated,
        } as const; // prettier-ignore
        const book = statedBook(project, [{ project: 'P', pollutant: 'NOx', tonnes: promised }], 2023);
        const [line] = book.lines;
        for (const level of LEVELS)
          expect(line!.levels[level].recognised).toBe(stated.find((one) => one.level === level)?.tonnes ?? 0);
        let running = 0;
        for (const step of waterfall(book, 'NOx')) {
          if (step.kind === 'change') running += step.tonnes;
          else {
            if (step.level !== 'declared') expect(step.tonnes).toBeCloseTo(running, 6);
            running = step.tonnes;
          }
        }
      }),
    );
  });
});
