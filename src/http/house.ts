import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Store } from '../db/store.ts';
import type { Place } from './place.ts';
import type { ViewEngine } from './view-engine.ts';

/** What the application is built from; everything a step needs comes through here. */
export interface House {
  readonly config: Config;
  readonly store: Store;
  readonly views: ViewEngine;
  readonly log: Logger;
  readonly places: readonly Place[];
  /** The real clock; tests bring their own. */
  readonly clock: () => Date;
  /** Signs session cookies; the same for every process of one database. */
  readonly sessionSecret: string;
  /** The program's version, shown in the foot of every page. */
  readonly version: string;
}

/** Is the application reached by TLS? The address it is given decides, never a header. */
export function underTls(config: Config): boolean {
  return config.publicUrl?.startsWith('https://') ?? false;
}
