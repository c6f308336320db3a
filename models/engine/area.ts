import { compareText } from '../compare-text.ts';
import { type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import type { Columns } from './columns.ts';
import { type Ledger, sumOffset } from './ledger.ts';
import { MEASURES } from './measures.ts';

/** Rows of the zones a figure is summed over, in code-unit order of their ids: one zone, or the whole city for null. */
export function areaOf(columns: Columns, zone: string | null): readonly number[] {
  const rows = Array.from(columns.zones.keys()).filter((row) => zone === null || columns.zones[row]!.id === zone);
  return rows.sort((a, b) => compareText(columns.zones[a]!.id, columns.zones[b]!.id));
}

/** Credited t of a pollutant in an area and book (index of BOOKS). */
export function areaTonnes(
  ledger: Ledger,
  area: readonly number[],
  book: number,
  pollutant: Pollutant,
  measure: keyof typeof MEASURES,
): number {
  const index = POLLUTANTS.indexOf(pollutant);
  let sum = 0;
  for (const zone of area) sum += ledger.sums[sumOffset(ledger.columns, book, zone, index) + MEASURES[measure]]!;
  return sum;
}

/** The area's own inventory of a pollutant over the season in t; 0 where no zone states one. */
export function areaBaseSeason(columns: Columns, area: readonly number[], pollutant: Pollutant): number {
  let sum = 0;
  for (const zone of area) sum += columns.zones[zone]!.baseSeason[pollutant] ?? 0;
  return sum;
}
