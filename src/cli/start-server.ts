import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { openStore } from '../db/open.ts';
import type { FolderLock } from '../db/open-lock.ts';
import { interruptImports } from '../db/imports.ts';
import type { Store } from '../db/store.ts';
import { places } from '../http/places.ts';
import { createViewEngine } from '../http/view-engine.ts';
import { paths } from '../paths.ts';
import { closePrintBrowser } from '../services/briefing/print/print-browser.ts';
import { warmUp } from '../services/warm-up.ts';
import { prepareCity } from '../services/prepare-city.ts';
import { startBackground } from './background.ts';
import { CannotStart, holdFolder } from './hold-folder.ts';
import { listen } from './listen.ts';

/** What a worker answers: whether it is alive and ready. */
const PROBED = places.filter(({ id }) => id === 'health');

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
    const answered = config.role === 'worker' ? PROBED : places;
    const version = programVersion();
    const app = createApp({ config, store, views, log, places: answered, clock, sessionSecret, version });
    const listening = await listen(app, config.port, config.host).catch((error: unknown) => {
      throw listenFault(config, error);
    });
    const background = startBackground({ config, store, clock, log });
    const warming =
      config.role === 'worker'
        ? null
        : warmUp(store, config, clock()).catch((err: unknown) => {
            log.warn({ err }, 'not warmed up');
          });
    const address = `http://${shownHost(config.host)}:${listening.port}`;
    const link = linkSecret && `${config.publicUrl ?? address}${paths.signInLink.to({ token: linkSecret })}`;
    return { address, link, stop };

    async function stop(): Promise<void> {
      await listening.stop();
      await background.stop();
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

function shownHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function programVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}
