import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { listFiguresAnew } from '../../src/db/list-rows.ts';
import { openStore } from '../../src/db/open.ts';
import type { Writer } from '../../src/db/reader.ts';
import type { DatabaseLocation } from '../../src/db/store.ts';
import { startPostgres } from '../db/postgres-server.ts';
import type { Bench } from './bench.ts';
import { loadLine, serve } from './served.ts';

/** The sample of 3,000, so many times. */
const TIMES = 100;
const SECONDS = 5;
const PAGES = [
  '/projects?view=all',
  '/projects?district=370211',
  '/projects?status=planned&category=industry',
  '/projects?zone=A&type=ule-coking',
  '/projects?district=370211&status=planned&sort=-season_voc',
  '/projects?sort=-season_voc',
  '/projects?q=%E9%94%85%E7%82%89',
  '/projects?q=qdsl&finish.overdue=1',
  '/projects?finish.overdue=1',
  '/projects?page=2500&per=100',
  '/projects?group=district&lamp=red',
];

/** The list of 300,000 projects at one connection, on both engines. */
export const listLargeBench: Bench = async (print) => {
  const folder = mkdtempSync(join(tmpdir(), 'lantian-bench-'));
  try {
    await onEngine('SQLite', folder, { dialect: 'sqlite', file: join(folder, 'lantian.sqlite') }, {}, print);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const postgres = await startPostgres();
  const files = mkdtempSync(join(tmpdir(), 'lantian-bench-'));
  try {
    const url = { dialect: 'postgres', url: postgres.url, connections: 4 } as const;
    await onEngine('PostgreSQL', files, url, { DATABASE_URL: postgres.url }, print);
  } finally {
    await postgres.stop();
    rmSync(files, { recursive: true, force: true });
  }
};

async function onEngine(
  engine: string,
  folder: string,
  location: DatabaseLocation,
  environment: Readonly<Record<string, string>>,
  print: (line: string) => void,
): Promise<void> {
  const first = await serve(folder, environment);
  await first.stop();
  print(`${engine}: ${String(await multiply(location))} projects`);
  const served = await serve(folder, environment);
  try {
    for (const path of PAGES) print(`${engine} ${await loadLine(served, path, 1, SECONDS)}`);
  } finally {
    await served.stop();
  }
}

/** Copies every project with its figures under further numbers, beside all sources; how many there are then. */
async function multiply(location: DatabaseLocation): Promise<number> {
  const store = await openStore(location);
  const count = await store.write(async (trx) => {
    const [row] = await trx.selectFrom('projects').selectAll().limit(1).execute();
    const [figures] = await trx.selectFrom('project_figures').selectAll().limit(1).execute();
    await copies(trx, 'projects', Object.keys(row!), { id: sql`id || '-' || copy.n`, source: sql`null` });
    await copies(trx, 'project_figures', Object.keys(figures!), { project: sql`project || '-' || copy.n` });
    const texts = ['city', 'programme', 'id', 'search_key', 'initials'];
    await copies(trx, 'list_texts', texts, { id: sql`id || '-' || copy.n` });
    await listFiguresAnew(trx, { city: row!.city, programme: row!.programme });
    const { total } = await trx
      .selectFrom('list_rows')
      .select((make) => make.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  });
  // PostgreSQL does this by itself after a minute.
  if (location.dialect === 'postgres') await store.write((trx) => sql`analyze`.execute(trx));
  await store.close();
  return count;
}

async function copies(
  trx: Writer,
  table: string,
  columns: readonly string[],
  changed: Readonly<Record<string, ReturnType<typeof sql>>>,
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(columns.map((column) => changed[column] ?? sql.ref(column)));
  await sql`
    insert into ${sql.table(table)} (${names})
    with recursive copy (n) as (select 2 union all select n + 1 from copy where n < ${sql.lit(TIMES)})
    select ${values} from ${sql.table(table)} cross join copy
  `.execute(trx);
}
