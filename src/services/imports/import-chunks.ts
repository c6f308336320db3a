import { scopedProjects, wholeProgramme, type Scope } from '../../db/scope.ts';
import type { Reader } from '../../db/reader.ts';
import type { GridRow } from '../../exchange/grid.ts';
import type { Table } from '../../exchange/recognise.ts';
import { code, RowTexts } from './import-rows.ts';

/** Rows that are checked at once: few enough that a hundred thousand rows never stand in memory as records. */
const ROWS_AT_ONCE = 1000;

/**
 * A table's rows in portions. Rows on one source stay together, because what a project is credited depends on the others of its source
 * and on nothing else; apart from that the order of the file stands.
 */
export async function chunksOf(reader: Reader, scope: Scope, table: Table): Promise<readonly (readonly GridRow[])[]> {
  if (table.rows.length <= ROWS_AT_ONCE) return table.rows.length === 0 ? [] : [table.rows];
  const sources = await sourcesByProject(reader, scope);
  const groups = new Map<string, GridRow[]>();
  for (const row of table.rows) {
    const texts = new RowTexts(table, row);
    const source = (texts.get('source') ?? '') || (sources.get(code(texts, 'id')) ?? '');
    const key = source === '' ? `row ${String(row.number)}` : `source ${source}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const chunks: GridRow[][] = [[]];
  for (const group of groups.values()) {
    const last = chunks.at(-1)!;
    if (last.length === 0 || last.length + group.length <= ROWS_AT_ONCE) last.push(...group);
    else chunks.push([...group]);
  }
  return chunks;
}

async function sourcesByProject(reader: Reader, scope: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await scopedProjects(reader, wholeProgramme({ city: scope.city, id: scope.programme }))
    .select(['projects.id', 'projects.source'])
    .where('projects.source', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, source }) => [id, source!]));
}
