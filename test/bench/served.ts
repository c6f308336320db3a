import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import autocannon from 'autocannon';

const PASSWORD = 'bench-bench-bench';
/** The kernel counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** A server process of its own, and a signed-in session with it. */
export interface Served {
  readonly base: string;
  readonly cookie: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Starts the product over a data folder and signs in as its administrator. */
export async function serve(folder: string, more: Readonly<Record<string, string>> = {}): Promise<Served> {
  const port = String(await freePort());
  const own = { LANTIAN_DATA: folder, PORT: port, LANTIAN_ADMIN_PASSWORD: PASSWORD, LOG_LEVEL: 'silent' };
  const server = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], {
    env: { ...process.env, ...own, ...more },
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await gone;
  };
  const base = `http://127.0.0.1:${port}`;
  try {
    await until(async () => (await fetch(`${base}/readyz`)).ok);
    return { base, cookie: await signIn(base), pid: server.pid!, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Asks for a page over and over; one line of what the reader waited and what the server worked. */
export async function loadLine(served: Served, path: string, connections: number, seconds: number): Promise<string> {
  const headers = { cookie: served.cookie };
  const began = performance.now();
  await fetch(served.base + path, { headers });
  const first = performance.now() - began;
  const times: number[] = [];
  const before = processorTime(served.pid);
  const running = autocannon({ url: served.base + path, connections, duration: seconds, headers });
  running.on('response', (_client, _status, _bytes, ms) => void times.push(ms));
  const { non2xx } = await running;
  const worked = processorTime(served.pid);
  times.sort((one, other) => one - other);
  const at = (share: number): string => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(0);
  const processor =
    before === null || worked === null ? 'unknown' : `${((worked - before) / times.length).toFixed(2)} ms`;
  return (
    `${path}: ${(times.length / seconds).toFixed(0)} requests/s; first ${first.toFixed(0)} ms, then p50 ${at(0.5)}, p90 ${at(0.9)}, ` +
    `p95 ${at(0.95)}, p97.5 ${at(0.975)} ms; processor ${processor} a request; not 2xx ${String(non2xx)}`
  );
}

/** Processor time of a process so far in ms; null where the system does not tell. */
function processorTime(pid: number): number | null {
  const file = `/proc/${String(pid)}/stat`;
  if (!existsSync(file)) return null;
  const fields = readFileSync(file, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Processor time so far in ms of a process and, apart from it, of all that it started and that it has waited for. */
export function processorTimes(pid: number): { readonly server: number; readonly browser: number } {
  const all = new Map(readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? timesOf(name) : [])));
  const own = all.get(pid) ?? { parent: 0, own: 0, waited: 0 };
  let browser = own.waited;
  for (const [id, { own: worked, waited }] of all) if (id !== pid && isBelow(all, id, pid)) browser += worked + waited;
  return { server: own.own, browser };
}

interface Times {
  readonly parent: number;
  readonly own: number;
  readonly waited: number;
}

function timesOf(pid: string): readonly (readonly [number, Times])[] {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').map(Number);
    const at = (index: number) => fields[index]! * TICK_MS;
    return [[Number(pid), { parent: fields[1]!, own: at(11) + at(12), waited: at(13) + at(14) }]];
  } catch {
    return [];
  }
}

function isBelow(all: ReadonlyMap<number, Times>, id: number, pid: number): boolean {
  for (let at = all.get(id)?.parent ?? 0; at > 1; at = all.get(at)?.parent ?? 0) if (at === pid) return true;
  return false;
}

/** Fills in a form of the product as a person does, and answers with the query of the address it leads to. */
export async function fillIn({ base, cookie }: Served, path: string, form: Readonly<Record<string, string>>) {
  const page = await (await fetch(base + path, { headers: { cookie } })).text();
  const token = /name="_csrf" value="([^"]+)"/.exec(page)![1]!;
  const body = new URLSearchParams({ ...form, _csrf: token });
  const answer = await fetch(base + path, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
  return new URL(answer.headers.get('location')!, base).searchParams;
}

async function signIn(base: string): Promise<string> {
  const page = await fetch(`${base}/sign-in`);
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())![1]!;
  const body = new URLSearchParams({ name: 'admin', password: PASSWORD, _csrf: token, next: '' });
  const headers = { cookie: cookiesOf(page) };
  return cookiesOf(await fetch(`${base}/sign-in`, { method: 'POST', body, headers, redirect: 'manual' }));
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (await ready().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the server did not become ready');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
