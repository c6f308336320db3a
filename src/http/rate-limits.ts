import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import { Refused } from './errors.ts';
import type { Route } from './route.ts';
import { visitOf } from './visit.ts';

const QUARTER_HOUR = 15 * 60_000;

/** Failed attempts in a quarter of an hour: five on one account from one address, a hundred from one address in all. */
const ATTEMPTS = { perAccount: 5, perAddress: 100 } as const;

/**
 * Limits for routes that test a secret. An account is blocked only for the address that guessed, so its owner gets in from
 * elsewhere and neighbours behind one address are not locked out by each other. Counted per process.
 */
export function rateSteps(route: Route): readonly RequestHandler[] {
  if (route.options.guessable !== true) return [];
  return [limit(ATTEMPTS.perAddress, addressOf), limit(ATTEMPTS.perAccount, accountOf)];
}

function limit(count: number, keyGenerator: NonNullable<Partial<Options>['keyGenerator']>): RequestHandler {
  return rateLimit({
    windowMs: QUARTER_HOUR,
    limit: count,
    keyGenerator,
    skipSuccessfulRequests: true,
    // Only a wrong secret counts: 401 at sign-in, 403 where the present password is asked; other mistakes are free.
    requestWasSuccessful: (_request, response) => response.statusCode !== 401 && response.statusCode !== 403,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_request, _response, next) => {
      next(new Refused(429, 'too-many-attempts', { 'Retry-After': String(QUARTER_HOUR / 1000) }));
    },
  });
}

const addressOf: Options['keyGenerator'] = (request) => ipKeyGenerator(request.ip ?? 'unknown');

const accountOf: Options['keyGenerator'] = (request) => {
  const { person, form } = visitOf(request);
  const name = person?.name ?? form.get('name')?.[0] ?? '';
  return `${ipKeyGenerator(request.ip ?? 'unknown')} ${name.normalize('NFKC').toLowerCase().slice(0, 100)}`;
};
