import type { ErrorRequestHandler } from 'express';
import { MulterError } from 'multer';
import { Busy, isDiskFault, Merged, NotAllowed, NotFound } from '../errors.ts';
import { BadRequest, Refused } from './errors.ts';
import type { House } from './house.ts';
import { sendProblem } from './send-problem.ts';
import { visitOf } from './visit.ts';

/** Seconds after which somebody who met a database that is away or overrun may ask again. */
const COME_AGAIN = { 'Retry-After': '10' };

/** Whatever was thrown becomes an answer; what nobody foresaw is logged with its stack under the request id. */
export function catchErrors(house: House): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const refused = refusalOf(error);
    if (refused.status >= 500) house.log.error({ id: visitOf(request).id, err: error }, 'failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    sendProblem(house, request, response, refused);
  };
}

function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof NotFound) return new Refused(404, error.message);
  if (error instanceof NotAllowed) return new Refused(403, error.message);
  if (error instanceof Merged) return new Refused(409, 'merged', {}, { id: error.id, merged_into: error.into });
  if (error instanceof Busy) return new Refused(503, 'busy', COME_AGAIN);
  if (error instanceof BadRequest) return new Refused(400, error.message);
  if (error instanceof MulterError) return new Refused(error.code.startsWith('LIMIT') ? 413 : 400, error.message);
  const { status, code } = error as {
    readonly status?: unknown;
    readonly code?: unknown;
  };
  if (typeof status === 'number' && status >= 400 && status < 500) return new Refused(status, String(error));
  const failed = isDiskFault(error) ? 507 : statusOfCode(code);
  return new Refused(failed, String(error), failed === 503 ? COME_AGAIN : {});
}

/** Database away: 503, for it may come back. */
function statusOfCode(code: unknown): number {
  if (typeof code !== 'string') return 500;
  if (/^(ECONNREFUSED|ECONNRESET|SQLITE_BUSY|57P0\d|08\w{3}|53300)/.test(code)) return 503;
  return 500;
}
