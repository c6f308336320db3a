import type { ImportProblemsTable } from '../../db/tables/import-tables.ts';
import type { CityLists } from '../../services/options.ts';
import { wordRejection, type WordedRejection } from '../../services/word-rejection.ts';
import type { Translate } from '../../words/messages.ts';

/** A stored problem in words of the reader's language. */
export function wordFinding(
  { row, field, column_name: column, value, code, params }: ImportProblemsTable,
  lists: CityLists,
  t: Translate,
): WordedRejection {
  const problem = { field, code, params: JSON.parse(params) as Record<string, string | number> };
  return wordRejection({ row, field, column, value, problem }, lists, t);
}
