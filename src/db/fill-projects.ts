import { listFiguresAnew } from './list-rows.ts';
import type { Fill } from './open-sqlite.ts';
import type { ProgrammeKey } from './programmes.ts';
import type { ProjectRecord } from './project-record.ts';
import { linesOf, rowOf } from './project-row.ts';
import type { Writer } from './reader.ts';
import type { ProjectFiguresTable } from './tables/project-tables.ts';

/** Fills a database in memory with projects, their lines and the texts lists are searched by; their figures come after. */
export function fillProjects(fill: Fill, key: ProgrammeKey, records: readonly ProjectRecord[]): void {
  const rows = records.map((record) => rowOf(record, key));
  fill('projects', rows);
  fill(
    'list_texts',
    rows.map(({ city, programme, id, search_key, initials }) => ({ city, programme, id, search_key, initials })),
  );
  const lines = records.map((record) => linesOf(record, key));
  fill('measures', lines.flatMap((line) => line.measures)); // prettier-ignore
  fill('tranches', lines.flatMap((line) => line.tranches)); // prettier-ignore
  fill('windows', lines.flatMap((line) => line.windows)); // prettier-ignore
  fill('amounts', lines.flatMap((line) => line.amounts)); // prettier-ignore
  fill('own_values', lines.flatMap((line) => line.own)); // prettier-ignore
}

/** Fills a database in memory with the figures of all its projects and draws its lists. */
export async function fillFigures(
  trx: Writer,
  fill: Fill,
  key: ProgrammeKey,
  rows: readonly ProjectFiguresTable[],
): Promise<void> {
  fill('project_figures', rows);
  await listFiguresAnew(trx, key);
}
