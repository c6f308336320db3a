import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cumulative, cumulativeOf, type CumulativeSeries } from '../../../models/engine/cumulative.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import { seasonParts } from '../../../models/engine/season-parts.ts';
import { BOOKS, POLLUTANTS } from '../../../models/vocabulary.ts';
import { portfolioArbitrary } from './portfolio-arbitrary.ts';

/** A valid portfolio, days of its season, and some of its entries. */
const cases = portfolioArbitrary().chain((json) => {
  const parsed = parsePortfolio(json, '随机');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const { portfolio } = parsed;
  const ids = (portfolio.projects ?? []).map(({ id }) => id);
  return fc.record({
    portfolio: fc.constant(portfolio),
    days: fc.constant([portfolio.season.from, portfolio.season.to]),
    some: fc.subarray(ids).map((chosen) => new Set(chosen)),
  });
});

/** Every number of a curve, in the order of zones, books and pollutants. */
const numbers = ({ zones }: CumulativeSeries): readonly number[] =>
  zones.flatMap(({ books }) =>
    BOOKS.flatMap((book) => POLLUTANTS.flatMap((pollutant) => books[book][pollutant] ?? [])),
  );

const expectNear = (one: readonly number[], other: readonly number[]) => {
  expect(one.length).toBe(other.length);
  for (const [at, value] of one.entries()) expect(value).toBeCloseTo(other[at]!, 6);
};

describe('the curve of some entries', () => {
  it('of all of them is the curve, and with that of the others adds up to it', () => {
    fc.assert(
      fc.property(cases, ({ portfolio, days, some }) => {
        const whole = numbers(cumulative(portfolio, days));
        expectNear(numbers(cumulativeOf(portfolio, days, () => true)), whole);
        const others = numbers(cumulativeOf(portfolio, days, (id) => !some.has(id)));
        const chosen = numbers(cumulativeOf(portfolio, days, (id) => some.has(id)));
        expectNear(
          chosen.map((value, at) => value + others[at]!),
          whole,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('reaches on the last day what they bring over the season', () => {
    fc.assert(
      fc.property(cases, ({ portfolio, days, some }) => {
        const { zones } = cumulativeOf(portfolio, days, (id) => some.has(id));
        const parts = seasonParts(portfolio).filter(({ entry }) => some.has(entry));
        for (const { id, books } of zones)
          for (const book of BOOKS)
            for (const pollutant of POLLUTANTS) {
              const sum = parts
                .filter((part) => part.zone === id && part.book === book && part.pollutant === pollutant)
                .reduce((total, { tonnes }) => total + tonnes, 0);
              expect(books[book][pollutant]?.[1] ?? 0).toBeCloseTo(sum, 6);
            }
      }),
      { numRuns: 60 },
    );
  });
});
