// What must hold of sums: over zones, over adjacent seasons, over books, and whatever order the file has.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome, TonnesByPollutant } from '../../../models/outcome.ts';
import { eachDay } from '../reference/day-text.ts';
import { BOOKS } from '../reference/outcome-json.ts';
import type { PortfolioJson, ProjectJson } from '../reference/portfolio-json.ts';
import { evaluateJson } from './evaluate-json.ts';
import { isClose } from './outcome-differences.ts';
import { portfolioArbitrary } from './portfolio-arbitrary.ts';
import { runs } from './runs.ts';

const seasonOf = (byPollutant: TonnesByPollutant, pollutant: string): number =>
  byPollutant[pollutant as 'NOx']?.season ?? 0;

/** The season cut after some day, where both halves begin in the programme year. */
function splitSeason(portfolio: PortfolioJson, at: number): [PortfolioJson, PortfolioJson] | null {
  const { from, to } = portfolio.season;
  const days = eachDay(from, to).filter((day) => day.startsWith(String(portfolio.year)));
  if (days.length < 2) return null;
  const nth = at % (days.length - 1);
  const first = { ...portfolio, season: { from, to: days[nth]! } };
  return [first, { ...portfolio, season: { from: days[nth + 1]!, to } }];
}

const withoutTargets = (portfolio: PortfolioJson): PortfolioJson => ({ ...portfolio, targets: [] });
const ungrouped = (project: ProjectJson): ProjectJson => ({ ...project, group: null });

describe('sums', () => {
  it('over zones are the totals', () => {
    fc.assert(
      fc.property(portfolioArbitrary(), (portfolio) => {
        const outcome = evaluateJson(portfolio);
        for (const book of BOOKS) {
          for (const [pollutant, total] of Object.entries(outcome.totals[book])) {
            const zones = outcome.zones.map((zone) => zone.books[book][pollutant as 'NOx']);
            const sum = (measure: 'full_year' | 'year' | 'season') =>
              zones.reduce((tonnes, figures) => tonnes + (figures?.[measure] ?? 0), 0);
            expect(isClose(sum('full_year'), total.full_year)).toBe(true);
            expect(isClose(sum('year'), total.year)).toBe(true);
            expect(isClose(sum('season'), total.season)).toBe(true);
            const months = total.months.reduce((tonnes, month) => tonnes + month, 0);
            expect(isClose(months, total.year)).toBe(true);
          }
        }
      }),
      runs(100),
    );
  });

  it('over two adjacent seasons are the season they make up', () => {
    fc.assert(
      fc.property(portfolioArbitrary().map(withoutTargets), fc.nat({ max: 365 }), (portfolio, at) => {
        const halves = splitSeason(portfolio, at);
        fc.pre(halves !== null);
        const [whole, first, second] = [portfolio, ...halves].map((each) => evaluateJson(each));
        for (const [index, project] of whole!.projects.entries()) {
          for (const pollutant of Object.keys(project.reduces)) {
            const inHalf = (half: Outcome) => seasonOf(half.projects[index]!.reduces, pollutant);
            expect(isClose(inHalf(first!) + inHalf(second!), seasonOf(project.reduces, pollutant))).toBe(true);
          }
        }
        for (const [index, zone] of whole!.zones.entries()) {
          for (const [pollutant, tonnes] of Object.entries(zone.base_season)) {
            const inHalf = (half: Outcome) => half.zones[index]!.base_season[pollutant as 'NOx'] ?? 0;
            expect(isClose(inHalf(first!) + inHalf(second!), tonnes)).toBe(true);
          }
        }
      }),
      runs(100),
    );
  });

  it('do not depend on the order of the projects in the file, to the last bit', () => {
    const shuffled = portfolioArbitrary().chain((portfolio) => {
      const orders = fc.shuffledSubarray(portfolio.projects, { minLength: portfolio.projects.length });
      return fc.tuple(fc.constant(portfolio), orders);
    });
    fc.assert(
      fc.property(shuffled, ([portfolio, projects]) => {
        for (const scenario of [null, ...(portfolio.scenarios ?? []).map((each) => each.id)]) {
          expect(evaluateJson({ ...portfolio, projects }, scenario)).toEqual(evaluateJson(portfolio, scenario));
        }
      }),
      runs(100),
    );
  });

  it('of finished projects nest: verified in built in planned in the pool', () => {
    // Entries of one group are ready only together, so a wider book can hold fewer ready groups: projects without groups.
    const single = portfolioArbitrary().map((portfolio) => {
      const targets = [{ id: 'ready', zone: null, count: 1, by: `${portfolio.year}-12-31` }];
      return { ...portfolio, targets, projects: portfolio.projects.map(ungrouped) };
    });
    fc.assert(
      fc.property(single, (portfolio) => {
        const ready = evaluateJson(portfolio).targets[0]!.books;
        expect(ready.verified.achieved).toBeLessThanOrEqual(ready.built.achieved);
        expect(ready.built.achieved).toBeLessThanOrEqual(ready.planned.achieved);
        expect(ready.planned.achieved).toBeLessThanOrEqual(ready.pool.achieved);
        expect(ready.pool.achieved).toBeLessThanOrEqual(
          portfolio.projects.filter((project) => project.status !== 'cancelled').length,
        );
      }),
      runs(100),
    );
  });
});
