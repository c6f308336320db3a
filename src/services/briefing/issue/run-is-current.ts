import { isCurrent } from '../../scenarios/run-freshness.ts';
import type { Gathering } from '../make-sheet.ts';
import { type Refusal, refused } from '../order.ts';

/** Null when the run's figures and today's records belong together, else the refusal. */
export async function runIsCurrent({ reader, programme, run }: Gathering): Promise<Refusal | null> {
  return run.as_of !== null && (await isCurrent(reader, programme, run)) ? null : refused('stale');
}
