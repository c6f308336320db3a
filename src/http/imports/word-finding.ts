import type { Problem } from '../../catalogue/problem.ts';
import type { ImportProblemsTable } from '../../db/tables/import-tables.ts';
import type { CityLists } from '../../services/options.ts';
import { wordRejection, type WordedRejection } from '../../services/imports/word-rejection.ts';
import type { Translate } from '../../words/messages.ts';

/** A stored problem in words of the reader's language. */
export function wordFinding(
  { row, field, column_name: column, value, code, params }: ImportProblemsTable,
  lists: CityLists,
  t: Translate,
): WordedRejection {
  const problem = { field, code, params: JSON.parse(params) as Problem['params'] };
  return wordRejection({ row, field, column, value, problem }, lists, t);
}

/** Their reasons name what is accepted already. */
const SAY_WHAT_IS_ACCEPTED: ReadonlySet<string> = new Set(['day-typed', 'end-before-start']);

/** A reason that names what is accepted needs it no second time. */
export function saidOnce(code: string, worded: WordedRejection): WordedRejection {
  const said = SAY_WHAT_IS_ACCEPTED.has(code) || worded.reason.includes(worded.accepts);
  return said ? { ...worded, accepts: '' } : worded;
}
