import type { OwnKind } from './own-key.ts';

/** A word of a choice. Its id stays when it is called otherwise; one that is gone is no longer chosen. */
export interface OwnWord {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly gone?: boolean;
}

/** A field a city made for itself. */
export interface OwnField {
  readonly key: string;
  readonly kind: OwnKind;
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
  readonly hint: string;
  /** The types and categories it is asked of; both empty = of all. */
  readonly types: readonly string[];
  readonly categories: readonly string[];
  readonly words: readonly OwnWord[];
  readonly place: number;
  /** Retired: no longer entered, what stands in it is read and asked for. Removed: never said anything, and is gone but for its name in the trail. */
  readonly state: 'used' | 'retired' | 'removed';
  readonly version: number;
}

/** Is it asked of projects of this type and category? */
export function isAskedOf(
  field: OwnField,
  { type, category }: { readonly type: string; readonly category: string },
): boolean {
  if (field.types.length === 0 && field.categories.length === 0) return true;
  return field.types.includes(type) || field.categories.includes(category);
}

/** The own fields that are entered, in their order. */
export function enteredFields(fields: readonly OwnField[]): readonly OwnField[] {
  return fields.filter(({ state }) => state === 'used');
}

/** The own fields that lists know: what is entered, then what is only read. */
export function listedFields(fields: readonly OwnField[]): readonly OwnField[] {
  return [...enteredFields(fields), ...fields.filter(({ state }) => state === 'retired')];
}

/** What a field is called in a language, its unit behind it in brackets. */
export function ownLabel({ zh, en, unit }: Pick<OwnField, 'zh' | 'en' | 'unit'>, locale: 'zh-CN' | 'en'): string {
  const name = nameIn(locale, { zh, en });
  if (unit === '') return name;
  return locale === 'en' ? `${name} (${unit})` : `${name}（${unit}）`;
}

export function nameIn(locale: 'zh-CN' | 'en', { zh, en }: { readonly zh: string; readonly en: string }): string {
  return locale === 'en' && en !== '' ? en : zh;
}
