import { describe, expect, it } from 'vitest';
import { buildOutcome, outcomeJsonChunks } from '../../../models/engine/build-outcome.ts';
import { compile, evaluateColumns, ledgerFor } from '../../../models/engine/evaluation.ts';
import { outcomeSchema } from '../../../models/outcome.ts';
import { generatePortfolio } from '../../bench/generate-portfolio.ts';
import { smallYear } from './small-year.ts';

describe('an outcome', () => {
  it.each([
    ['of many projects', generatePortfolio(200)],
    ['of none', smallYear([])],
  ])('%s written piece by piece is the outcome built whole', (_name, portfolio) => {
    const evaluation = evaluateColumns(compile(portfolio));
    const written: unknown = JSON.parse([...outcomeJsonChunks(evaluation, 's')].join(''));
    expect(written).toEqual(JSON.parse(JSON.stringify(buildOutcome(evaluation, 's'))));
    expect(outcomeSchema.parse(written)).toEqual(written);
  });

  it('has its keys in the documented order', () => {
    const outcome = buildOutcome(evaluateColumns(compile(smallYear([]))), null);
    expect(Object.keys(outcome)).toEqual([
      'format',
      'scenario',
      'totals',
      'zones',
      'targets',
      'projects',
      'cost',
      'warnings',
    ]);
  });

  it('comes out the same from a ledger used before', () => {
    const compiled = compile(generatePortfolio(200));
    const ledger = ledgerFor(compiled);
    const first = buildOutcome(evaluateColumns(compiled, ledger), null);
    expect(buildOutcome(evaluateColumns(compiled, ledger), null)).toEqual(first);
  });
});
