import { randomUUID } from 'node:crypto';
import type { Reader, Writer } from '../../db/reader.ts';
import type { Store } from '../../db/store.ts';
import type { WorkState, WorkTable } from '../../db/tables/work-tables.ts';
import { jobsInTurn } from '../../jobs/jobs.ts';

const BEAT_MS = 1000;
/** A process that was silent so long is gone, where several may be at work. */
const SILENT_MS = 20_000;
/** Work that took its process with it so often is not begun again. */
const MOST_RESTARTS = 2;

/** What names a piece of long work. */
export type WorkKey = Readonly<Pick<WorkTable, 'city' | 'programme' | 'id'>>;

/** Its row while it is asked for or under way. */
export type OpenWork = Readonly<Omit<WorkTable, 'result'>>;

/** What the runner itself writes into a row. */
export type WorkChange = Readonly<
  Partial<
    Pick<
      WorkTable,
      'state' | 'owner' | 'beat' | 'done' | 'total' | 'restarts' | 'cancel' | 'finished' | 'fault' | 'result'
    >
  >
>;

/** A kind of long work: where its rows stand, and how one is carried out. */
export interface Trade<Row extends OpenWork> {
  readonly find: (reader: Reader, key: WorkKey) => Promise<Row | undefined>;
  readonly open: (reader: Reader, city: string) => Promise<readonly Row[]>;
  /** Changes a row that still stands as it was read; false when it moved on. */
  readonly update: (trx: Writer, row: Row, set: WorkChange) => Promise<boolean>;
  /** Makes what was asked for; null when it was stopped. `tell` is told how far it is. */
  readonly make: (
    store: Store,
    row: Row,
    signal: AbortSignal,
    tell: (done: number, total?: number) => void,
  ) => Promise<WorkChange | null>;
}

/** Carries work of one kind out in this process, one piece after the other. What is under way stands in the database under this process's name. */
export class WorkRunner<Row extends OpenWork> {
  readonly #trade: Trade<Row>;
  readonly #store: Store;
  readonly #clock: () => Date;
  readonly #owner = randomUUID();
  readonly #jobs = jobsInTurn();
  readonly #stopping = new AbortController();
  /** Ids that this process has taken on and not finished. */
  readonly #queued = new Set<string>();
  #working: Promise<void> = Promise.resolve();

  constructor(trade: Trade<Row>, store: Store, clock: () => Date) {
    this.#trade = trade;
    this.#store = store;
    this.#clock = clock;
  }

  /** Puts a piece behind those under way; resolves when it is over, and never rejects. */
  start(key: WorkKey): Promise<void> {
    this.#queued.add(key.id);
    this.#working = this.#jobs.start(async () => {
      await this.#carryOut(key);
      this.#queued.delete(key.id);
    });
    return this.#working;
  }

  /**
   * Takes up what a process left behind: begins it anew, or gives it up when it was begun too often. On SQLite whoever opens the
   * folder is alone; on PostgreSQL a process is gone when it was silent for long.
   */
  async resume(city: string): Promise<void> {
    for (const row of await this.#trade.open(this.#store.read, city)) {
      const mayLive = this.#store.dialect !== 'sqlite' && !this.#isSilent(row);
      if (this.#queued.has(row.id) || mayLive) continue;
      if (await this.#takeUp(row)) void this.start(row);
    }
  }

  /** Takes on what was asked for and nobody began, at once: for a process that works for others, which begin nothing themselves. */
  async takeWaiting(city: string): Promise<void> {
    for (const row of await this.#trade.open(this.#store.read, city))
      if (row.state === 'waiting' && !this.#queued.has(row.id)) void this.start(row);
  }

  /** Resolves when nothing that was taken on is left. */
  idle(): Promise<void> {
    return this.#working;
  }

  /** Stops the work under way so that another start of the server takes it up; resolves when it has stopped. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#working;
  }

  #isSilent({ beat, created }: Row): boolean {
    return this.#clock().getTime() - Date.parse(beat ?? created) > SILENT_MS;
  }

  async #takeUp(row: Row): Promise<boolean> {
    const at = this.#clock().toISOString();
    const given: WorkState | null = row.cancel === 1 ? 'cancelled' : row.restarts >= MOST_RESTARTS ? 'failed' : null;
    const restarts = row.state === 'running' ? row.restarts + 1 : row.restarts;
    const set: WorkChange =
      given === null
        ? { state: 'waiting', owner: null, beat: at, restarts, done: 0 }
        : { state: given, owner: null, finished: at, fault: given === 'failed' ? 'given-up' : null };
    return (await this.#update(row, set)) && given === null;
  }

  async #carryOut(key: WorkKey): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const claimed = await this.#claim(key).catch(() => null);
    if (claimed === null) return;
    const abort = new AbortController();
    const stop = (): void => abort.abort();
    this.#stopping.signal.addEventListener('abort', stop, { once: true });
    let far: WorkChange = {};
    const beating = setInterval(() => void this.#beat(claimed, far, abort), BEAT_MS);
    try {
      const made = await this.#trade.make(this.#store, claimed, abort.signal, (done, total) => {
        far = total === undefined ? { ...far, done } : { done, total };
      });
      await this.#finish(claimed, made === null ? this.#cutShort() : { ...made, state: 'done' });
    } catch (error) {
      const fault = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      await this.#finish(claimed, abort.signal.aborted ? this.#cutShort() : { state: 'failed', fault }).catch(
        () => undefined,
      );
    } finally {
      clearInterval(beating);
      this.#stopping.signal.removeEventListener('abort', stop);
    }
  }

  /** Where stopped work goes: the server stops, so another start takes it up; or somebody cancelled it. */
  #cutShort(): WorkChange {
    return this.#stopping.signal.aborted ? { state: 'waiting', owner: null, done: 0 } : { state: 'cancelled' };
  }

  /** Takes a waiting piece; null when another process was quicker or it was cancelled. */
  async #claim(key: WorkKey): Promise<Row | null> {
    const row = await this.#trade.find(this.#store.read, key);
    if (row?.state !== 'waiting') return null;
    const beat = this.#clock().toISOString();
    const taken = { state: 'running', owner: this.#owner, beat } as const;
    return (await this.#update(row, taken)) ? { ...row, ...taken } : null;
  }

  async #beat(row: Row, far: WorkChange, abort: AbortController): Promise<void> {
    try {
      const mine = await this.#update(row, { ...far, beat: this.#clock().toISOString() });
      const now = await this.#trade.find(this.#store.read, row);
      if (!mine || now?.cancel === 1) abort.abort();
    } catch {
      // A busy database misses a beat; the next one tells.
    }
  }

  /** Writes the end, only while the work is still this process's: never twice. */
  async #finish(row: Row, set: WorkChange): Promise<void> {
    const finished = set.state === 'waiting' ? {} : { finished: this.#clock().toISOString() };
    await this.#update(row, { cancel: 0, ...finished, ...set });
  }

  #update(row: Row, set: WorkChange): Promise<boolean> {
    return this.#store.write((trx) => this.#trade.update(trx, row, set));
  }
}
