import { isCurrent } from '../scenarios/run-freshness.ts';
import { findRun } from '../../db/runs.ts';
import type { Reader } from '../../db/reader.ts';
import type { SheetsTable } from '../../db/tables/sheet-tables.ts';
import { NotFound } from '../../errors.ts';
import { unkeptRun } from '../scenarios/run-scenario.ts';
import type { Figure } from './sheet.ts';
import { type Asker, sheetOfRow } from './sheet-of-row.ts';

/** As many sheets as are looked at again and again. */
const KEPT = 20;
const memories = new WeakMap<Reader, Map<string, Promise<readonly Figure[] | null>>>();

/**
 * What the figures of an issued sheet would be by the data of now, found once per data version: a run of the whole city takes seconds, and every
 * opening of an issue asks for it.
 */
export async function standingFigures(asker: Asker, row: SheetsTable): Promise<readonly Figure[] | null> {
  const kept = memories.get(asker.reader) ?? new Map<string, Promise<readonly Figure[] | null>>();
  memories.set(asker.reader, kept);
  const { city, id, data_version: version } = asker.programme;
  const key = JSON.stringify([city, id, version, row.id, asker.scope]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const found = figuresOfNow(asker, row);
  kept.set(key, found);
  found.catch(() => kept.delete(key));
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
  return found;
}

/**
 * What the figures of an issued sheet would be by the data of now, for the same order and as-of day. Null when nothing a tonne depends on
 * has changed since, or when the order cannot be answered any more.
 */
async function figuresOfNow(asker: Asker, row: SheetsTable): Promise<readonly Figure[] | null> {
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
