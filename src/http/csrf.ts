import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import { CSRF_FIELD } from './form.ts';
import { Refused } from './errors.ts';
import { visitOf } from './visit.ts';

const { generateToken, isRequestValid } = csrfSync({
  size: 32,
  getTokenFromRequest: (request) => visitOf(request).form.get(CSRF_FIELD)?.[0] ?? request.get('x-csrf-token'),
});

/** The token of this session, made on first use. */
export function csrfToken(request: Request): string {
  return generateToken(request);
}

/** A changing request must come from a page of ours: by what the browser says of its origin, and by the session's token. */
export const requireOwnForm: RequestHandler = (request, _response, next) => {
  if (cameFromElsewhere(request)) throw new Refused(403, 'foreign-origin');
  if (!isRequestValid(request)) throw new Refused(403, 'stale-form');
  const visit = visitOf(request);
  visit.form = new Map([...visit.form].filter(([name]) => name !== CSRF_FIELD));
  next();
};

function cameFromElsewhere(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.get('origin');
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.get('host');
}
