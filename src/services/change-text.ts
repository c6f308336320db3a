import { fieldOf } from '../catalogue/fields.ts';
import { exportCell } from '../exchange/project-cells.ts';
import type { Translate } from '../words/messages.ts';
import type { CityLists } from './options.ts';
import { cellNames } from './project-cells.ts';

/** A stored value of a field as a person reads it in a history: options by name, percent as percent, lists as their line of text. */
export function changeText(key: string, value: unknown, lists: CityLists, t: Translate): string {
  const field = fieldOf(key);
  if (value === null || value === undefined || value === '') return t('projects.nothing');
  if (field === undefined) return typeof value === 'string' ? value : JSON.stringify(value);
  const cell = exportCell(field, value, cellNames(lists, t));
  return cell === null ? t('projects.nothing') : String(cell);
}
