import type { Writer } from './reader.ts';
import type { FiveYearTargetsTable, PriorYearsTable } from './tables/statistics-tables.ts';

/** The two tables of figures a document gave. */
export type GivenTable = 'prior_years' | 'five_year_targets';

type Row = PriorYearsTable | FiveYearTargetsTable;

/** Writes a figure, new or over the one of the same year and pollutant. */
export async function putGiven(trx: Writer, table: GivenTable, row: Row): Promise<void> {
  await removeGiven(trx, table, row);
  if ('year' in row) await trx.insertInto('prior_years').values(row).execute();
  else await trx.insertInto('five_year_targets').values(row).execute();
}

export async function removeGiven(trx: Writer, table: GivenTable, row: Row): Promise<void> {
  const year = 'year' in row ? row.year : row.from_year;
  await trx
    .deleteFrom(table)
    .where('city', '=', row.city)
    .where('pollutant', '=', row.pollutant)
    .where('year' in row ? 'year' : 'from_year', '=', year)
    .execute();
}
