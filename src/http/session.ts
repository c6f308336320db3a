import session from 'express-session';
import type { Request, RequestHandler } from 'express';
import { underTls, type House } from './house.ts';
import type { SessionChange } from './reply.ts';
import { KeptSessions } from './session-store.ts';

declare module 'express-session' {
  interface SessionData {
    userId?: string;
    /** ISO instant of sign-in: after so many hours a session ends whatever its activity. */
    began?: string;
    /** A sentence for the next page. */
    notice?: string;
    /** Until when the store keeps it; filled in by the store. */
    kept?: string;
  }
}

/** A session ends after half an hour without a request, and twelve hours after sign-in at the latest. */
const IDLE_MINUTES = 30;
export const LONGEST_HOURS = 12;

/** Sessions live in the database under the hash of their id; the cookie lasts as long as the browser is open. */
export function sessions(house: House): RequestHandler {
  const tls = underTls(house.config);
  return session({
    store: new KeptSessions(house.store, house.config.city, house.clock, IDLE_MINUTES),
    secret: house.sessionSecret,
    name: tls ? '__Host-lantian' : 'lantian',
    resave: false,
    saveUninitialized: false,
    unset: 'destroy',
    proxy: tls,
    cookie: { httpOnly: true, sameSite: 'lax', secure: tls, path: '/' },
  });
}

/** Puts the session into its store now: a browser follows a redirect as soon as it reads where to, before the answer has ended. */
export function keepSession({ session }: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    session.save((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('the session was not kept', { cause: error }));
    });
  });
}

/** Begins a session under a new id and keeps it, or ends the present one together with everything in it. */
export async function changeSession(request: Request, change: SessionChange, now: Date): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error: unknown) => (error instanceof Error ? reject(error) : resolve()));
  });
  if ('end' in change) return;
  request.session.userId = change.begin;
  request.session.began = now.toISOString();
  await keepSession(request);
}
