import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { DraftsTable } from './tables/draft-tables.ts';

/** Whose drafts, in which programme; `district` where the person is confined to one. */
export interface DraftOwner extends ProgrammeKey {
  readonly userId: string;
  readonly district: string | null;
}

/** The draft of this person for this record; undefined when there is none, or when it is about a district that is no longer theirs. */
export async function findDraft(reader: Reader, owner: DraftOwner, record: string): Promise<DraftsTable | undefined> {
  return own(reader, owner).where('record', '=', record).selectAll().executeTakeFirst();
}

/** Drafts of a person, the latest first. */
export async function draftsOf(reader: Reader, owner: DraftOwner): Promise<DraftsTable[]> {
  return own(reader, owner).selectAll().orderBy('saved', 'desc').orderBy('record').execute();
}

function own(reader: Reader, { city, programme, userId, district }: DraftOwner) {
  const rows = reader
    .selectFrom('drafts')
    .where('city', '=', city)
    .where('programme', '=', programme)
    .where('user_id', '=', userId);
  return district === null ? rows : rows.where('district', 'in', [district, '']);
}

/** Keeps a draft in place of the one before. */
export async function putDraft(trx: Writer, row: DraftsTable): Promise<void> {
  const { city: _1, programme: _2, user_id: _3, record: _4, ...values } = row;
  await trx
    .insertInto('drafts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['city', 'programme', 'user_id', 'record']).doUpdateSet(values))
    .execute();
}

export async function deleteDraft(
  trx: Writer,
  { city, programme, userId }: Omit<DraftOwner, 'district'>,
  record: string,
): Promise<void> {
  await trx
    .deleteFrom('drafts')
    .where('city', '=', city)
    .where('programme', '=', programme)
    .where('user_id', '=', userId)
    .where('record', '=', record)
    .execute();
}
