/**
 * The key of a field a city made for itself says of what kind it is (`x_number_kettles`), so that an address, a filter or an event is understood wherever
 * it is read, before anybody looks the field up. A key never changes its meaning and is never given twice.
 */

export const OWN_KINDS = ['text', 'number', 'day', 'choice', 'yesno'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];

/** A text longer than this belongs into the content of a project. */
export const LONGEST_OWN_TEXT = 500;

const WORD = /^[a-z0-9]{1,24}$/;
const KEY = /^x_(text|number|day|choice|yesno)_[a-z0-9]{1,24}$/;

/** Is it the key of an own field? Whether the city has such a field is another question. */
export function isOwnKey(key: string): boolean {
  return KEY.test(key);
}

/** The kind that the key of an own field names; undefined for every other key. */
export function ownKindOf(key: string): OwnKind | undefined {
  return KEY.exec(key)?.[1] as OwnKind | undefined;
}

/** The key of a choice or a yes-or-no field: what a list can be grouped by, for it has few values. */
export type OwnGrouping = `x_${'choice' | 'yesno'}_${string}`;

export function isOwnGrouping(key: string): key is OwnGrouping {
  const kind = ownKindOf(key);
  return kind === 'choice' || kind === 'yesno';
}

/** Letters and digits a city may name a field by. */
export function isOwnWord(word: string): boolean {
  return WORD.test(word);
}

export function ownKey(kind: OwnKind, word: string): string {
  return `x_${kind}_${word}`;
}
