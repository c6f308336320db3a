// What must hold when a project comes later.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BaseJson, PortfolioJson } from '../reference/portfolio-json.ts';
import { evaluateJson } from './evaluate-json.ts';
import { portfolioArbitrary } from './portfolio-arbitrary.ts';
import { runs } from './runs.ts';

/** Without any as-of day: one moves dates (a delay can undo a slip), the other takes early projects out altogether. */
function withoutAsOf(portfolio: PortfolioJson): PortfolioJson {
  const { as_of: _, slip_days: __, ...rest } = portfolio;
  const timeless = ({ as_of: ___, ...base }: BaseJson): BaseJson => base;
  const sources = (portfolio.sources ?? []).map((source) => ({
    ...source,
    base: Object.fromEntries(Object.entries(source.base).map(([pollutant, base]) => [pollutant, timeless(base)])),
  }));
  return { ...rest, sources, scenarios: [] };
}

const reducing = portfolioArbitrary({ forms: ['fraction', 'replace', 'tonnes'], least: 0 })
  .map(withoutAsOf)
  .filter((portfolio) => portfolio.projects.length > 0);

describe('a later date', () => {
  it('never brings more in the season, to the project or to the whole, where projects only reduce', () => {
    fc.assert(
      fc.property(reducing, fc.nat(), fc.integer({ min: 1, max: 200 }), (portfolio, nth, days) => {
        const { id } = portfolio.projects[nth % portfolio.projects.length]!;
        const scenarios = [{ id: 'later', changes: [{ select: { id }, delay_days: days }] }];
        const [before, after] = [evaluateJson(portfolio), evaluateJson({ ...portfolio, scenarios }, 'later')];
        const own = before.projects.find((project) => project.id === id)!;
        const delayed = after.projects.find((project) => project.id === id)!;
        for (const pollutant of Object.keys(own.reduces) as 'NOx'[]) {
          const slack = (tonnes: number) => tonnes + 1e-9 + 1e-9 * Math.abs(tonnes);
          expect(delayed.reduces[pollutant]!.season).toBeLessThanOrEqual(slack(own.reduces[pollutant]!.season));
          const total = before.totals.pool[pollutant]?.season ?? 0;
          expect(after.totals.pool[pollutant]?.season ?? 0).toBeLessThanOrEqual(slack(total));
        }
      }),
      runs(120),
    );
  });
});
