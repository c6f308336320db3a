import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assumesNothing,
  assumptionsSchema,
  mergeAssumptions,
  withAssumptions,
  type Assumptions,
} from '../../../models/engine/assumptions.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import { portfolioArbitrary } from './portfolio-arbitrary.ts';

const TYPES = ['boiler', 'kiln', 'coating'];
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const byType = <T>(value: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom(...TYPES), value, { maxKeys: 3 });

/** Assumptions of every kind, also those that say nothing in one of their parts. */
const assumptions: fc.Arbitrary<Assumptions> = fc
  .record({
    season: optional(
      fc.record({
        from: optional(fc.constantFrom('2023-04-01', '2023-06-01')),
        to: optional(fc.constant('2023-10-31')),
      }),
    ),
    counting: optional(fc.constantFrom('day' as const, { months_after: 1 })),
    slip_days: optional(byType(fc.nat(90))),
    uncertainty_defaults: optional(byType(fc.record({ fail: fc.double({ min: 0, max: 1, noNaN: true }) }))),
    status_defaults: optional(
      fc.record({
        planned: optional(fc.record({ slip_days: optional(fc.nat(90)), fail: optional(fc.constantFrom(0, 0.2, 1)) })),
        building: optional(fc.record({ slip_days: optional(fc.nat(90)) })),
      }),
    ),
  })
  .map((drawn) => JSON.parse(JSON.stringify(drawn)) as Assumptions);

const portfolios = portfolioArbitrary().map((json) => {
  const parsed = parsePortfolio(json, '随机');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.portfolio;
});

describe('assumptions of a scenario', () => {
  it('that are empty leave the programme as it is, bit for bit', () => {
    fc.assert(
      fc.property(
        portfolios,
        fc.constantFrom<Assumptions>({}, { season: {} }, { slip_days: {} }),
        (portfolio, none) => {
          expect(assumesNothing(none)).toBe(true);
          expect(withAssumptions(portfolio, none)).toBe(portfolio);
        },
      ),
    );
  });

  it('of a parent and a child act as the merged ones do: the parent first, the child over it', () => {
    fc.assert(
      fc.property(portfolios, assumptions, assumptions, (portfolio, parent, own) => {
        expect(withAssumptions(portfolio, mergeAssumptions(parent, own))).toEqual(
          withAssumptions(withAssumptions(portfolio, parent), own),
        );
      }),
    );
  });

  it('merge without regard to brackets, and nothing merged with anything is that thing', () => {
    fc.assert(
      fc.property(assumptions, assumptions, assumptions, (a, b, c) => {
        expect(mergeAssumptions(mergeAssumptions(a, b), c)).toEqual(mergeAssumptions(a, mergeAssumptions(b, c)));
        expect(mergeAssumptions({}, mergeAssumptions(a, {}))).toEqual(mergeAssumptions(a, {}));
      }),
    );
  });

  it('say only what the portfolio has words for', () => {
    expect(assumptionsSchema.safeParse({ seasons: {} }).success).toBe(false);
    expect(assumptionsSchema.safeParse({ slip_days: { kiln: -1 } }).success).toBe(false);
    expect(assumptionsSchema.safeParse({ uncertainty_defaults: { kiln: { fail: 1.2 } } }).success).toBe(false);
    expect(assumptionsSchema.safeParse({ status_defaults: { planned: { fail: 1.2 } } }).success).toBe(false);
    expect(assumptionsSchema.safeParse({ status_defaults: { built: { fail: 0.1 } } }).success).toBe(false);
  });
});
