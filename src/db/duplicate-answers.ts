import type { ProgrammeKey } from './programmes.ts';
import type { Reader, Writer } from './reader.ts';
import type { DuplicateAnswersTable } from './tables/review-tables.ts';

/** What was answered to pairs that looked like one project. */
export async function duplicateAnswersOf(reader: Reader, key: ProgrammeKey): Promise<DuplicateAnswersTable[]> {
  return reader
    .selectFrom('duplicate_answers')
    .selectAll()
    .where('city', '=', key.city)
    .where('programme', '=', key.programme)
    .orderBy('first')
    .orderBy('second')
    .execute();
}

/** Keeps an answer; a later one to the same pair takes its place. */
export async function putDuplicateAnswer(trx: Writer, row: DuplicateAnswersTable): Promise<void> {
  await trx
    .insertInto('duplicate_answers')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['city', 'programme', 'first', 'second']).doUpdateSet({
        answer: row.answer,
        reason: row.reason,
        at: row.at,
        by: row.by,
      }),
    )
    .execute();
}
