import type { Config } from '../config.ts';
import type { WorkKey } from '../services/work/work-runner.ts';

/** Small questions are answered before the reply goes out. */
const PATIENCE_MS = 1500;

/** Starts work whose asking is committed and waits for it a little. A process that only answers people leaves it to a worker. */
export async function beginWork(
  runner: { readonly start: (key: WorkKey) => Promise<void> },
  key: WorkKey,
  { role }: Pick<Config, 'role'>,
): Promise<void> {
  if (role === 'web') return;
  const done = runner.start(key);
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([done, waited]);
  clearTimeout(timer);
}
