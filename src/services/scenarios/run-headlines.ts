import type { ProgrammeKey } from '../../db/programmes.ts';
import type { Reader } from '../../db/reader.ts';
import { findRun, latestRunOfEach, type RunHead } from '../../db/runs.ts';
import { incompleteOf } from './run-inputs-kept.ts';
import { headlineOf, runResult, type RunHeadline } from './run-result.ts';

/** What a run is known by, and whether its totals are incomplete. */
export type LastHeadline = RunHeadline & { readonly incomplete: boolean };

/** The last run of a scenario and what it said. */
export interface LastRun {
  readonly run: RunHead;
  readonly headline: LastHeadline;
}

/** Runs are frozen, so that a headline read once stays true; the outcomes behind it are megabytes. */
const kept = new Map<string, LastHeadline>();
const KEPT = 500;

/** The last run of every scenario that ever ran, by scenario. */
export async function lastRuns(reader: Reader, key: ProgrammeKey): Promise<ReadonlyMap<string, LastRun>> {
  const last = new Map<string, LastRun>();
  for (const run of await latestRunOfEach(reader, key))
    last.set(run.scenario!, { run, headline: await headline(reader, key, run) });
  return last;
}

async function headline(reader: Reader, key: ProgrammeKey, run: RunHead): Promise<LastHeadline> {
  // Everything an outcome follows from: two runs of this name in two databases say the same.
  const name = [run.fingerprint, run.model_version, run.scenario].join('/');
  const known = kept.get(name);
  if (known !== undefined) return known;
  const whole = await findRun(reader, key, run.id);
  if (whole === undefined) throw new Error(`run ${run.id} is gone`);
  const { tonnes, cost } = incompleteOf(whole);
  const made = { ...headlineOf(runResult(whole)), incomplete: tonnes || cost };
  kept.set(name, made);
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
  return made;
}
