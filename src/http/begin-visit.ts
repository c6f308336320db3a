import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { LOCALES } from '../words/messages.ts';
import { countAnswer } from './request-counts.ts';
import { beginVisit } from './visit.ts';

/** The first step: a request id, and the one reading of the clock. */
export function beginning(clock: () => Date): RequestHandler {
  return (request, response, next) => {
    const id = randomUUID();
    beginVisit(request, {
      id,
      now: clock(),
      locale: LOCALES[0],
      person: null,
      programme: null,
      form: new Map(),
      files: [],
      json: undefined,
    });
    response.setHeader('X-Request-Id', id);
    const began = performance.now();
    response.once('finish', () => countAnswer(response.statusCode, performance.now() - began));
    next();
  };
}
