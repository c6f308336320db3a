import { projectNumber } from '../../catalogue/check-character.ts';
import { lastNumber, takeNumbers } from '../../db/counters.ts';
import type { Reader, Writer } from '../../db/reader.ts';
import { readSetting } from '../../db/settings.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';

/** Letters of the city before its project numbers, unless the setting `project-number-prefix` says otherwise. */
const PREFIX = 'QD';

/** Name of the counter that gives a programme's running numbers; its value is the last number given. */
export function projectCounter(programme: Pick<ProgrammesTable, 'id'>): string {
  return `project/${programme.id}`;
}

/** The numbers the next `count` new projects will get; they are only given by `takeProjectNumbers`. */
export async function nextProjectNumbers(
  reader: Reader,
  programme: ProgrammesTable,
  count: number,
): Promise<readonly string[]> {
  const set = await readSetting(reader, programme.city, 'project-number-prefix');
  const prefix = typeof set === 'string' ? set : PREFIX;
  const last = await lastNumber(reader, programme.city, projectCounter(programme));
  return Array.from({ length: count }, (_, i) => projectNumber(prefix, programme.year, last + 1 + i));
}

/** Gives the next `count` numbers for good, unless the transaction is rolled back. */
export async function takeProjectNumbers(trx: Writer, programme: ProgrammesTable, count: number): Promise<void> {
  if (count > 0) await takeNumbers(trx, programme.city, projectCounter(programme), count);
}
