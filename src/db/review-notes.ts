import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { ReviewNotesTable } from './tables/review-tables.ts';

/** What reviewers noted, of one project or of the whole programme. */
export async function reviewNotesOf(reader: Reader, key: ProgrammeKey, project?: string): Promise<ReviewNotesTable[]> {
  let query = reader
    .selectFrom('review_notes')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme);
  if (project !== undefined) query = query.where('project', '=', project);
  return query.orderBy('project').execute();
}

/** Writes the notes of a project over version `before` (0 = none yet); false, and nothing written, when somebody else was first. */
export async function putReviewNotes(trx: Writer, row: ReviewNotesTable, before: number): Promise<boolean> {
  if (before === 0) {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('review_notes')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await trx
    .updateTable('review_notes')
    .set(row)
    .where('city', '=', row.city)
    .where('programme', '=', row.programme)
    .where('project', '=', row.project)
    .where('version', '=', before)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
