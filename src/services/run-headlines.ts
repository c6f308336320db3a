import type { ProgrammeKey } from '../db/programmes.ts';
import type { Reader } from '../db/reader.ts';
import { findRun, latestRunOfEach, type RunHead } from '../db/runs.ts';
import { headlineOf, runResult, type RunHeadline } from './run-result.ts';

/** The last run of a scenario and what it said. */
export interface LastRun {
  readonly run: RunHead;
  readonly headline: RunHeadline;
}

/** Runs are frozen, so that a headline read once stays true; the outcomes behind it are megabytes. */
const kept = new Map<string, RunHeadline>();
const KEPT = 500;

/** The last run of every scenario that ever ran, by scenario. */
export async function lastRuns(reader: Reader, key: ProgrammeKey): Promise<ReadonlyMap<string, LastRun>> {
  const last = new Map<string, LastRun>();
  for (const run of await latestRunOfEach(reader, key))
    last.set(run.scenario!, { run, headline: await headline(reader, key, run) });
  return last;
}

async function headline(reader: Reader, key: ProgrammeKey, run: RunHead): Promise<RunHeadline> {
  // Everything an outcome follows from: two runs of this name in two databases say the same.
  const name = [run.fingerprint, run.model_version, run.scenario].join('/');
  const known = kept.get(name);
  if (known !== undefined) return known;
  const whole = await findRun(reader, key, run.id);
  if (whole === undefined) throw new Error(`run ${run.id} is gone`);
  const made = headlineOf(runResult(whole));
  kept.set(name, made);
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
  return made;
}
