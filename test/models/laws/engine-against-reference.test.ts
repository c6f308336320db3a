// Two independent readings of the model, compared to nine digits on random portfolios and all their scenarios.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PortfolioJson } from '../reference/portfolio-json.ts';
import { referenceEvaluate } from '../reference/reference-evaluate.ts';
import { evaluateJson } from './evaluate-json.ts';
import { outcomeDifferences } from './outcome-differences.ts';
import { portfolioArbitrary } from './portfolio-arbitrary.ts';
import { runs } from './runs.ts';

function disagreements(portfolio: PortfolioJson): string[] {
  const scenarios = [null, ...(portfolio.scenarios ?? []).map((scenario) => scenario.id)];
  return scenarios.flatMap((scenario) => {
    const engine = evaluateJson(portfolio, scenario);
    const reference = referenceEvaluate(portfolio, scenario);
    return outcomeDifferences(engine, reference).map((line) => `${scenario ?? 'baseline'}: ${line}`);
  });
}

describe('the engine agrees with the reference', () => {
  // In three parts, so that none is long on a busy machine.
  it.each([1, 2, 3])(
    'on every number, flag, count and target of random portfolios and their scenarios (%i)',
    (part) => {
      fc.assert(
        fc.property(portfolioArbitrary(), (portfolio) => {
          expect(disagreements(portfolio)).toEqual([]);
        }),
        runs(110, part),
      );
    },
  );
});
