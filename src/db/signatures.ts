import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { SignaturesTable } from './tables/lifecycle-tables.ts';

/** Every name under a check of a project, void ones too, in their order. */
export async function signaturesOf(reader: Reader, key: ProgrammeKey, project: string): Promise<SignaturesTable[]> {
  return reader
    .selectFrom('signatures')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('project', '=', project)
    .orderBy('seq')
    .execute();
}

export async function insertSignature(trx: Writer, row: SignaturesTable): Promise<void> {
  await trx.insertInto('signatures').values(row).execute();
}

/** Makes the names under these checks void, with the instant and the reason; they stay readable. */
export async function voidSignatures(
  trx: Writer,
  key: ProgrammeKey,
  project: string,
  steps: readonly string[],
  why: { readonly at: string; readonly reason: string },
): Promise<void> {
  if (steps.length === 0) return;
  await trx
    .updateTable('signatures')
    .set({ void_at: why.at, void_reason: why.reason })
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('project', '=', project)
    .where('step', 'in', steps)
    .where('void_at', 'is', null)
    .execute();
}

/** Accounts that entered a project: by form, by import or by API, as the trail has it. */
export async function enteredBy(reader: Reader, key: ProgrammeKey, project: string): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom('audit')
    .select('user_id')
    .distinct()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .where('entity', '=', 'project')
    .where('entity_id', '=', project)
    .where('action', '=', 'create')
    .execute();
  return rows.map(({ user_id }) => user_id);
}
