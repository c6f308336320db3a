import { type Assumptions, withAssumptions } from '../../../../models/engine/assumptions.ts';
import type { Outcome } from '../../../../models/outcome.ts';
import type { Change, Portfolio } from '../../../../models/portfolio.ts';
import { NotFound } from '../../../errors.ts';
import { isCurrent } from '../../scenarios/run-freshness.ts';
import { unkeptRun } from '../../scenarios/run-scenario.ts';
import { partFacts } from '../bulletin/gather-bulletin.ts';
import type { Gathering } from '../make-sheet.ts';
import { besideOf, MOST_BESIDE, type Refusal, refused } from '../order.ts';
import type { Compared } from './special-facts.ts';

/**
 * What each scenario that is to stand beside comes to, of the same data and day as the sheet's own run: by its kept run, which must still be
 * true, else worked out anew. Refused when one is unknown or there are too many.
 */
export async function gatherBeside(
  { reader, programme, order, besideRuns }: Gathering,
  asOf: string,
  portfolio: Portfolio,
): Promise<{ readonly ok: true; readonly beside: readonly Compared[] } | Refusal> {
  const ids = besideOf(order);
  if (ids.length > MOST_BESIDE) return refused('too-many-beside', { most: String(MOST_BESIDE) });
  const beside: Compared[] = [];
  for (const id of ids) {
    try {
      const kept = besideRuns?.find(({ scenario }) => scenario === id);
      if (kept !== undefined && !(await isCurrent(reader, programme, kept))) return refused('stale');
      const run = kept ?? (await unkeptRun(reader, programme, id, asOf));
      const assumed = withAssumptions(portfolio, JSON.parse(run.assumptions ?? '{}') as Assumptions);
      beside.push({
        name: run.scenario_name,
        outcome: JSON.parse(run.outcome) as Outcome,
        parts: partFacts(assumed, JSON.parse(run.changes) as Change[]),
      });
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      return refused('unknown-beside', { scenario: id });
    }
  }
  return { ok: true, beside };
}
