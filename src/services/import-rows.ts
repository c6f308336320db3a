import type { Status } from '../../models/vocabulary.ts';
import { fieldOf, type Field } from '../catalogue/fields.ts';
import { isProjectNumber } from '../catalogue/check-character.ts';
import { problem, type Problem } from '../catalogue/problem.ts';
import type { Measure } from '../catalogue/project-schema.ts';
import { readCell, type CellWords } from '../catalogue/read-cell.ts';
import { firstStepOf } from '../catalogue/steps.ts';
import type { ProjectRecord } from '../db/project-record.ts';
import type { Table } from '../exchange/recognise.ts';
import { fillArea } from './fill-area.ts';
import { inputOf } from './input-of.ts';
import { reductionOf, workMeasures } from './measure-reduction.ts';
import { sameTonnes } from './same-tonnes.ts';

/** A cell with this word clears its field; an empty cell leaves it alone. */
const CLEAR = '[清空]';
/** Computed by the system: an export carries them to be read, an import leaves them alone. */
const READ_ONLY = new Set(['version']);

/** One row of a file, understood as far as it can be: what to save, or what is wrong with it. */
export interface ImportRow {
  readonly row: number;
  readonly input: Readonly<Record<string, unknown>> | null;
  readonly expectedVersion: number | undefined;
  readonly problems: readonly Problem[];
  /** What was read as something else (an old district as today's), to be said. */
  readonly notes: readonly Problem[];
  /** The text of each cell by field, for messages. */
  readonly cells: ReadonlyMap<string, string>;
}

/** How a row finds the record it means: its own number first, then the sender's. */
export interface KnownRecords {
  readonly byId: ReadonlyMap<string, ProjectRecord>;
  readonly bySender: ReadonlyMap<string, ProjectRecord>;
}

/** Reads every data row of a table over the records it means; cells are read strictly, reductions are worked out from the methods. */
export async function importRows(
  table: Table,
  known: KnownRecords,
  words: CellWords,
  asOf: string,
): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  for (const { number, cells } of table.rows) {
    const texts = new Map(table.columns.map(({ index, field }) => [field.key, (cells[index] ?? '').trim()]));
    rows.push(await importRow(number, texts, table, known, words, asOf));
  }
  return rows;
}

async function importRow(
  row: number,
  texts: ReadonlyMap<string, string>,
  table: Table,
  known: KnownRecords,
  words: CellWords,
  asOf: string,
): Promise<ImportRow> {
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  const base = recordMeant(texts, known, problems);
  const version = /^\d{1,9}$/.exec(texts.get('version') ?? '');
  const input: Record<string, unknown> = base === undefined ? {} : { ...inputOf(base) };
  for (const { field } of table.columns) readInto(input, field, texts.get(field.key) ?? '', words, problems, notes);
  fillArea(input, texts.get('district') ?? '', words);
  if (base === undefined) input['id'] = null;
  if (base === undefined) input['origin'] ??= 'imported';
  readStatus(input, texts, base, words);
  await settleReduction(input, texts, base, asOf, problems);
  return {
    row,
    input: problems.length > 0 ? null : input,
    expectedVersion: base === undefined || version === null ? undefined : Number(version[0]),
    problems,
    notes,
    cells: texts,
  };
}

function recordMeant(
  texts: ReadonlyMap<string, string>,
  known: KnownRecords,
  problems: Problem[],
): ProjectRecord | undefined {
  const id = (texts.get('id') ?? '').normalize('NFKC').trim();
  if (id !== '') {
    const record = known.byId.get(id);
    if (record === undefined)
      problems.push(problem('id', isProjectNumber(id) ? 'unknown-project' : 'bad-number', { value: id }));
    return record;
  }
  const sender = (texts.get('sender_code') ?? '').normalize('NFKC').trim();
  return sender === '' ? undefined : known.bySender.get(sender);
}

/** A file that states a status and no step means the first step of that status. */
function readStatus(
  input: Record<string, unknown>,
  texts: ReadonlyMap<string, string>,
  base: ProjectRecord | undefined,
  words: CellWords,
): void {
  const text = texts.get('status') ?? '';
  if (text === '' || (texts.get('step') ?? '') !== '') return;
  const status = words.optionId(fieldOf('status')!, text);
  if (status !== undefined && status !== base?.status) input['step'] = firstStepOf(status as Status);
}

function readInto(
  input: Record<string, unknown>,
  field: Field,
  text: string,
  words: CellWords,
  problems: Problem[],
  notes: Problem[],
): void {
  if (field.origin === 'computed' || READ_ONLY.has(field.key) || field.key === 'id' || text === '') return;
  const read = readCell(field, text === CLEAR ? '' : text, words);
  if (!read.ok) problems.push(...read.problems);
  else {
    input[field.key] = read.value;
    notes.push(...(read.notes ?? []));
  }
}

/** Methods decide the reduction; one typed beside them must say the same, so that no tonne has two origins. */
async function settleReduction(
  input: Record<string, unknown>,
  texts: ReadonlyMap<string, string>,
  base: ProjectRecord | undefined,
  asOf: string,
  problems: Problem[],
): Promise<void> {
  const measures = (input['measures'] ?? []) as readonly Measure[];
  const text = (key: string): string => texts.get(key) ?? '';
  const touched = text('measures') !== '' || text('reduces') !== '';
  if (measures.length === 0 || problems.length > 0 || (base !== undefined && !touched)) return;
  const worked = await workMeasures(measures, asOf);
  if (!worked.ok)
    return void problems.push(
      ...worked.problems.map((one) => ({ ...one, field: 'measures', params: { ...one.params, input: one.field } })),
    );
  const reduces = reductionOf(worked.value);
  if (!reduces.ok) return void problems.push(...reduces.problems.map((one) => ({ ...one, field: 'measures' })));
  if (text('reduces') !== '' && !sameTonnes(input['reduces'], reduces.value))
    problems.push(problem('reduces', 'method-mismatch', { value: summary(reduces.value) }));
  else if (base === undefined || !sameTonnes(base.reduces, reduces.value)) input['reduces'] = reduces.value;
  else input['reduces'] = base.reduces;
}

const summary = (reduces: object): string => JSON.stringify(reduces).slice(0, 120);
