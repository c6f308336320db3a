// What must hold of simulations, whatever the portfolio.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../models/engine/evaluation.ts';
import { NO_DAY } from '../../../models/engine/columns.ts';
import { evaluateWithChanges } from '../../../models/engine/evaluate.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import type { Outcome } from '../../../models/outcome.ts';
import type { Change, Portfolio } from '../../../models/portfolio.ts';
import { Draws, projectBlock } from '../../../models/uncertainty/draws.ts';
import { planDraws } from '../../../models/uncertainty/draw-plan.ts';
import type { DistributionOutcome, Spread } from '../../../models/uncertainty/distribution-outcome.ts';
import { simulate } from '../../../models/uncertainty/simulate.ts';
import { POLLUTANTS } from '../../../models/vocabulary.ts';
import { isClose } from './outcome-differences.ts';
import { portfolioArbitrary } from './portfolio-arbitrary.ts';
import { runs } from './runs.ts';
import { TYPES } from './words.ts';

const DRAWS = 5;

const scaleArbitrary = fc.constantFrom(
  { dist: 'pert', min: 0.3, mode: 1, max: 1.6 },
  { dist: 'uniform', min: 0, max: 1.5 },
  { dist: 'lognormal', median: 1, gsd: 1.3 },
  null,
);
const delayArbitrary = fc.constantFrom(
  { dist: 'triangular', min: -20, mode: 10, max: 120 },
  { dist: 'normal', mean: 0, sd: 40 },
  null,
);
const uncertaintyArbitrary = fc.record({
  scale: scaleArbitrary,
  delay_days: delayArbitrary,
  fail: fc.constantFrom(0, 0.2, null),
});

/** Portfolios whose projects vary; without `as_of`, so that a delay can be written as a change of date. */
const uncertainArbitrary = fc
  .record({
    portfolio: portfolioArbitrary(),
    defaults: fc.dictionary(fc.constantFrom<string>(...TYPES), uncertaintyArbitrary, { noNullPrototype: true }),
    shared: fc.array(
      fc.record({
        by: fc.constantFrom('type', 'district', 'zone', 'category', 'source'),
        scale: scaleArbitrary,
        delay_days: delayArbitrary,
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ portfolio, defaults, shared }): Portfolio => {
    const plain = JSON.parse(
      JSON.stringify(portfolio, (key, value: unknown) => (key === 'as_of' ? undefined : value)),
    ) as object;
    const parsed = parsePortfolio(
      { ...plain, uncertainty_defaults: defaults, uncertainty_shared: shared },
      'drawn.json',
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    return parsed.portfolio;
  });

/** What one draw means, written as a scenario: every project's delay, scale and failure. */
function drawAsChanges(portfolio: Portfolio, seed: number, draw: number): Change[] {
  const { columns } = compile(portfolio);
  const draws = new Draws(columns, planDraws(portfolio, columns.projects.states, { seed }), 1);
  draws.begin(draw, 1);
  const block = projectBlock(1);
  return columns.projects.states.flatMap(({ project }, row): Change[] => {
    draws.fill(row, block);
    const [before, after] = [columns.projects.effective[row]!, block.effective[0]!];
    const select = { id: project.id };
    if (before !== NO_DAY && after === NO_DAY) return [{ select, exclude: true }];
    const scale = Object.fromEntries(POLLUTANTS.map((pollutant) => [pollutant, block.scale[0]!]));
    return [{ select, scale, delay_days: before === NO_DAY ? 0 : after - before }];
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Equal but for the last digits, which the order of adding decides. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
}

function expectSpread(spread: Spread, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  expect(isClose(spread.mean, mean(values)), `mean ${spread.mean} / ${mean(values)}`).toBe(true);
  expect(isClose(spread.p50, sorted[2]!), `p50 ${spread.p50} / ${sorted[2]}`).toBe(true);
  expect(isClose(spread.p95, sorted[3]! + 0.8 * (sorted[4]! - sorted[3]!))).toBe(true);
}

function expectSums(drawn: DistributionOutcome, outcomes: readonly Outcome[]): void {
  for (const [at, zone] of drawn.zones.entries()) {
    for (const pollutant of POLLUTANTS) {
      const spread = zone[pollutant];
      if (spread === undefined) continue;
      const planned = outcomes.map((outcome) => outcome.zones[at]!.books.planned[pollutant]);
      expectSpread(
        spread.season,
        planned.map((tonnes) => tonnes?.season ?? 0),
      );
      expectSpread(
        spread.year,
        planned.map((tonnes) => tonnes?.year ?? 0),
      );
    }
  }
}

describe('a simulation', () => {
  it('is, draw by draw, the evaluation of the portfolio with that draw written into it', () => {
    fc.assert(
      fc.property(uncertainArbitrary, fc.integer(), (portfolio, seed) => {
        const outcomes = Array.from({ length: DRAWS }, (_, draw) =>
          evaluateWithChanges(portfolio, drawAsChanges(portfolio, seed, draw)),
        );
        const drawn = simulate(portfolio, DRAWS, { seed });
        expectSums(drawn, outcomes);
        const met = outcomes.map(({ targets }) => targets.map(({ books }) => books.planned.met));
        // A failed entry leaves its group open, while an excluded one leaves the group without it: those draws say nothing here.
        const counts = new Set(
          (portfolio.targets ?? []).filter(({ count }) => count !== undefined).map(({ id }) => id),
        );
        for (const [at, target] of drawn.targets.entries()) {
          if (!counts.has(target.id)) expect(target.p_met).toBe(mean(met.map((each) => (each[at]! ? 1 : 0))));
        }
      }),
      runs(60),
    );
  });

  it('without spread is the evaluation', () => {
    fc.assert(
      fc.property(portfolioArbitrary(), (json) => {
        const parsed = parsePortfolio(json, 'drawn.json');
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
        const drawn = simulate(parsed.portfolio, 3, { seed: 1 });
        const outcome = evaluateWithChanges(parsed.portfolio, []);
        for (const [at, { books }] of outcome.zones.entries()) {
          for (const pollutant of POLLUTANTS) {
            const spread = drawn.zones[at]![pollutant];
            for (const measure of ['season', 'year'] as const) {
              const tonnes = books.planned[pollutant]?.[measure] ?? 0;
              for (const drawnTonnes of Object.values(spread?.[measure] ?? {}))
                expect(isSame(drawnTonnes, tonnes), `${drawnTonnes} / ${tonnes}`).toBe(true);
            }
          }
        }
        expect(drawn.targets.map(({ p_met: p }) => p === 1)).toEqual(
          outcome.targets.map(({ books }) => books.planned.met),
        );
        expect(drawn.swing.every(({ share }) => share === 0)).toBe(true);
      }),
      runs(100),
    );
  });

  it('does not care in which order the projects and sources stand', () => {
    fc.assert(
      fc.property(uncertainArbitrary, (portfolio) => {
        const turned = {
          ...portfolio,
          projects: portfolio.projects?.toReversed(),
          sources: portfolio.sources?.toReversed(),
        };
        expect(simulate(turned, 20, { seed: 3 })).toEqual(simulate(portfolio, 20, { seed: 3 }));
      }),
      runs(40),
    );
  });

  it('draws a project the same whatever other projects there are', () => {
    fc.assert(
      fc.property(uncertainArbitrary, (portfolio) => {
        const [own] = portfolio.projects ?? [];
        if (own === undefined) return;
        const alone = (more: Portfolio['projects']) => {
          const states = compile({ ...portfolio, projects: [own, ...(more ?? [])] }).columns;
          const draws = new Draws(states, planDraws(portfolio, states.projects.states, { seed: 9 }), 7);
          const block = projectBlock(7);
          draws.begin(30, 7);
          const row = states.projects.states.findIndex(({ project }) => project.id === own.id);
          draws.fill(row, block);
          return block;
        };
        expect(alone(portfolio.projects?.slice(1))).toEqual(alone([]));
      }),
      runs(40),
    );
  });
});
