import { isDeepStrictEqual } from 'node:util';
import { fieldOf, type Field } from '../../catalogue/fields.ts';
import { readLines, writeLines, type LineKey } from '../../catalogue/line-text.ts';
import { plainAmounts, plainReduces } from '../../catalogue/plain-lines.ts';
import { isOwnKey } from '../../catalogue/own-key.ts';
import { ownKeysOf } from '../../catalogue/own-values.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import { percentValue } from '../../words/number.ts';
import { OWN_TAGS } from '../../words/tag.ts';
import { BadRequest } from '../errors.ts';
import type { Form } from '../request.ts';
import { FORM_FIELDS } from './form-sections.ts';
import { MAX_ROWS, ROW_LISTS, trancheRow, windowRow, type RowList, type TypedRow } from './typed-rows.ts';

/** A measure as typed: the method and the text of each input. */
export interface TypedMeasure {
  readonly method: string;
  readonly basis: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** The whole form as typed; what a failed save shows again, character for character. */
export interface TypedProject {
  readonly texts: Readonly<Record<string, string>>;
  readonly measures: readonly TypedMeasure[];
  readonly tranches: readonly TypedRow[];
  readonly windows: readonly TypedRow[];
  /** The version the person began with; null for a new project. */
  readonly version: number | null;
  readonly reason: string;
  /** Names this filling-in of the form, so that sending it twice makes one record. */
  readonly once: string;
  /** Reminders ticked, each with what exactly was confirmed, and why. */
  readonly confirmed: Readonly<Record<string, string>>;
  readonly confirmReason: string;
  /** On the conflict page: whose value each field takes, and the version it was chosen against. */
  readonly picks: Readonly<Record<string, string>>;
  readonly seen: number | null;
  /** Words to look for a source by, and a list of tranches pasted as text. */
  readonly extras: Readonly<Record<string, string>>;
}

export const MAX_MEASURES = 20;
const MEASURE = /^m(\d{1,2})\.([A-Za-z][A-Za-z0-9_]{0,63})$/;
const ROW = /^(tranches|windows)\.(\d{1,3})\.([a-z]{2,12})$/;
const CONFIRMED = /^confirm\.([a-z-]{3,40}\.[a-z_]{2,40})$/;
const PICKED = /^pick\.([a-z0-9_]{2,40})$/;
/** Shown beside the fields, and no part of the record. */
const EXTRAS = ['source_words', 'tranche_text', 'tranche_file'];
const SINGLE = ['do', 'version', 'reason', 'once', 'confirm_reason', 'seen'];

/** What a person typed into a blank form; nothing yet. */
export function blankTyped(once: string, texts: TypedProject['texts']): TypedProject {
  const nothing = { measures: [], tranches: [], windows: [], confirmed: {}, picks: {}, extras: {} };
  return { ...nothing, texts, version: null, reason: '', once, confirmReason: '', seen: null };
}

/** Reads the form; a field nobody made is refused. The button pressed stands apart (`do`). */
export function readTyped(form: Form): { readonly typed: TypedProject; readonly pressed: string } {
  const texts: Record<string, string> = {};
  const measures: { method: string; basis: string; inputs: Record<string, string> }[] = [];
  const rows: Record<RowList, Record<string, string>[]> = { tranches: [], windows: [] };
  const confirmed: Record<string, string> = {};
  const picks: Record<string, string> = {};
  const extras: Record<string, string> = {};
  for (const [name, values] of form) {
    if (values.length > 1) throw new BadRequest(`field ${name.slice(0, 80)} given twice`);
    const [value = ''] = values;
    const [part, row] = [MEASURE.exec(name), ROW.exec(name)];
    const [tick, pick] = [CONFIRMED.exec(name), PICKED.exec(name)];
    if (part !== null) {
      const index = Number(part[1]);
      if (index >= MAX_MEASURES) throw new BadRequest('too many measures');
      const measure = (measures[index] ??= { method: '', basis: 'original', inputs: {} });
      if (part[2] === 'method' || part[2] === 'basis') measure[part[2]] = value;
      else measure.inputs[part[2]!] = value;
    } else if (row !== null) readRow(rows, row[1] as RowList, Number(row[2]), row[3]!, value);
    else if (FORM_FIELDS.includes(name) || isOwnKey(name)) texts[name] = value;
    else if (tick !== null) confirmed[tick[1]!] = value;
    else if (pick !== null) picks[pick[1]!] = value;
    else if (EXTRAS.includes(name)) extras[name] = value;
    else if (!SINGLE.includes(name)) throw new BadRequest(`unknown field ${name.slice(0, 80)}`);
  }
  const one = (name: string): string => form.get(name)?.[0] ?? '';
  const count = (name: string): number | null => (/^\d{1,9}$/.test(one(name)) ? Number(one(name)) : null);
  const typed: TypedProject = {
    texts,
    measures: measures.flatMap((measure) => measure),
    tranches: Object.values(rows.tranches),
    // A removed row leaves a hole in the numbering.
    windows: Object.values(rows.windows),
    version: count('version'),
    reason: one('reason'),
    once: one('once').slice(0, 64),
    confirmed,
    confirmReason: one('confirm_reason'),
    picks,
    seen: count('seen'),
    extras,
  };
  return { typed, pressed: one('do') };
}

function readRow(
  rows: Record<RowList, Record<string, string>[]>,
  list: RowList,
  index: number,
  column: string,
  value: string,
): void {
  if (index >= MAX_ROWS[list] || !ROW_LISTS[list].some((known) => known === column))
    throw new BadRequest(`unknown field ${list}.${column}`);
  (rows[list][index] ??= {})[column] = value;
}

/** The names and values a form that shows this would send, in order: what `readTyped` reads back. */
export function pairsOf(typed: TypedProject): readonly (readonly [string, string])[] {
  const rows = (['tranches', 'windows'] as const).flatMap((list) =>
    typed[list].flatMap((row, index) =>
      Object.entries(row).map(([column, value]) => [`${list}.${String(index)}.${column}`, value] as const),
    ),
  );
  return [
    ...Object.entries(typed.texts),
    ...typed.measures.flatMap(({ method, basis, inputs }, index) =>
      Object.entries({ ...inputs, method, basis }).map(
        ([name, value]) => [`m${String(index)}.${name}`, value] as const,
      ),
    ),
    ...rows,
    ...Object.entries(typed.confirmed).map(([key, value]) => [`confirm.${key}`, value] as const),
    ['version', typed.version === null ? '' : String(typed.version)],
    ['reason', typed.reason],
    ['once', typed.once],
    ['confirm_reason', typed.confirmReason],
  ];
}

/** A stored project as the form shows it. */
export function typedOf(record: ProjectRecord, once: string): TypedProject {
  const values = record as unknown as Readonly<Record<string, unknown>>;
  const keys = [...FORM_FIELDS, ...ownKeysOf([record])];
  const texts = Object.fromEntries(keys.map((key) => [key, typedText(fieldOf(key)!, values[key], record)]));
  return {
    ...blankTyped(once, texts),
    measures: record.measures.map(({ method, basis, inputs }) => ({
      method,
      basis,
      inputs: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)])),
    })),
    tranches: record.tranches.map(trancheRow),
    windows: record.windows.map(windowRow),
    version: record.version,
  };
}

function typedText(field: Field, value: unknown, record: ProjectRecord): string {
  if (field.kind === 'lines') {
    // What the methods yield is not typed again.
    if (field.key === 'reduces' && record.measures.length > 0) return '';
    return shownLines(field.key as LineKey, record);
  }
  if (value === null || value === undefined) return '';
  // What follows from the record is not typed.
  if (Array.isArray(value)) return value.filter((tag) => !OWN_TAGS.includes(String(tag))).join('、');
  if (field.kind === 'percent') return String(percentValue(value as number));
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}

/** As people write it where that reads back as the same, digit for digit; else as a cell writes it. */
function shownLines(key: LineKey, record: ProjectRecord): string {
  const plain =
    key === 'reduces' ? plainReduces(record.reduces) : key === 'amounts' ? plainAmounts(record.amounts) : null;
  const again = plain === null ? null : readLines(key, plain);
  return again?.ok === true && isDeepStrictEqual(again.value, record[key]) ? plain! : writeLines(key, record[key]);
}
