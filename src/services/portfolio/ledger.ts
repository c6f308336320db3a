import type { Outcome } from '../../../models/outcome.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { programmeOf, type ProgrammeKey } from '../../db/programmes.ts';
import type { Reader } from '../../db/reader.ts';
import { checkedOutcome } from './checked-outcome.ts';
import { loadPortfolio } from './load-portfolio.ts';

/** A programme as it stands: what goes in, and what it achieves. */
export interface Ledger {
  readonly portfolio: Portfolio;
  readonly outcome: Outcome;
  /** The data version it was computed from. */
  readonly version: number;
}

/** How many programmes and days are kept in memory; each is some megabytes. */
const KEPT = 4;
/** One memory per connection: what a transaction sees before it is committed stays with the transaction. */
const memories = new WeakMap<Reader, Map<string, Promise<Ledger>>>();

/**
 * The whole programme evaluated for an as-of day. Computed once per data version, so that asking again costs one small query;
 * the version is read from the database every time, so that what another process saved is never missed.
 */
export async function ledgerOutcome(reader: Reader, of: ProgrammeKey, asOf: string): Promise<Ledger> {
  const { data_version, figures_as_of } = await programmeOf(reader, of);
  const kept = memories.get(reader) ?? new Map<string, Promise<Ledger>>();
  memories.set(reader, kept);
  // A day gone by is read otherwise than the same day while it was the present one (`recordsOn`).
  const isPast = figures_as_of !== null && asOf < figures_as_of;
  const key = [of.city, of.programme, data_version, asOf, isPast].join('/');
  const known = kept.get(key);
  if (known !== undefined) return known;

  const computing = compute(reader, of, asOf);
  kept.set(key, computing);
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
  try {
    const ledger = await computing;
    // Somebody saved while it was read: right for its own version, but not under this key.
    if (ledger.version !== data_version) kept.delete(key);
    return ledger;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

async function compute(reader: Reader, of: ProgrammeKey, asOf: string): Promise<Ledger> {
  for (;;) {
    const before = await programmeOf(reader, of);
    const portfolio = await loadPortfolio(reader, of, asOf);
    const after = await programmeOf(reader, of);
    if (before.data_version !== after.data_version) continue;
    return { portfolio, outcome: checkedOutcome(portfolio), version: after.data_version };
  }
}
