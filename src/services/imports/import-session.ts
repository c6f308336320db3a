import type { Locale, Translate } from '../../words/messages.ts';
import { LOCALES } from '../../words/messages.ts';
import { listedFields, type OwnField } from '../../catalogue/own-field.ts';
import { searchKey } from '../../catalogue/search-key.ts';
import { aliasesFor } from '../../db/import-aliases.ts';
import { ownFieldsIn } from '../../db/own-fields.ts';
import type { Reader } from '../../db/reader.ts';
import type { ImportAliasesTable } from '../../db/tables/import-tables.ts';
import type { Encoding, Separator } from '../../exchange/grid.ts';
import { headerVocabulary, type HeaderVocabulary, type HowKnown } from '../../exchange/header-vocabulary.ts';
import { tableOf, type Recognition, type SkippedRow, type Table } from '../../exchange/recognise.ts';
import type { Answer, ImportMode } from './import-portion.ts';
import { ownTranslator } from '../projects/own-fields.ts';
import { openImport, type OpenedFile } from './open-import.ts';
import type { ValueAlias } from './value-aliases.ts';

/** What a person chose for one file; kept with the import, so that it can be left and come back to. */
export interface ImportChoices {
  readonly encoding?: Encoding;
  readonly separator?: Separator;
  readonly sheet?: string;
  readonly row?: number;
  readonly depth?: number;
  /** Target by index of the column; empty = nobody knows. */
  readonly targets: Readonly<Record<string, string>>;
  readonly values: readonly ValueAlias[];
  readonly mode: ImportMode;
  /** By the row's number. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Rows whose 提醒 are confirmed, and why: what is said of a row by its number, else of all of them. */
  readonly sure: readonly number[];
  readonly sureReason: string;
  readonly reasons?: Readonly<Record<string, string>>;
}

export const NO_CHOICES: ImportChoices = {
  targets: {},
  values: [],
  mode: 'both',
  answers: {},
  sure: [],
  sureReason: '',
};

/** A column as the mapping page shows it. */
export interface SeenColumn {
  readonly index: number;
  readonly header: string;
  readonly key: string;
  readonly unit: string;
  /** What was recognised: a target, `-`, or empty. */
  readonly target: string;
  readonly how: HowKnown | null;
  readonly samples: readonly string[];
  /** Different values, when they are few enough to be words of a list. */
  readonly values: readonly string[];
}

/** What was found in a file; kept, so that pages need not read it again. */
export interface ImportSeen {
  readonly sheets: readonly string[];
  readonly hidden: readonly string[];
  readonly sheet: string;
  readonly encoding: Encoding | null;
  readonly separator: Separator | null;
  readonly row: number;
  readonly depth: number;
  readonly sure: boolean;
  readonly columns: readonly SeenColumn[];
  readonly rows: number;
  readonly skipped: readonly SkippedRow[];
  /** How many columns with text stand beyond the last that is read. */
  readonly beyond?: number;
  /** Day on which the correspondences used were last confirmed; null when none was. */
  readonly remembered: string | null;
}

const SAMPLES = 3;
const VALUES = 60;
const SKIPPED_KEPT = 2000;

/** What a unit's files are read with: what it confirmed earlier. */
export async function importMemory(reader: Reader, city: string, unit: string) {
  const aliases = await aliasesFor(reader, city, unit);
  const own = await ownFieldsIn(reader, city);
  const columns = new Map(
    aliases.filter(({ kind, field }) => kind === 'column' && field === '').map((alias) => [alias.key, alias]),
  );
  const values = aliases
    .filter(({ kind }) => kind === 'value')
    .map(({ field, label, meaning }): ValueAlias => ({ field, text: label, id: meaning }));
  return { columns, values, own };
}

export type ImportMemory = Awaited<ReturnType<typeof importMemory>>;

/** What headers may mean in a city: names of the house, what was confirmed (`remembered`), names of its own fields. */
export function importVocabulary(own: readonly OwnField[], remembered: ReadonlyMap<string, string>): HeaderVocabulary {
  const translations = LOCALES.map((locale) => ownTranslator(own, locale));
  return headerVocabulary(translations, remembered, listedFields(own).map(({ key }) => key)); // prettier-ignore
}

/** Opens a file with what was chosen and what is remembered. */
export async function openWith(bytes: Uint8Array, choices: ImportChoices, memory: ImportMemory): Promise<OpenedFile> {
  const remembered = new Map([...memory.columns].map(([key, { meaning }]) => [key, meaning]));
  return openImport(bytes, importVocabulary(memory.own, remembered), choices);
}

/** The choices of an import whose columns were shown: its header stands where the person saw it, whatever was learnt meanwhile. */
export function choicesAsSeen(choices: ImportChoices, { sheet, row, depth }: ImportSeen): ImportChoices {
  return { ...choices, sheet, row, depth };
}

/** The table under the choices: targets a person chose stand before what was recognised; an empty one is no field at all. */
export function chosenTable(recognition: Recognition, { targets }: ImportChoices): Table {
  return tableOf(recognition, new Map(Object.entries(targets).map(([index, target]) => [Number(index), target])));
}

export function seenIn(opened: Extract<OpenedFile, { ok: true }>, memory: ImportMemory): ImportSeen {
  const { recognition, sheets, hidden } = opened;
  const { grid, place, cells, sure } = recognition;
  const table = tableOf(recognition);
  const used = cells.flatMap(({ key, known }): ImportAliasesTable[] => {
    const alias = known?.how === 'remembered' ? memory.columns.get(key) : undefined;
    return alias === undefined ? [] : [alias];
  });
  return {
    sheets,
    hidden,
    sheet: grid.sheet,
    encoding: grid.encoding,
    separator: grid.separator,
    row: place.row,
    depth: place.depth,
    sure,
    columns: cells.map(({ index, header, key, unit, known }) => {
      const filled = table.rows.map((row) => (row.cells[index] ?? '').trim()).filter((text) => text !== '');
      const different = new Set<string>();
      for (const text of filled) if (different.size <= VALUES) different.add(text.slice(0, 60));
      const values = different.size > VALUES ? [] : [...different];
      const samples = [...different].slice(0, SAMPLES);
      return { index, header, key, unit, target: known?.target ?? '', how: known?.how ?? null, samples, values };
    }),
    rows: table.rows.length,
    skipped: table.skipped.slice(0, SKIPPED_KEPT),
    beyond: grid.beyond ?? 0,
    remembered:
      used
        .map(({ created }) => created)
        .toSorted()
        .at(-1)
        ?.slice(0, 10) ?? null,
  };
}

/** Why the 提醒 of a row are right, as a person wrote it; empty when nobody did. */
export function reasonOfRow({ reasons, sureReason }: ImportChoices, row: number): string {
  return reasons?.[String(row)] ?? sureReason;
}

/** The key under which a header or a word is remembered. */
export const aliasKey = (text: string): string => searchKey(text).slice(0, 200);

export type ImportLanguage = { readonly t: Translate; readonly locale: Locale };
