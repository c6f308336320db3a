import { fieldOf } from '../catalogue/fields.ts';
import type { FieldChange } from '../db/audit.ts';
import { changeText } from '../services/changes/change-text.ts';
import type { CityLists } from '../services/options.ts';
import { hasMessage, type Translate } from '../words/messages.ts';

/** Changes of a project's fields in the reader's words, from → to. */
export function changeLines(changes: readonly FieldChange[], lists: CityLists, t: Translate) {
  return changes.map(({ field, from, to }) => ({
    field: fieldName(field, t),
    from: changeText(field, from, lists, t),
    to: changeText(field, to, lists, t),
  }));
}

/** What a field is called; a code without a word yet is shown as it is. */
export function fieldName(field: string, t: Translate): string {
  return fieldOf(field) !== undefined || hasMessage(`fields.${field}`) ? t(`fields.${field}`) : field;
}
