import { impact, type Impact } from '../../../models/engine/impact.ts';
import type { Outcome } from '../../../models/outcome.ts';
import type { RunsTable } from '../../db/tables/run-tables.ts';

/** What a frozen run says: the outcome with its changes, the one without them, and the difference. Nothing is computed anew. */
export interface RunResult {
  readonly with: Outcome;
  readonly without: Outcome;
  readonly impact: Impact;
}

/** The few numbers by which a run is known in a list: season tonnes of book planned, and targets met. */
export interface RunHeadline {
  readonly nox: number;
  readonly voc: number;
  readonly met: { readonly with: number; readonly without: number; readonly all: number };
}

export function runResult(run: Pick<RunsTable, 'outcome' | 'baseline'>): RunResult {
  const changed = JSON.parse(run.outcome) as Outcome;
  const without = run.baseline === null ? changed : (JSON.parse(run.baseline) as Outcome);
  return { with: changed, without, impact: impact(changed, without) };
}

export function headlineOf({ with: changed, without, impact: difference }: RunResult): RunHeadline {
  const season = (pollutant: 'NOx' | 'VOC') => difference.totals.planned[pollutant]?.season ?? 0;
  const met = ({ targets }: Outcome) => targets.filter(({ books }) => books.planned.met).length;
  return {
    nox: season('NOx'),
    voc: season('VOC'),
    met: { with: met(changed), without: met(without), all: changed.targets.length },
  };
}
