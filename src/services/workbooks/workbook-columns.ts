import { z } from 'zod';
import { listedFields, type OwnField } from '../../catalogue/own-field.ts';
import { ownFieldsIn } from '../../db/own-fields.ts';
import type { Reader } from '../../db/reader.ts';
import { aliasesFor } from '../../db/import-aliases.ts';
import type { WorkbooksTable } from '../../db/tables/workbook-tables.ts';
import type { Grid, Refusal } from '../../exchange/grid.ts';
import { findHeader, type HeaderPlace } from '../../exchange/header-rows.ts';
import type { HeaderVocabulary } from '../../exchange/header-vocabulary.ts';
import { officialColumns, OFFICIAL_TARGETS, type OfficialColumn } from '../../exchange/official-columns.ts';
import { readWorkbook } from '../../exchange/read-workbook.ts';
import { importVocabulary } from '../imports/import-session.ts';

/** Aliases of official workbooks stand under this field, apart from those of imports. */
export const OFFICIAL = 'official';

const shape = z.object({
  depth: z.int().min(1).max(3),
  columns: z.array(
    z.object({ index: z.int(), header: z.string(), key: z.string(), unit: z.string(), target: z.string().nullable() }),
  ),
});

/** How the columns of a workbook are bound, with the depth of its header; kept as JSON. */
export interface Binding {
  readonly depth: number;
  readonly columns: readonly OfficialColumn[];
}

export const bindingOf = ({ columns }: Pick<WorkbooksTable, 'columns'>): Binding => shape.parse(JSON.parse(columns));

/** Where the header stands: `header_row` is its last row. */
export const placeOf = (row: Pick<WorkbooksTable, 'header_row' | 'columns'>): HeaderPlace => {
  const { depth } = bindingOf(row);
  return { row: row.header_row - depth + 1, depth };
};

/** The names a header may carry, in every language of the house; those of the city's own fields too. */
export function officialVocabulary(own: readonly OwnField[] = []): HeaderVocabulary {
  return importVocabulary(own, new Map());
}

/** What headers of official workbooks are read with. */
export interface OfficialMemory {
  /** What was confirmed for them earlier: header key → target. */
  readonly columns: ReadonlyMap<string, string>;
  readonly own: readonly OwnField[];
}

export async function officialMemory(reader: Reader, city: string): Promise<OfficialMemory> {
  const aliases = (await aliasesFor(reader, city, '')).filter(
    ({ kind, field }) => kind === 'column' && field === OFFICIAL,
  );
  const columns = new Map(aliases.map(({ key, meaning }) => [key, meaning]));
  return { columns, own: await ownFieldsIn(reader, city) };
}

export type ReadBlank =
  | {
      readonly ok: true;
      readonly grids: readonly Grid[];
      readonly sheet: string;
      readonly place: HeaderPlace;
      readonly columns: readonly OfficialColumn[];
    }
  | { readonly ok: false; readonly refusal: Refusal | 'no-columns' };

/** Reads a blank workbook in the bounded worker and recognises its header; a stated sheet and last header row stand before what is found. */
export async function readBlank(
  bytes: Uint8Array,
  memory: OfficialMemory,
  level: WorkbooksTable['level'],
  stated: { readonly sheet?: string; readonly headerRow?: number } = {},
): Promise<ReadBlank> {
  const reading = await readWorkbook(bytes);
  if (!reading.ok) return reading;
  const vocabulary = officialVocabulary(memory.own);
  const offered = reading.grids.filter(({ sheet }) => stated.sheet === undefined || sheet === stated.sheet);
  const found = offered.flatMap((grid) => {
    const best = findHeader(grid, vocabulary);
    return best === null ? [] : [{ grid, ...best }];
  });
  const [first, ...others] = found;
  if (first === undefined) return { ok: false, refusal: 'no-columns' };
  const { grid, place } = others.reduce((best, next) => (next.score > best.score ? next : best), first);
  const last = stated.headerRow ?? place.row + place.depth - 1;
  // A header row that somebody names keeps the depth that was found where it is the same row, and stands alone elsewhere.
  const depth = last === place.row + place.depth - 1 ? place.depth : 1;
  const header = { row: last - depth + 1, depth };
  const columns = officialColumns(grid, header, vocabulary, memory.columns, level);
  if (columns.length === 0) return { ok: false, refusal: 'no-columns' };
  return { ok: true, grids: reading.grids, sheet: grid.sheet, place: header, columns };
}

/** Is it the key of a target in a city with these own fields? */
export function isTarget(text: string, own: readonly OwnField[]): boolean {
  return OFFICIAL_TARGETS.has(text) || listedFields(own).some(({ key }) => key === text);
}
