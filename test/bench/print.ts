import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { fillIn, processorTimes, type Served, serve } from './served.ts';

const WARM = 3;

/** A dispatch sheet of all 3,000 projects in 20 columns: made, and printed by the browser that is started for the first one. */
export const printBench: Bench = async (print) => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-bench-'));
  const served = await serve(folder);
  try {
    const all = await fillIn(served, '/briefings', { kind: 'dispatch', as_of: '2023-06-30', query: 'match=all' });
    for (const time of ['first', 'second']) print(await askLine(served, '.html', all, `the page, ${time} time`));
    print(await askLine(served, '.pdf', all, 'PDF with a cold browser'));
    for (let time = 0; time < WARM; time++) print(await askLine(served, '.pdf', all, 'PDF with a warm browser'));
  } finally {
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What the reader waited, what the server worked, and what its browsers worked: other work on the machine stretches only the first. */
async function askLine(served: Served, ending: string, query: URLSearchParams, what: string): Promise<string> {
  const [began, before] = [performance.now(), processorTimes(served.pid)];
  const answer = await fetch(`${served.base}/briefings/dispatch${ending}?${query.toString()}`, {
    headers: { cookie: served.cookie },
  });
  const bytes = (await answer.arrayBuffer()).byteLength;
  if (!answer.ok) throw new Error(`${what}: ${String(answer.status)}`);
  const [waited, after] = [performance.now() - began, processorTimes(served.pid)];
  const worked = (who: 'server' | 'browser') => ((after[who] - before[who]) / 1000).toFixed(1);
  return (
    `${what}: ${(waited / 1000).toFixed(1)} s, processor ${worked('server')} s of the server and ${worked('browser')} s ` +
    `of the browser, ${(bytes / 1e6).toFixed(1)} MB`
  );
}
