import { randomUUID } from 'node:crypto';
import {
  findSimulation,
  openSimulations,
  updateSimulation,
  type SimulationChange,
  type SimulationHead,
  type SimulationKey,
} from '../db/simulations.ts';
import type { Store } from '../db/store.ts';
import type { SimulationState } from '../db/tables/simulation-tables.ts';
import { jobsInTurn } from '../jobs/jobs.ts';
import type { SimulationResult } from './simulation-result.ts';
import { makeSimulation, readInputs } from './simulation-work.ts';

const BEAT_MS = 1000;
/** A process that was silent so long is gone, where several may be at work. */
const SILENT_MS = 20_000;
/** Work that took its process with it so often is not begun again. */
const MOST_RESTARTS = 2;

/** Carries simulations out in this process, one after the other. What is under way stands in the database under this process's name. */
export class SimulationRunner {
  readonly #store: Store;
  readonly #clock: () => Date;
  readonly #owner = randomUUID();
  readonly #jobs = jobsInTurn();
  readonly #stopping = new AbortController();
  /** Ids that this process has taken on and not finished. */
  readonly #queued = new Set<string>();
  #working: Promise<void> = Promise.resolve();

  constructor(store: Store, clock: () => Date) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Puts a simulation behind those under way; resolves when it is over, and never rejects. */
  start(key: SimulationKey): Promise<void> {
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
    for (const row of await openSimulations(this.#store.read, city)) {
      const mayLive = this.#store.dialect !== 'sqlite' && !this.#isSilent(row);
      if (this.#queued.has(row.id) || mayLive) continue;
      if (await this.#takeUp(row)) void this.start(row);
    }
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

  #isSilent({ beat, created }: SimulationHead): boolean {
    return this.#clock().getTime() - Date.parse(beat ?? created) > SILENT_MS;
  }

  async #takeUp(row: SimulationHead): Promise<boolean> {
    const at = this.#clock().toISOString();
    const given: SimulationState | null =
      row.cancel === 1 ? 'cancelled' : row.restarts >= MOST_RESTARTS ? 'failed' : null;
    const restarts = row.state === 'running' ? row.restarts + 1 : row.restarts;
    const set: SimulationChange =
      given === null
        ? { state: 'waiting', owner: null, beat: at, restarts, done: 0 }
        : { state: given, owner: null, finished: at, fault: given === 'failed' ? 'given-up' : null };
    return (await this.#store.write((trx) => updateSimulation(trx, row, set))) && given === null;
  }

  async #carryOut(key: SimulationKey): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const claimed = await this.#claim(key).catch(() => null);
    if (claimed === null) return;
    const abort = new AbortController();
    const stop = (): void => abort.abort();
    this.#stopping.signal.addEventListener('abort', stop, { once: true });
    let done = 0;
    const beating = setInterval(() => void this.#beat(claimed, done, abort), BEAT_MS);
    try {
      const { portfolio, frozen } = await readInputs(this.#store.read, claimed);
      await this.#store.write((trx) => updateSimulation(trx, claimed, frozen));
      const result = await makeSimulation(claimed, portfolio, abort.signal, (made) => {
        done = made;
      });
      await this.#finish(claimed, result === null ? this.#cutShort() : finishedWith(result, frozen.total));
    } catch (error) {
      const fault = (error instanceof Error ? error.message : String(error)).slice(0, 500);
      await this.#finish(claimed, { state: 'failed', fault }).catch(() => undefined);
    } finally {
      clearInterval(beating);
      this.#stopping.signal.removeEventListener('abort', stop);
    }
  }

  /** Where stopped work goes: the server stops, so another start takes it up; or somebody cancelled it. */
  #cutShort(): SimulationChange {
    return this.#stopping.signal.aborted ? { state: 'waiting', owner: null, done: 0 } : { state: 'cancelled' };
  }

  /** Takes a waiting simulation; null when another process was quicker or it was cancelled. */
  async #claim(key: SimulationKey): Promise<SimulationHead | null> {
    const row = await findSimulation(this.#store.read, key);
    if (row?.state !== 'waiting') return null;
    const beat = this.#clock().toISOString();
    const taken = { state: 'running', owner: this.#owner, beat } as const;
    const mine = await this.#store.write((trx) => updateSimulation(trx, row, taken));
    return mine ? { ...row, ...taken } : null;
  }

  async #beat(row: SimulationHead, done: number, abort: AbortController): Promise<void> {
    try {
      const beat = this.#clock().toISOString();
      const mine = await this.#store.write((trx) => updateSimulation(trx, row, { done, beat }));
      const now = await findSimulation(this.#store.read, row);
      if (!mine || now?.cancel === 1) abort.abort();
    } catch {
      // A busy database misses a beat; the next one tells.
    }
  }

  /** Writes the end, only while the work is still this process's: never twice. */
  async #finish(row: SimulationHead, set: SimulationChange): Promise<void> {
    const finished = set.state === 'waiting' ? {} : { finished: this.#clock().toISOString() };
    await this.#store.write((trx) => updateSimulation(trx, row, { cancel: 0, ...finished, ...set }));
  }
}

function finishedWith(result: SimulationResult, total: number): SimulationChange {
  return { state: 'done', done: total, result: JSON.stringify(result) };
}

const runners = new WeakMap<Store, SimulationRunner>();

/** The one runner of a database in this process. */
export function simulationRunner(store: Store, clock: () => Date = () => new Date()): SimulationRunner {
  const known = runners.get(store) ?? new SimulationRunner(store, clock);
  runners.set(store, known);
  return known;
}
