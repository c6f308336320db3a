import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type { Bench } from './bench.ts';

const SECONDS = 8;
const CONNECTIONS = 8;
const PASSWORD = 'bench-bench-bench';
const PAGES = [
  '/projects',
  '/projects?district=370211&status=planned&sort=-season_voc',
  '/projects?q=qdsl&finish.overdue=1',
  '/projects?page=40&per=50',
];

/** The list of 3,000 projects under eight connections, from a server process of its own: requests a second and latencies. */
export const listBench: Bench = async (print) => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-bench-'));
  const port = await freePort();
  const environment = {
    ...process.env,
    LANTIAN_DATA: folder,
    PORT: String(port),
    LANTIAN_ADMIN_PASSWORD: PASSWORD,
    LOG_LEVEL: 'silent',
  };
  const server = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], {
    env: environment,
    stdio: 'ignore',
  });
  const base = `http://127.0.0.1:${String(port)}`;
  try {
    await until(async () => (await fetch(`${base}/readyz`)).ok);
    const cookie = await signIn(base);
    for (const path of PAGES) {
      await fetch(base + path, { headers: { cookie } });
      const result = await autocannon({
        url: base + path,
        connections: CONNECTIONS,
        duration: SECONDS,
        headers: { cookie },
      });
      const { p50, p97_5, p99 } = result.latency;
      print(
        `${path}: ${String(Math.round(result.requests.average))} requests/s, ms at 50 % ${String(p50)}, 97.5 % ${String(p97_5)}, 99 % ${String(p99)}; not 2xx ${String(result.non2xx)}`,
      );
    }
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  }
};

async function signIn(base: string): Promise<string> {
  const page = await fetch(`${base}/sign-in`);
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())![1]!;
  const body = new URLSearchParams({ name: 'admin', password: PASSWORD, _csrf: token, next: '' });
  const answer = await fetch(`${base}/sign-in`, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
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
