import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import { applyChanges, scenarioChanges } from '../../../models/engine/scenario.ts';
import { baselineStates } from '../../../models/engine/project-state.ts';
import { projectStands } from '../../../models/engine/project-stands.ts';
import { seasonSteps, seasonTonnes } from '../../../models/engine/season-steps.ts';
import { dayText } from '../../../models/calendar.ts';
import { POLLUTANTS } from '../../../models/vocabulary.ts';
import { portfolioArbitrary } from './portfolio-arbitrary.ts';

/** A valid portfolio and the changes of two of its scenarios. */
const pairs = portfolioArbitrary().chain((json) => {
  const parsed = parsePortfolio(json, '随机');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const { portfolio } = parsed;
  const lists = [[], ...(portfolio.scenarios ?? []).map(({ id }) => scenarioChanges(portfolio, id))];
  return fc.record({
    portfolio: fc.constant(portfolio),
    from: fc.constantFrom(...lists),
    to: fc.constantFrom(...lists),
  });
});

describe('the way from one scenario to another', () => {
  it('sums to the difference of the two, pollutant by pollutant', () => {
    fc.assert(
      fc.property(pairs, ({ portfolio, from, to }) => {
        const [before, after] = [seasonTonnes({ portfolio, changes: from }), seasonTonnes({ portfolio, changes: to })];
        const steps = seasonSteps({ portfolio, changes: from }, { portfolio, changes: to });
        for (const pollutant of POLLUTANTS) {
          const sum = steps.reduce((total, { tonnes }) => total + tonnes[pollutant], before[pollutant]);
          expect(sum).toBeCloseTo(after[pollutant], 6);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has no step from a scenario to itself', () => {
    fc.assert(
      fc.property(pairs, ({ portfolio, from }) => {
        expect(seasonSteps({ portfolio, changes: from }, { portfolio, changes: from })).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('where changes leave a project', () => {
  it('is what the engine evaluates', () => {
    fc.assert(
      fc.property(pairs, ({ portfolio, to }) => {
        const states = applyChanges(baselineStates(portfolio), to);
        expect(
          projectStands(portfolio, to).map(({ status, excluded, effective }) => ({ status, excluded, effective })),
        ).toEqual(
          states.map(({ status, excluded, effective }) => ({
            status,
            excluded,
            effective: effective === null ? null : dayText(effective),
          })),
        );
      }),
      { numRuns: 40 },
    );
  });
});
