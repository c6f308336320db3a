import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Started {
  readonly process: ChildProcess;
  readonly address: string;
  readonly said: () => string;
  readonly log: () => string;
}

describe('serve', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-'));
  const data = join(folder, 'data');
  const started: ChildProcess[] = [];

  afterAll(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (environment: Readonly<Record<string, string>> = {}) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], {
      cwd: root,
      env: { PATH: process.env.PATH, PORT: '0', LANTIAN_DATA: data, LANTIAN_SAMPLE: 'none', ...environment },
    });
    started.push(child);
    return child;
  };

  const refusal = async (environment: Readonly<Record<string, string>> = {}) => {
    const child = run({ LOG_LEVEL: 'silent', ...environment });
    const chunks: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, said: chunks.join('') };
  };

  const start = async (environment: Readonly<Record<string, string>> = {}): Promise<Started> => {
    const child = run(environment);
    let said = '';
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const gone = once(child, 'close').then(() => {
      throw new Error('the server stopped instead of starting');
    });
    while (!/http:\S+\d\s/.test(said)) await Promise.race([once(child.stdout, 'data'), gone]);
    gone.catch(() => undefined);
    return { process: child, address: /http:\S+/.exec(said)![0], said: () => said, log: () => log };
  };

  let last: Started | undefined;
  /** The server of the folder `data`; started anew after a test that ended it, for a start takes seconds. */
  const running = async (): Promise<Started> => {
    if (last === undefined || last.process.exitCode !== null || last.process.signalCode !== null) last = await start();
    return last;
  };

  test('says where it listens and how the administrator gets in, and is ready', async () => {
    const { address, said } = await running();
    expect(said()).toMatch(/\/sign-in\/link\/[\w-]{43}\n/);
    const ready = await fetch(`${address}/readyz`);
    expect(await ready.json()).toEqual({
      ready: true,
      checks: { database: 'ok', schema: 'ok', disk: 'ok', integrity: 'ok' },
    });
    expect(await (await fetch(`${address}/healthz`)).text()).toBe('ok\n');
  });

  test('refuses a folder another server holds, and takes it over when that one was killed', async () => {
    const first = await running();
    const { code, said } = await refusal();
    expect([code, said]).toEqual([3, expect.stringContaining(`${data} 已有一个蓝天台账在运行`)]);
    first.process.kill('SIGKILL');
    await once(first.process, 'close');
    expect((await fetch(`${(await running()).address}/healthz`)).status).toBe(200);
  });

  test('refuses a port in use, with one sentence and exit code 3', async () => {
    const { address } = await running();
    const port = new URL(address).port;
    const { code, said } = await refusal({ PORT: port, LANTIAN_DATA: join(folder, 'other') });
    expect([code, said]).toEqual([3, `端口 ${port} 已被占用，请先停止占用它的程序，或用 PORT 指定别的端口。\n`]);
  });

  test('refuses a folder it cannot write, with one sentence and exit code 3', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    chmodSync(file, 0o444);
    const { code, said } = await refusal({ LANTIAN_DATA: join(file, 'data') });
    expect(code).toBe(3);
    expect(said).toContain('不能写入');
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  test('refuses a folder that the system will not make, and a database that does not answer', async () => {
    const [folderless, unanswered] = await Promise.all([
      refusal({ LANTIAN_DATA: '/proc/lantian/data' }),
      refusal({ DATABASE_URL: 'postgres://lantian:secret@127.0.0.1:1/lantian', LANTIAN_DATA: join(folder, 'third') }),
    ]);
    expect([folderless.code, unanswered.code]).toEqual([3, 3]);
    expect(folderless.said).toContain('LANTIAN_DATA');
    expect(unanswered.said).toMatch(/^[^\n]*ECONNREFUSED[^\n]*DATABASE_URL[^\n]*\n$/);
    expect(unanswered.said).not.toContain('secret');
  });

  test('refuses a bad setting and names its variable', async () => {
    const { code, said } = await refusal({ PORT: 'eighty' });
    expect(code).toBe(3);
    expect(said).toContain('PORT');
  });

  test('stops on SIGTERM without dropping a request that was accepted', async () => {
    const { process: child, address } = await running();
    // The slowest answer of an empty house: a wrong password takes half a second.
    const page = await fetch(`${address}/sign-in`);
    const token = /name="_csrf" value="([0-9a-f]+)"/.exec(await page.text())![1]!;
    const cookie = page.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const asked = Array.from({ length: 4 }, (_, i) =>
      fetch(`${address}/sign-in`, {
        method: 'POST',
        headers: { cookie, origin: address },
        body: new URLSearchParams({ name: `u${String(i)}`, password: 'x', next: '', _csrf: token }),
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill('SIGTERM');
    const [answers, [code]] = await Promise.all([Promise.all(asked), once(child, 'close') as Promise<[number]>]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(code).toBe(0);
  });

  describe('with the password of the environment', () => {
    const password = '只有管理员一人知道';
    let server: Started;

    beforeAll(async () => {
      server = await start({ LANTIAN_DATA: join(folder, 'password'), LANTIAN_ADMIN_PASSWORD: password });
    });

    test('takes it and then prints no link', () => {
      expect(server.said()).not.toContain('/sign-in/link/');
    });

    test('writes one JSON object a line about each request, and no secret', async () => {
      const { process: child, address } = server;
      const { headers } = await fetch(`${address}/sign-in/link/secret-key?q=searched%0d%0aInjected`);
      child.kill('SIGTERM');
      await once(child, 'close');
      const log = server.log();
      const lines = log
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines.find(({ id }) => id === headers.get('x-request-id'))).toMatchObject({
        req: { method: 'GET', path: '/sign-in/link/…' },
        res: { status: 404 },
      });
      expect(log).not.toMatch(/secret-key|searched/);
      expect(log).not.toContain(password);
    });
  });
});
