import type { OwnKind } from '../../catalogue/own-key.ts';

/** A field a city made for itself. */
export interface OwnFieldsTable {
  city: string;
  key: string;
  kind: OwnKind;
  zh: string;
  /** Empty = called by its Chinese name everywhere. */
  en: string;
  /** Of a number; empty = none. */
  unit: string;
  hint: string;
  /** JSON: ids of the types and categories it is asked of; both empty = of all. */
  types: string;
  categories: string;
  /** JSON: the words of a choice. */
  words: string;
  /** Its place among the own fields. */
  place: number;
  state: 'used' | 'retired' | 'removed';
  version: number;
  updated: string;
  updated_by: string;
}

/** What a project says in an own field. */
export interface OwnValuesTable {
  city: string;
  programme: string;
  project: string;
  field: string;
  /** Text, day or the id of a word; null for a number. */
  text: string | null;
  /** A number, or the id of a word as one, by which words are ordered. */
  number: number | null;
  /** Orders texts as an office would. */
  sort_key: string | null;
}
