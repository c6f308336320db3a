import { isDeepStrictEqual } from 'node:util';
import { problem, type Problem } from '../catalogue/problem.ts';
import type { CellWords } from '../catalogue/read-cell.ts';
import type { Reader } from '../db/reader.ts';
import type { GridRow } from '../exchange/grid.ts';
import type { Table } from '../exchange/recognise.ts';
import { recordAtVersion } from './conflict.ts';
import type { Candidate, Doubles } from './import-doubles.ts';
import { code, importRows, rowTexts, type ImportRow } from './import-rows.ts';
import { inputOf } from './input-of.ts';
import { knownRecords } from './known-records.ts';
import type { SaveContext, SaveItem } from './save-plan.ts';

export const IMPORT_MODES = ['both', 'create', 'update'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** What a person answered about a row: write it as new, leave it out, take the file's values, or `=QD-2023-0001-6` (it is this project). */
export type Answer = 'new' | 'skip' | 'file' | `=${string}`;

export interface ImportOptions {
  readonly mode: ImportMode;
  /** By the row's number. */
  readonly answers: ReadonlyMap<number, Answer>;
  /** Null where nobody can be asked (command line): then doubles are not looked for. */
  readonly doubles: Doubles | null;
}

/** What is remembered over the portions of one file: which row first meant a record. */
export type Seen = Map<string, number>;

/** One row made ready to be saved; `item` is null when it is not to be saved as things stand. */
export interface ReadyRow {
  readonly row: ImportRow;
  readonly item: SaveItem | null;
  readonly problems: readonly Problem[];
  readonly questions: readonly Problem[];
  readonly left: boolean;
}

/** Reads a portion of rows over the records they mean and decides, row by row, what is to be saved. */
export async function readPortion(
  reader: Reader,
  context: SaveContext,
  table: Table,
  rows: readonly GridRow[],
  words: CellWords,
  options: ImportOptions,
  seen: Seen,
): Promise<ReadyRow[]> {
  const texts = rows.map((row) => rowTexts(table, row));
  const same = sameAs(options);
  const known = await knownRecords(
    reader,
    context.scope,
    [...texts.map((text) => code(text, 'id')).filter((id) => id !== ''), ...same.values()],
    texts.map((text) => code(text, 'sender_code')).filter((sender) => sender !== ''),
  );
  const read = await importRows(table, rows, { known, same, words, asOf: context.asOf });
  const ready: ReadyRow[] = [];
  for (const row of read) ready.push(await readyRow(reader, context, row, options, seen));
  return ready;
}

/** Rows that a person said are a project of the ledger, by their numbers. */
function sameAs({ answers }: ImportOptions): ReadonlyMap<number, string> {
  return new Map([...answers].flatMap(([row, answer]) => (answer.startsWith('=') ? [[row, answer.slice(1)]] : [])));
}

async function readyRow(
  reader: Reader,
  context: SaveContext,
  row: ImportRow,
  options: ImportOptions,
  seen: Seen,
): Promise<ReadyRow> {
  const answer = options.answers.get(row.row);
  const twin = twinOf(row, seen);
  const bare = { row, item: null, problems: twin === null ? [] : [twin], questions: [], left: false };
  if (row.input === null || twin !== null) return bare;
  const unwanted =
    options.mode === 'create' ? row.base !== undefined : options.mode === 'update' && row.base === undefined;
  if (unwanted || answer === 'skip') return { ...bare, left: true };
  if (answer === 'file' && row.base !== undefined)
    return { ...bare, item: { input: await overPresent(reader, context, row), expectedVersion: row.base.version } };
  const item = { input: row.input, expectedVersion: row.expectedVersion };
  return { ...bare, item, questions: doubleOf(row, answer, options.doubles) };
}

/** Two rows of one file that mean the same record: the later one is refused and names the earlier. */
function twinOf({ row, base, cells }: ImportRow, seen: Seen): Problem | null {
  const sender = code(cells, 'sender_code');
  const key = base?.id ?? (sender === '' ? null : `sender ${cells.get('district') ?? ''} ${sender}`);
  if (key === null) return null;
  const earlier = seen.get(key);
  if (earlier === undefined) seen.set(key, row);
  return earlier === undefined || earlier === row ? null : problem('id', 'duplicate-row', { row: earlier });
}

function doubleOf({ row, base, input }: ImportRow, answer: Answer | undefined, doubles: Doubles | null): Problem[] {
  if (doubles === null || base !== undefined || input === null) return [];
  const candidate = candidateOf(row, input);
  const found = doubles.of(candidate);
  doubles.add(candidate);
  if (found === null || answer === 'new') return [];
  return [problem('name', `double-${found.because}`, { id: found.id, name: found.name })];
}

function candidateOf(row: number, input: Readonly<Record<string, unknown>>): Candidate {
  const text = (key: string): string => (typeof input[key] === 'string' ? input[key] : '');
  const number = (key: string): number | null => (typeof input[key] === 'number' ? input[key] : null);
  return {
    id: `#${String(row)}`,
    name: text('name'),
    process: text('process'),
    credit_code: text('credit_code') || null,
    category: text('category'),
    type: text('type'),
    lon: number('lon'),
    lat: number('lat'),
  };
}

/** The file's changes since the version it was exported at, over what stands now; what the file did not touch stays. */
async function overPresent(
  reader: Reader,
  { scope }: SaveContext,
  { base, input, expectedVersion }: ImportRow,
): Promise<Record<string, unknown>> {
  const old = inputOf(await recordAtVersion(reader, scope, base!, expectedVersion ?? base!.version)) as object;
  const changed = Object.entries(input!).filter(
    ([key, value]) => !isDeepStrictEqual(value, (old as Record<string, unknown>)[key]),
  );
  return { ...inputOf(base!), ...Object.fromEntries(changed) };
}
