import { problem as fault } from '../../catalogue/problem.ts';
import type { Action } from '../../catalogue/roles.ts';
import type { Writer } from '../../db/reader.ts';
import { freeRequestKey, keepAnswer, takeRequestKey } from '../../db/sent-requests.ts';
import { fingerprintOf } from '../../services/fingerprint.ts';
import { wordProblems } from '../problems.ts';
import { problem, type Reply, type TextReply } from '../reply.ts';
import type { Request_ } from '../request.ts';
import { write, type Route } from '../route.ts';

/**
 * A POST that a program may send again: with the same `Idempotency-Key` and the same body it gets the answer of the first time, with
 * another body it is refused. The key is kept in the transaction of the change, so that both are there or neither is.
 */
export function writeOnce(
  path: string,
  access: Action,
  handler: (request: Request_, trx: Writer) => Promise<Reply>,
): Route {
  return write(path, access, async (request, trx) => {
    const stated = request.header('idempotency-key');
    if (stated === undefined) return handler(request, trx);
    if (!/^[\x21-\x7e]{1,200}$/.test(stated)) return refused(request, 400, 'key-form');

    const key = { city: request.config.city, user_id: request.person.id, key: stated };
    const fingerprint = fingerprintOf([path, request.params, [...request.query], request.json ?? null]);
    const earlier = await takeRequestKey(trx, key, fingerprint, request.now);
    if (earlier !== null)
      return earlier.fingerprint === fingerprint ? replayed(earlier) : refused(request, 422, 'key-other-body');

    const reply = await handler(request, trx);
    if (reply.kind !== 'text' || reply.status >= 300) await freeRequestKey(trx, key);
    else await keepAnswer(trx, key, { status: reply.status, headers: JSON.stringify(reply.headers), body: reply.text });
    return reply;
  });
}

function replayed(earlier: { readonly status: number; readonly headers: string; readonly body: string }): TextReply {
  const headers = JSON.parse(earlier.headers) as Readonly<Record<string, string>>;
  return {
    kind: 'text',
    type: 'application/json; charset=utf-8',
    text: earlier.body,
    status: earlier.status,
    headers: { ...headers, 'Idempotency-Replayed': 'true' },
  };
}

function refused({ t }: Request_, status: number, code: string): Reply {
  return problem(status, wordProblems([fault('idempotency-key', code)], t));
}
