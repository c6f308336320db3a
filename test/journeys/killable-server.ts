import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyPrepared } from '../db/prepared-database.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const PASSWORD = '蓝天常在 海风不息';

/** A server over the sample in a process of its own, so that it can be killed. */
export async function serve(folder: string): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  await copyPrepared('sample', join(folder, 'lantian.sqlite'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], {
    cwd: ROOT,
    env: { ...process.env, LANTIAN_DATA: folder, PORT: '0', LANTIAN_ADMIN_PASSWORD: PASSWORD, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, address: /http:\/\/localhost:\d+/.exec(line.toString())![0] };
}
