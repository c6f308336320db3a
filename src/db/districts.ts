import type { Reader } from './reader.ts';
import type { AreasTable, DistrictsTable } from './tables/programme-tables.ts';

/** Districts in the order of their GB/T 2260 codes. */
export async function districtsOf(reader: Reader, city: string): Promise<DistrictsTable[]> {
  return reader.selectFrom('districts').selectAll().where('city', '=', city).orderBy('code').execute();
}

/** Functional areas without a code of their own. */
export async function areasOf(reader: Reader, city: string): Promise<AreasTable[]> {
  return reader.selectFrom('areas').selectAll().where('city', '=', city).orderBy('id').execute();
}
