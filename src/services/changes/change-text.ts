import { fieldOf } from '../../catalogue/fields.ts';
import { isLineKey } from '../../catalogue/line-text.ts';
import { exportCell } from '../../exchange/project-cells.ts';
import type { Translate } from '../../words/messages.ts';
import { tagWord } from '../../words/tag.ts';
import type { CityLists } from '../options.ts';
import { lineWords } from '../projects/line-words.ts';
import { cellNames } from '../projects/project-cells.ts';
import { joined } from '../../words/joined.ts';

/** A stored value of a field as a person reads it in a history: options by name, percent as percent, lists in words. */
export function changeText(key: string, value: unknown, lists: CityLists, t: Translate): string {
  const field = fieldOf(key);
  if (value === null || value === undefined || value === '') return t('projects.nothing');
  if (field === undefined) return typeof value === 'string' ? value : JSON.stringify(value);
  if (isLineKey(key)) return lineWords(key, value, lists, t) || t('projects.nothing');
  if (key === 'tags' && Array.isArray(value))
    return (
      joined(
        value.map((tag) => tagWord(String(tag), t)),
        t,
      ) || t('projects.nothing')
    );
  const cell = exportCell(field, value, cellNames(lists, t));
  if (cell === null) return t('projects.nothing');
  return field.kind === 'percent' ? `${String(cell)}%` : String(cell);
}
