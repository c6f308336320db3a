import { pino, type Logger } from 'pino';
import { pinoHttp, type HttpLogger } from 'pino-http';
import { visitOf } from './visit.ts';

/** One JSON object a line on stderr. */
export function createLog(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** One line per answered request: id, method, path without query or secret, status, milliseconds, who. */
export function requestLog(log: Logger): HttpLogger {
  return pinoHttp({
    logger: log,
    genReqId: (request) => visitOf(request).id,
    quietReqLogger: true,
    serializers: {
      req: (request: { method: string; url: string }) => ({ method: request.method, path: pathToLog(request.url) }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customAttributeKeys: { reqId: 'id', responseTime: 'ms' },
    customProps: (request) => ({ id: visitOf(request).id, person: visitOf(request).person?.id ?? null }),
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'failed',
  });
}

/** A query may hold what people search for, a sign-in link is a key: neither belongs in a log. */
export function pathToLog(url: string): string {
  const path = url.split('?', 1)[0]!;
  return path.replace(/^(\/sign-in\/link\/).+/, '$1…');
}
