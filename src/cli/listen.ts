import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { refuseUnread } from './refuse-unread.ts';

const HEADERS_MS = 15_000;
/** Long enough for a workbook over a slow line. */
const REQUEST_MS = 300_000;
const MOST_CONNECTIONS = 1000;
/** How long requests under way may take to finish after the order to stop. */
const FINISH_MS = 8_000;

export interface Listening {
  readonly port: number;
  /** Takes no new connection, lets what is under way finish, then returns. */
  readonly stop: () => Promise<void>;
}

/** Serves on an address; rejects with the system's error (`EADDRINUSE`, `EACCES` …). */
export async function listen(app: RequestListener, port: number, host: string): Promise<Listening> {
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS }, app);
  server.on('clientError', refuseUnread);
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { port: (server.address() as AddressInfo).port, stop: () => stop(server) };
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<'closed'>((resolve) => void server.close(() => resolve('closed')));
  // A connection kept alive is idle as soon as its answer is out.
  for (let waited = 0; waited < FINISH_MS; waited += 50) {
    server.closeIdleConnections();
    if ((await Promise.race([closed, pause(50)])) === 'closed') return;
  }
  server.closeAllConnections();
}
