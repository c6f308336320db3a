// What must hold of scenarios, which are differences and nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeJson, PortfolioJson, ScenarioJson } from '../reference/portfolio-json.ts';
import { evaluateJson } from './evaluate-json.ts';
import { portfolioArbitrary } from './portfolio-arbitrary.ts';
import { runs } from './runs.ts';
import { selectArbitrary } from './select-arbitrary.ts';

const withScenarios = (portfolio: PortfolioJson, more: ScenarioJson[]): PortfolioJson => ({
  ...portfolio,
  scenarios: [...(portfolio.scenarios ?? []), ...more],
});

/** The changes of a scenario with those of its parents before them. */
function allChanges(portfolio: PortfolioJson, id: string): ChangeJson[] {
  const scenario = portfolio.scenarios!.find((each) => each.id === id)!;
  return [...(scenario.inherits ? allChanges(portfolio, scenario.inherits) : []), ...scenario.changes];
}

describe('a scenario', () => {
  it('without changes is the baseline to the last bit, inherited or not', () => {
    fc.assert(
      fc.property(portfolioArbitrary(), (portfolio) => {
        const empty = [
          { id: 'empty', changes: [] },
          { id: 'child', inherits: 'empty', changes: [] },
        ];
        const more = withScenarios(portfolio, empty);
        const baseline = evaluateJson(portfolio);
        expect(evaluateJson(more, 'empty')).toEqual({ ...baseline, scenario: 'empty' });
        expect(evaluateJson(more, 'child')).toEqual({ ...baseline, scenario: 'child' });
      }),
      runs(100),
    );
  });

  it('that excludes projects and includes them again is the baseline to the last bit', () => {
    const drawn = portfolioArbitrary().chain((portfolio) => {
      const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
      const { year, projects, zones, sources } = portfolio;
      const select = selectArbitrary(year, idsOf(projects), idsOf(zones), idsOf(sources ?? []));
      return fc.tuple(fc.constant(portfolio), select);
    });
    fc.assert(
      fc.property(drawn, ([portfolio, select]) => {
        const changes: ChangeJson[] = [
          { select, exclude: true },
          { select, include: true },
        ];
        const more = withScenarios(portfolio, [{ id: 'restored', changes }]);
        expect(evaluateJson(more, 'restored')).toEqual({ ...evaluateJson(portfolio), scenario: 'restored' });
      }),
      runs(100),
    );
  });

  it('that inherits is the scenario with both lists of changes, parent first', () => {
    const inheriting = portfolioArbitrary().filter(({ scenarios }) => (scenarios ?? []).some((each) => each.inherits));
    fc.assert(
      fc.property(inheriting, (portfolio) => {
        const child = portfolio.scenarios!.find((each) => each.inherits)!;
        const more = withScenarios(portfolio, [{ id: 'flat', changes: allChanges(portfolio, child.id) }]);
        expect(evaluateJson(more, 'flat')).toEqual({ ...evaluateJson(more, child.id), scenario: 'flat' });
      }),
      runs(100),
    );
  });
});
