import { fieldOf } from '../catalogue/fields.ts';
import { isOwnKey } from '../catalogue/own-key.ts';
import { changeText } from '../services/changes/change-text.ts';
import type { CityLists } from '../services/options.ts';
import { hasMessage, type Translate } from '../words/messages.ts';

/** What the trail says, in words: actions, things, fields and values. */

const LONGEST_VALUE = 120;

/** Is there no value: nothing, an empty text, list or object? */
export const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** A value of an event in the reader’s words. */
export function worded(entity: string, field: string, value: unknown, lists: CityLists, t: Translate): string {
  if (entity === 'project' && fieldOf(field) !== undefined) return changeText(field, value, lists, t);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const key = keyOf(entity, field, text);
  return hasMessage(key) ? t(key) : text;
}

/** Where the word of a coded value stands. */
function keyOf(entity: string, field: string, text: string): string {
  if (field === 'move') return hasMessage(`lifecycle.move-${text}`) ? `lifecycle.move-${text}` : `options.step.${text}`;
  if (field === 'role') return `frame.role.${text}`;
  if (field === 'kind' && (entity === 'evidence' || entity === 'dossier')) return `lifecycle.paper-${text}`;
  if (entity === 'report' && field === 'unchanged') return 'options.yesno.1';
  return `options.${field === 'colour' ? 'lamp' : field}.${text}`;
}

/** A very long text, cut. */
export function cut(text: string): string {
  const signs = Array.from(text);
  return signs.length > LONGEST_VALUE ? `${signs.slice(0, LONGEST_VALUE).join('')}…` : text;
}

export function wordAction(action: string, t: Translate): string {
  return named(`audit.action.${action}`, action, t);
}

export function wordEntity(entity: string, t: Translate): string {
  return named(`audit.entity.${entity}`, entity, t);
}

export function wordField(entity: string, field: string, t: Translate): string {
  if (entity === 'project' && isOwnKey(field)) return t(`fields.${field}`);
  return named(entity === 'project' ? `fields.${field}` : `audit.field.${field}`, field, t);
}

/** A code without a word yet is shown as it is. */
function named(key: string, code: string, t: Translate): string {
  return hasMessage(key) ? t(key) : code;
}
