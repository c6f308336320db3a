import { fieldOf } from '../catalogue/fields.ts';
import type { FilterWords } from '../catalogue/filter-sentence.ts';
import { optionName, type CityLists } from '../services/options.ts';
import type { Translate } from '../words/messages.ts';

/** What a filter or a scenario's change needs to be said in the reader's words. */
export function filterWords(lists: CityLists, t: Translate): FilterWords {
  return { t, option: (key, id) => optionName(fieldOf(key)!, id, lists, t), day: (day) => day };
}
