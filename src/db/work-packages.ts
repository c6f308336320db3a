import type { Selectable, Updateable } from 'kysely';
import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { WorkPackagesTable } from './tables/lifecycle-tables.ts';

export type WorkPackage = Selectable<WorkPackagesTable>;

/** The packages of an ultra-low-emission project, as far as anything was said about them. */
export async function packagesOf(reader: Reader, key: ProgrammeKey, project: string): Promise<WorkPackage[]> {
  return reader
    .selectFrom('work_packages')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('project', '=', project)
    .orderBy('kind')
    .execute();
}

/** Writes a package over the version a person saw (0 = there was none); false when somebody else was first. */
export async function putPackage(
  trx: Writer,
  key: ProgrammeKey & { readonly project: string; readonly kind: WorkPackagesTable['kind'] },
  change: Omit<Updateable<WorkPackagesTable>, 'version' | 'state'> & { readonly state: string },
  version: number,
): Promise<boolean> {
  const { city, programme, project, kind } = key;
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('work_packages')
      .values({ progress: null, ...change, city, programme, project, kind, version: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await trx
    .updateTable('work_packages')
    .set({ ...change, version: version + 1 })
    .where((row) => row.and({ city, programme, project, kind, version }))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
