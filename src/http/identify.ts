import type { Request, RequestHandler } from 'express';
import type { Person } from '../catalogue/roles.ts';
import { programmesOfCity } from '../db/programmes.ts';
import { findToken, touchToken } from '../db/tokens.ts';
import { activePerson } from '../db/users.ts';
import { hashOfSecret } from '../services/accounts/secret.ts';
import type { House } from './house.ts';
import { localeOf } from './locale.ts';
import { LONGEST_HOURS } from './session.ts';
import { isApi, visitOf } from './visit.ts';

const HOUR = 3_600_000;

/**
 * Who asks, in which language, about which programme (the latest year's): a page by its session, a program by its token.
 * The account is read every time, so disabling it or changing its role takes effect at once.
 */
export function identifying(house: House): RequestHandler {
  return async (request, response, next) => {
    const visit = visitOf(request);
    visit.locale = localeOf(request, response);
    visit.person = await (isApi(request) ? byToken(house, request) : bySession(house, request));
    if (visit.person) {
      const [latest] = await programmesOfCity(house.store.read, house.config.city);
      visit.programme = latest ?? null;
    }
    next();
  };
}

async function bySession(house: House, request: Request): Promise<Person | null> {
  const { userId, began } = request.session;
  if (userId === undefined || began === undefined) return null;
  const age = visitOf(request).now.getTime() - Date.parse(began);
  return age > LONGEST_HOURS * HOUR ? null : activePerson(house.store.read, house.config.city, userId);
}

async function byToken(house: House, request: Request): Promise<Person | null> {
  const secret = /^Bearer ([\w-]{20,200})$/.exec(request.get('authorization') ?? '')?.[1];
  if (secret === undefined) return null;
  const { store, config } = house;
  const token = await findToken(store.read, config.city, hashOfSecret(secret));
  if (!token) return null;
  const now = visitOf(request).now.toISOString();
  // The day it was last used is enough, and one write a day.
  if (token.last_used?.slice(0, 10) !== now.slice(0, 10))
    await store.write((trx) => touchToken(trx, config.city, token.id, now));
  return activePerson(store.read, config.city, token.user_id);
}
