import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import type { TestProject } from 'vitest/node';
import { createMigrated } from './create-database.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Port at which test files ask for the PostgreSQL of this run. */
    postgresDoor: number;
  }
}

let door: Server | undefined;
let starting: Promise<PostgresServer> | undefined;

/** One PostgreSQL for all test files of a run, started when the first of them knocks; the answer is its address. It holds a migrated database to copy. */
export async function setup(project: TestProject): Promise<void> {
  door = createServer((socket) => {
    starting ??= startMigrated();
    starting.then(
      (server) => socket.end(`url ${server.url}`),
      (error: unknown) => socket.end(`failed ${String(error)}`),
    );
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  project.provide('postgresDoor', (door.address() as AddressInfo).port);
}

async function startMigrated(): Promise<PostgresServer> {
  const server = await startPostgres();
  try {
    await createMigrated(server.url);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

export async function teardown(): Promise<void> {
  door?.close();
  const server = await starting?.catch(() => undefined);
  await server?.stop();
}
