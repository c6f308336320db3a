import type { CellWords } from '../../catalogue/read-cell.ts';
import { searchKey } from '../../catalogue/search-key.ts';

/** What a word of a file means in a field of the record: `district` and 西海岸新区 → 370211. */
export interface ValueAlias {
  readonly field: string;
  readonly text: string;
  readonly id: string;
}

/** Words that people confirmed come before the city's own lists. */
export function withValueAliases(words: CellWords, aliases: readonly ValueAlias[]): CellWords {
  const known = new Map(aliases.map(({ field, text, id }) => [`${field}\u0000${searchKey(text)}`, id]));
  if (known.size === 0) return words;
  return {
    ...words,
    optionId: (field, text) => known.get(`${field.key}\u0000${searchKey(text)}`) ?? words.optionId(field, text),
  };
}
