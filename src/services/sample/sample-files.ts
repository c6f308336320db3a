import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSample, type SampleRow } from './sample-csv.ts';

/** Reads one file of the sample by its name. */
export type SampleReader = (file: string) => readonly SampleRow[];

/** Reads the files of a sample's folder. */
export function sampleIn(folder: string): SampleReader {
  return (file) => parseSample(file, readFileSync(join(folder, file), 'utf8'));
}

/** A cell that must say something. */
export function required(row: SampleRow, column: string): string {
  const cell = row[column];
  if (cell === undefined || cell === '') throw new Error(`a cell of column ${column} is empty`);
  return cell;
}

export function optional(row: SampleRow, column: string): string | null {
  const cell = row[column];
  if (cell === undefined) throw new Error(`there is no column ${column}`);
  return cell === '' ? null : cell;
}

export function optionalNumber(row: SampleRow, column: string): number | null {
  const cell = optional(row, column);
  if (cell === null) return null;
  const value = Number(cell);
  if (!Number.isFinite(value)) throw new Error(`${cell} in column ${column} is not a number`);
  return value;
}
