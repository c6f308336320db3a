import type { Config } from '../config.ts';
import { currentProgramme } from '../db/programmes.ts';
import type { Store } from '../db/store.ts';
import { loadModelFiles } from '../model-files.ts';
import { shanghaiDay } from '../words/day.ts';
import { ledgerOutcome } from './ledger.ts';
import { seasonCurve } from './season-curve.ts';

/** Loads the methods and evaluates the ledger before anybody asks, so that the first page of the day is as quick as the others. */
export async function warmUp(store: Store, config: Config, now: Date): Promise<void> {
  await loadModelFiles();
  const programme = await currentProgramme(store.read, config.city);
  if (programme === null) return;
  const key = { city: programme.city, programme: programme.id };
  const { portfolio } = await ledgerOutcome(store.read, key, programme.as_of ?? shanghaiDay(now));
  seasonCurve(portfolio);
}
