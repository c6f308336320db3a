import { isCurrent } from '../run-freshness.ts';
import { findRun } from '../../db/runs.ts';
import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { NotFound } from '../../errors.ts';
import { unkeptRun } from '../run-scenario.ts';
import type { Figure } from './sheet.ts';
import { type Asker, sheetOfRow } from './sheet-of-row.ts';

/**
 * What the figures of an issued sheet would be by the data of now, for the same order and as-of day. Null when nothing a tonne depends on
 * has changed since, or when the order cannot be answered any more.
 */
export async function standingFigures(asker: Asker, row: SheetsTable): Promise<readonly Figure[] | null> {
  const { reader, programme } = asker;
  const key = { city: programme.city, programme: programme.id };
  const issued = await findRun(reader, key, row.run);
  if (issued !== undefined && issued.data_version === programme.data_version) return null;
  if (issued !== undefined && (await isCurrent(reader, programme, issued))) return null;
  try {
    const now = await unkeptRun(reader, programme, row.scenario, row.as_of);
    const live = await sheetOfRow(asker, row, now);
    return live.ok ? live.sheet.figures : null;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
