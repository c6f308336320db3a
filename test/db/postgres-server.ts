import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPrograms, type PostgresPrograms } from './postgres-binaries.ts';

const PATIENCE_MS = 30_000;

export interface PostgresServer {
  /** Address of the maintenance database; the user may create others. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a real PostgreSQL in a temporary folder on a free port of this machine; gives up with a sentence after 30 s. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'lantian-postgres-'));
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const { server, port } = await withPatience(start(folder));
    return {
      url: `postgres://lantian@127.0.0.1:${String(port)}/postgres`,
      async stop() {
        // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, clients are sent away.
        if (server.exitCode === null && server.kill('SIGINT')) await once(server, 'exit');
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

async function start(folder: string): Promise<{ server: ChildProcess; port: number }> {
  await chmod(folder, 0o755);
  const programs = await postgresPrograms(folder);
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  const { uid, gid } = programs.identity;
  if (uid !== undefined && gid !== undefined) await chown(data, uid, gid);

  await initialise(programs, data);
  const port = await freePort();
  return { server: await serve(programs, data, port), port };
}

async function initialise(programs: PostgresPrograms, data: string): Promise<void> {
  const flags = ['--auth=trust', '--username=lantian', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  const process = spawn(programs.initdb, [`--pgdata=${data}`, ...flags], { ...programs.identity, cwd: data });
  const said = collect(process);
  const [code] = (await once(process, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`initdb failed: ${said()}`);
}

/**
 * Durability and house-keeping are PostgreSQL's own business and not under test here: without fsync and without a process that
 * goes round hundreds of short-lived databases the tests are faster.
 */
async function serve(programs: PostgresPrograms, data: string, port: number): Promise<ChildProcess> {
  const quick = ['fsync=off', 'full_page_writes=off', 'autovacuum=off'];
  const settings = [...quick, 'max_connections=300', 'listen_addresses=127.0.0.1'];
  const flags = [...settings, 'unix_socket_directories='].flatMap((setting) => ['-c', setting]);
  const server = spawn(programs.postgres, ['-D', data, '-p', String(port), ...flags], {
    ...programs.identity,
    cwd: data,
  });
  const said = collect(server);
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', () => {
      if (said().includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said()}`)));
    server.once('error', reject);
  });
  return server;
}

function collect(process: ChildProcess): () => string {
  let text = '';
  for (const stream of [process.stdout, process.stderr]) {
    stream?.on('data', (chunk: Buffer) => (text = (text + chunk.toString('utf8')).slice(-4000)));
  }
  return () => text;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const sentence = `PostgreSQL from npm did not start within ${String(PATIENCE_MS / 1000)} s; can the temporary folder ${tmpdir()} be read by every account?`;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(sentence)), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
