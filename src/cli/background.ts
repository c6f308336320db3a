import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { deleteExpiredSessions } from '../db/sessions.ts';
import type { Store } from '../db/store.ts';
import { prepareDrafts } from '../services/briefing/issue/prepare-drafts.ts';
import { sweepFiles } from '../services/life/sweep-files.ts';
import { sendDigests } from '../services/notices/send-digests.ts';
import { planRunner } from '../services/plans/plan-runner.ts';
import { simulationRunner } from '../services/simulations/simulation-runner.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const RESUME_EVERY = 20_000;
const LOOK_EVERY = 1000;

export interface Surroundings {
  readonly config: Config;
  readonly store: Store;
  readonly clock: () => Date;
  readonly log: Logger;
}

/** Something that goes on beside the requests; `stop` lets what is under way come to its end. */
export interface Background {
  readonly stop: () => Promise<void>;
}

/** What is done beside answering people: long work that was asked for, drafts that fall due, mail, tidying. A process that only answers people does none of it. */
export function startBackground({ config, store, clock, log }: Surroundings): Background {
  const { city, data, mail, publicUrl, role } = config;
  if (role === 'web') return { stop: () => Promise.resolve() };
  const failing = (what: string) => (err: unknown) => {
    log.warn({ err }, `${what} failed`);
  };
  const simulations = simulationRunner(store, clock);
  const plans = planRunner(store, clock);
  const undrafted = failing('preparing a draft');
  const unsent = failing('sending a digest');
  const chores = [
    repeating(HOUR, failing('deleting old sessions'), () =>
      store.write((trx) => deleteExpiredSessions(trx, clock().toISOString())),
    ),
    repeating(24 * HOUR, failing('removing unfinished uploads'), () => sweepFiles(store.read, data, clock())),
    repeating(MINUTE, undrafted, () => prepareDrafts(store, city, clock(), undrafted)),
    repeating(RESUME_EVERY, failing('resuming simulations'), () => simulations.resume(city)),
    repeating(RESUME_EVERY, failing('resuming plans'), () => plans.resume(city)),
  ];
  if (mail !== null) {
    const send = () => sendDigests(store, city, { ...mail, publicUrl }, clock(), unsent);
    const sending = repeating(HOUR / 4, unsent, send);
    // A mail server that does not answer holds up nobody who stops this one.
    chores.push({ stop: () => Promise.resolve(void sending.stop()) });
  }
  if (role === 'worker')
    chores.push(
      repeating(LOOK_EVERY, failing('taking simulations'), () => simulations.takeWaiting(city)),
      repeating(LOOK_EVERY, failing('taking plans'), () => plans.takeWaiting(city)),
    );
  return {
    async stop() {
      await Promise.all(chores.map((chore) => chore.stop()));
      await Promise.all([simulations.stop(), plans.stop()]);
    },
  };
}

/** Does something now and then again and again, one at a time; a failure is told and breaks nothing. */
function repeating(interval: number, failed: (error: unknown) => void, act: () => Promise<unknown>): Background {
  let acting: Promise<unknown> | null = null;
  const again = () => {
    acting ??= act()
      .catch(failed)
      .finally(() => {
        acting = null;
      });
  };
  again();
  const timer = setInterval(again, interval).unref();
  return {
    async stop() {
      clearInterval(timer);
      await acting;
    },
  };
}
