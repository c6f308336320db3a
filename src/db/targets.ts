import type { ProgrammeKey } from './programmes.ts';
import type { Reader } from './reader.ts';
import type { TargetsTable } from './tables/programme-tables.ts';

export async function targetsOf(reader: Reader, key: ProgrammeKey): Promise<TargetsTable[]> {
  return reader
    .selectFrom('targets')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .orderBy('sort')
    .orderBy('id')
    .execute();
}
