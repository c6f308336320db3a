import type { Action } from '../catalogue/roles.ts';
import type { Store } from '../db/store.ts';
import type { Reader, Writer } from '../db/reader.ts';
import { refuseMerged } from './refuse-merged.ts';
import type { Format, PublicRequest, Request_ } from './request.ts';
import type { Reply } from './reply.ts';

/** Who may ask: anybody, anybody signed in, or whoever's role holds the action. */
export type Access = 'public' | 'signed-in' | Action;

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface RouteOptions {
  readonly method?: Method;
  /** Further formats of a listing: `['csv', 'json']` also answers at `path.csv` and `path.json`. */
  readonly formats?: readonly Exclude<Format, 'html'>[];
  /** The largest form or JSON body in bytes (1 MiB unless said). */
  readonly maxBytes?: number;
  /** Accepts multipart with up to so many files of so many bytes each. */
  readonly uploads?: { readonly files: number; readonly maxBytes: number; readonly fields?: number };
  /** What an address of the interface for programs answers when it is not JSON. */
  readonly media?: string;
  /** Tests a secret: wrong ones (401, 403) are counted per account and address, and refused beyond a few. */
  readonly guessable?: boolean;
}

/** One row of the application's table of addresses. Data, so that tests can walk it. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly access: Access;
  readonly options: RouteOptions;
  readonly answer: (request: PublicRequest, store: Store) => Promise<Reply>;
}

/** What a handler receives follows from who may ask: behind `public` the person may be nobody. */
type Asked<A extends Access> = A extends 'public' ? PublicRequest : Request_;
type Handler<A extends Access, Db, Extra extends readonly unknown[] = []> = (
  request: Asked<A>,
  db: Db,
  ...extra: Extra
) => Promise<Reply> | Reply;

/** A GET: the handler can select and nothing else. */
export function read<A extends Access>(
  path: string,
  access: A,
  handler: Handler<A, Reader>,
  options: RouteOptions = {},
): Route {
  const answer: Route['answer'] = async (request, store) => handler(request as Asked<A>, store.read);
  return { method: options.method ?? 'GET', path, access, options, answer };
}

/** A POST: the handler runs inside one write transaction. Returning commits, throwing rolls everything back. What was merged is not written. */
export function write<A extends Access>(
  path: string,
  access: A,
  handler: Handler<A, Writer>,
  options: RouteOptions = {},
): Route {
  const answer: Route['answer'] = (request, store) =>
    store.write(async (trx) => {
      await refuseMerged(path, request, trx);
      return handler(request as Asked<A>, trx);
    });
  return { method: options.method ?? 'POST', path, access, options, answer };
}

/**
 * A POST with slow work (reading a workbook, hashing a password) before its transaction: `prepare` can only read, what it
 * returns goes to the handler, which must check again whatever may have changed in between.
 */
export function prepareThenWrite<A extends Access, Prepared>(
  path: string,
  access: A,
  prepare: (request: Asked<A>, db: Reader) => Promise<Prepared>,
  handler: Handler<A, Writer, [Prepared]>,
  options: RouteOptions = {},
): Route {
  const answer: Route['answer'] = async (request, store) => {
    const asked = request as Asked<A>;
    const prepared = await prepare(asked, store.read);
    return store.write(async (trx) => {
      await refuseMerged(path, request, trx);
      return handler(asked, trx, prepared);
    });
  };
  return { method: options.method ?? 'POST', path, access, options, answer };
}

/**
 * A POST whose work goes on after its transaction: `start` is given the whole store once the change is committed and may wait for the
 * work a little; the reply is sent after it. `before` can only read and waits for no other transaction.
 */
export function writeThenStart<A extends Access>(
  path: string,
  access: A,
  handler: Handler<A, Writer>,
  start: (request: Asked<A>, store: Store) => Promise<void>,
  before: (request: Asked<A>, db: Reader) => Promise<void> = () => Promise.resolve(),
): Route {
  const answer: Route['answer'] = async (request, store) => {
    const asked = request as Asked<A>;
    await before(asked, store.read);
    const reply = await store.write(async (trx) => {
      await refuseMerged(path, request, trx);
      return handler(asked, trx);
    });
    if (reply.kind === 'redirect') await start(asked, store);
    return reply;
  };
  return { method: 'POST', path, access, options: {}, answer };
}
