import { json, type Reply } from './reply.ts';

/** A short list comes whole, in the form every list has: one page that holds all of it. */
export function wholeList(rows: readonly unknown[]): Reply {
  return json({ total: rows.length, page: 1, per: rows.length, rows, totals: {} });
}
