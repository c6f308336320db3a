import { isDeepStrictEqual } from 'node:util';
import { fieldOf } from '../../catalogue/fields.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import type { CellWords } from '../../catalogue/read-cell.ts';
import type { Reader } from '../../db/reader.ts';
import type { GridRow } from '../../exchange/grid.ts';
import type { Table } from '../../exchange/recognise.ts';
import { recordAtVersion } from '../changes/conflict.ts';
import { comparableRow, type Doubles } from './import-doubles.ts';
import { code, importRow, importRows, RowTexts, type ImportRow, type RowContext } from './import-rows.ts';
import { inputOf } from '../projects/input-of.ts';
import { knownRecords } from './known-records.ts';
import type { SaveContext, SaveItem } from '../projects/save-plan.ts';

export const IMPORT_MODES = ['both', 'create', 'update'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** What a person answered about a row: write it as new, leave it out, take the file's values, or `=QD-2023-0001-6` (it is this project). */
export type Answer = 'new' | 'skip' | 'file' | `=${string}`;

export interface ImportOptions {
  readonly mode: ImportMode;
  /** By the row's number. */
  readonly answers: ReadonlyMap<number, Answer>;
  /** Rows whose 提醒 a person has confirmed. */
  readonly sure: ReadonlySet<number>;
  /** Why, as the history of a row's project is to say it. */
  readonly reasons?: ReadonlyMap<number, string>;
  /** Null where nobody can be asked: then doubles and 提醒 are not looked for. */
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
  /** Records, or rows as `#12`, that a person said are other projects than this row. */
  readonly apart: readonly string[];
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
  const texts = rows.map((row) => new RowTexts(table, row));
  const same = sameAs(options);
  const namesakes = texts.flatMap((text) => namesakesOf(text, words, options.doubles));
  const known = await knownRecords(
    reader,
    context.scope,
    [...texts.map((text) => code(text, 'id')).filter((id) => id !== ''), ...same.values(), ...namesakes],
    texts.map((text) => code(text, 'sender_code')).filter((sender) => sender !== ''),
  );
  const about = { known, same, words, asOf: context.asOf };
  const ready: ReadyRow[] = [];
  for (const [at, row] of (await importRows(table, rows, about)).entries()) {
    const told = row.base === undefined && row.input !== null ? namesakesOf(texts[at]!, words, options.doubles) : [];
    const again = await toldBefore(table, rows[at]!, about, told, seen);
    ready.push(await readyRow(reader, context, again ?? row, options, seen));
  }
  return ready;
}

/** Projects that bear exactly the name a row without any number states, in the district it states. */
function namesakesOf(texts: RowTexts, words: CellWords, doubles: Doubles | null): readonly string[] {
  if (doubles === null || code(texts, 'id') !== '' || code(texts, 'sender_code') !== '') return [];
  const district = words.optionId(fieldOf('district')!, texts.get('district') ?? '');
  return district === undefined ? [] : doubles.named(district, texts.get('name') ?? '');
}

/** A row that says nothing a namesake does not say already was written before: it is that project, unchanged. */
async function toldBefore(
  table: Table,
  row: GridRow,
  about: RowContext,
  namesakes: readonly string[],
  seen: Seen,
): Promise<ImportRow | null> {
  for (const id of namesakes) {
    const record = about.known.byId(id);
    if (record === undefined || seen.has(id)) continue;
    const over = await importRow(table, row, { ...about, same: new Map([[row.number, id]]) });
    if (over.input !== null && isDeepStrictEqual(over.input, inputOf(record))) return over;
  }
  return null;
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
  const reason = options.reasons?.get(row.row);
  const twin = twinOf(row, seen);
  const bare = { row, item: null, problems: twin === null ? [] : [twin], questions: [], apart: [], left: false };
  if (row.input === null || twin !== null) return bare;
  const unwanted =
    options.mode === 'create' ? row.base !== undefined : options.mode === 'update' && row.base === undefined;
  if (unwanted || answer === 'skip') return { ...bare, left: true };
  if (answer === 'file' && row.base !== undefined)
    return {
      ...bare,
      item: { input: await overPresent(reader, context, row), expectedVersion: row.base.version, reason },
    };
  const item = { input: row.input, expectedVersion: row.expectedVersion, reason };
  const { questions, notes, apart } = doublesOfRow(row, answer, options.doubles);
  return { ...bare, row: { ...row, notes: [...row.notes, ...notes] }, item, questions, apart };
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

/** What a new row may be already: certain and likely ones are asked about, possible ones only named. */
function doublesOfRow({ row, base, input }: ImportRow, answer: Answer | undefined, doubles: Doubles | null) {
  if (doubles === null || base !== undefined || input === null) return { questions: [], notes: [], apart: [] };
  const record = comparableRow(row, input);
  const matches = doubles.of(record);
  doubles.add(record, '');
  if (answer === 'new') return { questions: [], notes: [], apart: matches.map((match) => match.record.id) };
  const said = matches.slice(0, 1).map(({ grade, likeness, record: { id, name } }) => ({
    grade,
    problem: problem('name', `double-${grade}`, { id, name, likeness: Math.round(likeness * 100) }),
  }));
  return {
    questions: said.filter(({ grade }) => grade !== 'possible').map((one) => one.problem),
    notes: said.filter(({ grade }) => grade === 'possible').map((one) => one.problem),
    apart: [],
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
