import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { openStore } from '../db/open.ts';
import type { FolderLock } from '../db/open-lock.ts';
import { interruptImports } from '../db/imports.ts';
import { deleteExpiredSessions } from '../db/sessions.ts';
import type { Store } from '../db/store.ts';
import { places } from '../http/places.ts';
import { createViewEngine } from '../http/view-engine.ts';
import { paths } from '../paths.ts';
import { closePrintBrowser } from '../services/briefing/print/print-browser.ts';
import { prepareDrafts } from '../services/briefing/issue/prepare-drafts.ts';
import { sendDigests } from '../services/notices/send-digests.ts';
import { planRunner } from '../services/plans/plan-runner.ts';
import { sweepFiles } from '../services/life/sweep-files.ts';
import { simulationRunner } from '../services/simulations/simulation-runner.ts';
import { warmUp } from '../services/warm-up.ts';
import { prepareCity } from '../services/prepare-city.ts';
import { CannotStart, holdFolder } from './hold-folder.ts';
import { listen } from './listen.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const RESUME_EVERY = 20_000;

export interface RunningServer {
  /** Where a browser on this machine reaches it. */
  readonly address: string;
  /** The administrator's one-time link, while nobody has a password. */
  readonly link: string | null;
  readonly stop: () => Promise<void>;
}

/** Holds the folder, opens the database, prepares the city, listens. Whatever was opened is closed again when a later step fails. */
export async function startServer(
  config: Config,
  log: Logger,
  clock: () => Date,
  lock: FolderLock | null = holdFolder(config),
): Promise<RunningServer> {
  let store: Store | undefined;
  try {
    store = await openStore(config.database);
    const { linkSecret, sessionSecret } = await prepareCity(store, config, clock());
    const { dialect } = config.database;
    // Nobody else can be at work on a folder that is held: what is under way there was cut off.
    if (dialect === 'sqlite') await store.write((trx) => interruptImports(trx, config.city));
    const views = await createViewEngine();
    const app = createApp({ config, store, views, log, places, clock, sessionSecret, version: programVersion() });
    const listening = await listen(app, config.port, config.host).catch((error: unknown) => {
      throw listenFault(config, error);
    });
    const sweeping = sweepSessions(store, clock, log);
    const tidying = sweepUploads(store, config, clock, log);
    const mailing = mailDigests(store, config, clock, log);
    const drafting = draftSheets(store, config.city, clock, log);
    const runners = [simulationRunner(store, clock), planRunner(store, clock)];
    const resuming = resumeWork(runners, config.city, log);
    const warming = warmUp(store, config, clock()).catch((err: unknown) => {
      log.warn({ err }, 'not warmed up');
    });
    const address = `http://${shownHost(config.host)}:${listening.port}`;
    const link = linkSecret && `${config.publicUrl ?? address}${paths.signInLink.to({ token: linkSecret })}`;
    return { address, link, stop };

    async function stop(): Promise<void> {
      clearInterval(sweeping);
      clearInterval(tidying);
      clearInterval(mailing);
      await drafting.stop();
      clearInterval(resuming);
      await listening.stop();
      await Promise.all(runners.map((runner) => runner.stop()));
      await closePrintBrowser();
      await warming;
      await store?.close();
      lock?.release();
    }
  } catch (error) {
    await store?.close();
    lock?.release();
    throw error;
  }
}

function listenFault({ port, host }: Config, error: unknown): unknown {
  const code = (error as { readonly code?: unknown }).code;
  if (code === 'EADDRINUSE') return new CannotStart('port-in-use', { port, host });
  if (typeof code === 'string') return new CannotStart('address', { port, host, code });
  return error;
}

/** Removes what cut-off uploads left behind, now and once a day. */
function sweepUploads(store: Store, { data }: Config, clock: () => Date, log: Logger): NodeJS.Timeout {
  const sweep = () => {
    sweepFiles(store.read, data, clock()).catch((err: unknown) => {
      log.warn({ err }, 'unfinished uploads not removed');
    });
  };
  sweep();
  return setInterval(sweep, 24 * HOUR).unref();
}

function sweepSessions(store: Store, clock: () => Date, log: Logger): NodeJS.Timeout {
  const sweep = () => {
    store
      .write((trx) => deleteExpiredSessions(trx, clock().toISOString()))
      .catch((err: unknown) => {
        log.warn({ err }, 'expired sessions not deleted');
      });
  };
  return setInterval(sweep, HOUR).unref();
}

/** Takes up long work that a stopped process left behind, now and from time to time. */
function resumeWork(
  runners: readonly { readonly resume: (city: string) => Promise<void> }[],
  city: string,
  log: Logger,
): NodeJS.Timeout {
  const resume = (): void => {
    for (const runner of runners) {
      runner.resume(city).catch((err: unknown) => {
        log.warn({ err }, 'long work not resumed');
      });
    }
  };
  resume();
  return setInterval(resume, RESUME_EVERY).unref();
}

/** Looks every quarter of an hour whether somebody's digest of the day has still to leave; whatever fails is logged and breaks nothing. */
function mailDigests(store: Store, config: Config, clock: () => Date, log: Logger): NodeJS.Timeout | undefined {
  const { mail, publicUrl, city } = config;
  if (mail === null) return undefined;
  const failed = (err: unknown) => {
    log.warn({ err }, 'digest not sent');
  };
  const send = () => {
    sendDigests(store, city, { ...mail, publicUrl }, clock(), failed).catch(failed);
  };
  return setInterval(send, HOUR / 4).unref();
}

/** Looks now and every minute whether a schedule has fallen due; one look at a time, and none is cut off by `stop`. */
function draftSheets(
  store: Store,
  city: string,
  clock: () => Date,
  log: Logger,
): { readonly stop: () => Promise<void> } {
  const failed = (err: unknown) => {
    log.warn({ err }, 'draft not prepared');
  };
  let looking: Promise<unknown> | null = null;
  const look = () => {
    looking ??= prepareDrafts(store, city, clock(), failed)
      .catch(failed)
      .finally(() => {
        looking = null;
      });
  };
  look();
  const timer = setInterval(look, MINUTE).unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

function shownHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function programVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}
