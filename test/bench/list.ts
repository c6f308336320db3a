import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { loadLine, serve } from './served.ts';

const SECONDS = 8;
const CONNECTIONS = 8;
const PAGES = [
  '/projects',
  '/projects?district=370211&status=planned&sort=-season_voc',
  '/projects?q=qdsl&finish.overdue=1',
  '/projects?page=40&per=50',
];

/** The list of 3,000 projects under eight connections, from a server process of its own. */
export const listBench: Bench = async (print) => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-bench-'));
  const served = await serve(folder);
  try {
    for (const path of PAGES) print(await loadLine(served, path, CONNECTIONS, SECONDS));
  } finally {
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};
