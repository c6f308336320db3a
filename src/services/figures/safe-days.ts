import type { SafeDay } from '../../../models/timing/last-safe-days.ts';
import { holdProgramme, programmeOf, updateProgramme, type ProgrammeKey } from '../../db/programmes.ts';
import { putSafeDays, type SafeDayFigures } from '../../db/safe-days.ts';
import type { Store } from '../../db/store.ts';
import { aside } from '../work/aside.ts';
import { ledgerOutcome } from '../portfolio/ledger.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';

const KG = 1000;

/** What the figures of a project hold until somebody asks for its last safe day. */
export const UNKNOWN_SAFE_DAY: SafeDayFigures = {
  safe_verdict: null,
  safe_day: null,
  safe_slack: null,
  safe_breaks: null,
  safe_loss_nox: null,
  safe_loss_voc: null,
};

/**
 * Stores the last safe day of every open project when the data or the day moved on since: one save anywhere in a zone moves the days of all its
 * projects, so that they are worked out when a page shows them and not with every save. What is too large for twenty seconds stays unknown.
 */
export async function keepSafeDaysCurrent(store: Store, key: ProgrammeKey, asOf: string): Promise<void> {
  const programme = await programmeOf(store.read, key);
  if (programme.safe_days_of === safeDaysKey(programme.data_version, asOf)) return;
  const { portfolio, version } = await ledgerOutcome(store.read, key, asOf);
  const found = await aside<readonly SafeDay[]>('safeDaysOfPortfolio', portfolio);
  if (found.kind !== 'done') return;
  await store.write(async (trx) => {
    const { data_version } = await holdProgramme(trx, key);
    // Somebody saved meanwhile: the next page works it out again.
    if (data_version !== version) return;
    await putSafeDays(trx, key, byProject(found.value));
    await updateProgramme(trx, key, { safe_days_of: safeDaysKey(version, asOf) });
  });
}

function safeDaysKey(version: number, asOf: string): string {
  return `${String(version)}/${asOf}`;
}

/** One real project may be several records of one group: each shows the group's day. */
function byProject(days: readonly SafeDay[]): ReadonlyMap<string, SafeDayFigures> {
  return new Map(
    days.flatMap((one) => one.entries.map((entry) => [projectOfEntry(entry), safeDayFigures(one)] as const)),
  );
}

function safeDayFigures({ verdict, day, slack, breaks, lostPerDay }: SafeDay): SafeDayFigures {
  return {
    safe_verdict: verdict,
    safe_day: day,
    safe_slack: slack,
    safe_breaks: JSON.stringify(breaks),
    safe_loss_nox: (lostPerDay.NOx ?? 0) * KG,
    safe_loss_voc: (lostPerDay.VOC ?? 0) * KG,
  };
}
