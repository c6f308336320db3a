import type { Reader } from '../../../db/reader.ts';
import type { ProgrammeKey } from '../../../db/programmes.ts';
import { contentOfSheet, figuresOfSheet } from '../../../db/sheets.ts';
import type { SheetContentsTable } from '../../../db/tables/sheet-tables.ts';
import { figureOfRow } from '../figure-rows.ts';
import type { Sheet } from '../sheet.ts';
import { sha256 } from '../sheet-of-row.ts';

/** What a finished sheet says, without its drawings (its file has them) and its figures (they are kept one by one). */
export function keptContent(sheet: Sheet): Pick<SheetContentsTable, 'content' | 'sha256'> {
  const content = JSON.stringify({ ...sheet, figures: [] }, (key, value: unknown) => (key === 'svg' ? '' : value));
  return { content, sha256: sha256(content) };
}

/** An issued sheet as it was; null for one that was issued before its content was kept. */
export async function issuedSheet(reader: Reader, key: ProgrammeKey, id: string): Promise<Sheet | null> {
  const content = await contentOfSheet(reader, key, id);
  if (content === undefined) return null;
  const figures = (await figuresOfSheet(reader, key, id)).map(figureOfRow);
  return { ...(JSON.parse(content) as Sheet), figures };
}
