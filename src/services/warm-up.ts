import { NO_FILTER } from '../catalogue/filter.ts';
import type { Config } from '../config.ts';
import { currentProgramme } from '../db/programmes.ts';
import { listTotals } from '../db/project-list.ts';
import { wholeProgramme } from '../db/scope.ts';
import type { Store } from '../db/store.ts';
import { loadModelFiles } from '../model-files.ts';
import { shanghaiDay } from '../words/day.ts';
import { ledgerOutcome } from './portfolio/ledger.ts';
import { seasonCurve } from './figures/season-curve.ts';

/** Evaluating more projects than this keeps the server from answering for longer than a first page may take; who asks for an outcome waits for it. */
const PROJECTS = 30_000;

/** Loads the methods and evaluates the ledger before anybody asks, so that the first page of the day is as quick as the others. */
export async function warmUp(store: Store, config: Config, now: Date): Promise<void> {
  await loadModelFiles();
  const programme = await currentProgramme(store.read, config.city);
  if (programme === null) return;
  const key = { city: programme.city, programme: programme.id };
  const today = programme.as_of ?? shanghaiDay(now);
  const totals = await listTotals(store.read, wholeProgramme(programme), NO_FILTER, {
    today,
    me: { district: null, displayName: '' },
  });
  if (totals.reduce((sum, { count }) => sum + count, 0) > PROJECTS) return;
  const { portfolio } = await ledgerOutcome(store.read, key, today);
  seasonCurve(portfolio);
}
