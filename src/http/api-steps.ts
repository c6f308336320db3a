import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import { Refused } from './errors.ts';
import type { Route } from './route.ts';
import { isApi, visitOf } from './visit.ts';

const MINUTE = 60_000;

/** Requests of a program a minute: so many of one account, and so many with a wrong token or none from one address. Counted per process. */
const API_LIMITS = { perAccount: 6000, refusedPerAddress: 600 } as const;

const ANSWERS = ['application/json', 'application/problem+json'];

/** What every address of the interface for programs asks first: is JSON wanted, and is there room for one more request. */
export function apiSteps(route: Route): readonly RequestHandler[] {
  return isApi(route) ? [acceptStep(route.options.media), ofAccount, ofStrangers] : [];
}

function acceptStep(media?: string): RequestHandler {
  const answers = media === undefined ? ANSWERS : [media, ...ANSWERS];
  return (request, _response, next) => {
    if (request.accepts(answers) === false) throw new Refused(406, 'json-only');
    next();
  };
}

function limit(count: number, options: Partial<Options>): RequestHandler {
  return rateLimit({
    windowMs: MINUTE,
    limit: count,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_request, _response, next) => {
      next(new Refused(429, 'too-many-requests', { 'Retry-After': String(MINUTE / 1000) }));
    },
    ...options,
  });
}

const ofAccount = limit(API_LIMITS.perAccount, {
  skip: (request) => visitOf(request).person === null,
  keyGenerator: (request) => visitOf(request).person?.id ?? '',
});

const ofStrangers = limit(API_LIMITS.refusedPerAddress, {
  skip: (request) => visitOf(request).person !== null,
  keyGenerator: (request) => ipKeyGenerator(request.ip ?? 'unknown'),
});
