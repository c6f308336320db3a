import type { Request, RequestHandler } from 'express';
import type { Person } from '../catalogue/roles.ts';
import type { House } from './house.ts';
import { localeOf } from './locale.ts';
import { LONGEST_HOURS } from './session.ts';
import { isApi, visitOf } from './visit.ts';

/** Who asks, in which language, about which programme: a page by its session, a program by its token. */
export function identifying(house: House): RequestHandler {
  return async (request, response, next) => {
    const visit = visitOf(request);
    visit.locale = localeOf(request, response);
    visit.person = isApi(request) ? await byToken(house, request) : await bySession(house, request);
    if (visit.person) visit.programme = await currentProgramme(house.store.read, house.config.city);
    next();
  };
}

/** Disabling an account or changing its role takes effect with the next request: the row is read every time. */
async function bySession(house: House, request: Request): Promise<Person | null> {
  const { userId, began } = request.session;
  if (userId === undefined || began === undefined) return null;
  const age = visitOf(request).now.getTime() - Date.parse(began);
  return age > LONGEST_HOURS * 3_600_000 ? null : activePerson(house.store.read, house.config.city, userId);
}

async function byToken(house: House, request: Request): Promise<Person | null> {
  const token = /^Bearer ([\w-]{20,200})$/.exec(request.get('authorization') ?? '')?.[1];
  return token === undefined ? null : personOfToken(house.store.read, house.config.city, hashOfSecret(token));
}
