import type { Reader } from '../db/reader.ts';
import { pastLedger } from '../services/past/past-ledger.ts';
import { isDay, shanghaiDay } from '../words/day.ts';
import type { Request_ } from './request.ts';

/** What a page is made from: the present ledger, or that of the day named by `as_of` in the address. */
export interface Known {
  readonly request: Request_;
  readonly db: Reader;
  /** The past day; null for the present. */
  readonly day: string | null;
}

/** The ledger as it was known on the day `as_of` names; the present one without it. */
export async function asKnownOn(request: Request_, db: Reader): Promise<Known> {
  const day = pastDay(request, 'as_of');
  return day === null ? { request, db, day } : knownOn(request, db, day);
}

/** The ledger as it was known at the end of a day. */
export async function knownOn(request: Request_, db: Reader, day: string): Promise<Known> {
  const { reader, programme, asOf } = await pastLedger(db, request.programme, day, request.asOf);
  return { request: { ...request, programme, asOf }, db: reader, day };
}

/** A day in the address, unless it is none or has not come yet. */
export function pastDay({ query, now }: Pick<Request_, 'query' | 'now'>, key: 'as_of' | 'since'): string | null {
  const day = query.get(key) ?? '';
  return isDay(day) && day <= shanghaiDay(now) ? day : null;
}
