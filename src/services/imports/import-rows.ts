import type { Status } from '../../../models/vocabulary.ts';
import { fieldOf } from '../../catalogue/fields.ts';
import { isProjectNumber } from '../../catalogue/check-character.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { checkProject, type Measure } from '../../catalogue/project-schema.ts';
import type { CellWords } from '../../catalogue/read-cell.ts';
import { firstStepOf } from '../../catalogue/steps.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { GridRow } from '../../exchange/grid.ts';
import type { Table } from '../../exchange/recognise.ts';
import { fillArea } from './fill-area.ts';
import { readImportCell, type CellContext } from './import-cell.ts';
import { inputOf } from '../projects/input-of.ts';
import type { KnownRecords } from './known-records.ts';
import { reductionOf, workMeasures } from '../projects/measure-reduction.ts';
import { sameTonnes } from '../projects/same-tonnes.ts';

/** One row of a file, understood as far as it can be: what to save, or what is wrong with it. */
export interface ImportRow {
  readonly row: number;
  readonly input: Readonly<Record<string, unknown>> | null;
  readonly base: ProjectRecord | undefined;
  readonly expectedVersion: number | undefined;
  /** Fields are those of the record, or targets such as `reduces.NOx`. */
  readonly problems: readonly Problem[];
  /** What was understood with a guess (推定), to be seen and not to be confirmed. */
  readonly notes: readonly Problem[];
  /** The text of each cell by target, for messages. */
  readonly cells: Pick<RowTexts, 'get'>;
}

/** The texts of a row by target; of two columns for one field the later that says something wins. Nothing is copied: a file has a million cells. */
export class RowTexts {
  readonly #places: ReadonlyMap<string, readonly number[]>;
  readonly #cells: readonly string[];

  constructor({ columns }: Pick<Table, 'columns'>, { cells }: Pick<GridRow, 'cells'>) {
    this.#places = placesOf(columns);
    this.#cells = cells;
  }

  /** The text of a target; undefined when no column is that target, empty when its cell is. */
  get(target: string): string | undefined {
    const places = this.#places.get(target);
    if (places === undefined) return undefined;
    let said = '';
    for (const place of places) said = (this.#cells[place] ?? '').trim() || said;
    return said;
  }

  /** Does any of its cells state a reduction? */
  get statesReduction(): boolean {
    for (const target of this.#places.keys())
      if ((target === 'reduces' || target.startsWith('reduces.')) && this.get(target) !== '') return true;
    return false;
  }
}

const PLACES = new WeakMap<Table['columns'], ReadonlyMap<string, readonly number[]>>();

/** The columns of each target, found once for a table. */
function placesOf(columns: Table['columns']): ReadonlyMap<string, readonly number[]> {
  const known = PLACES.get(columns);
  if (known !== undefined) return known;
  const places = new Map<string, number[]>();
  for (const { index, target } of columns) places.set(target, [...(places.get(target) ?? []), index]);
  PLACES.set(columns, places);
  return places;
}

export interface RowContext {
  readonly known: KnownRecords;
  /** Projects that a person said a row is, by the row's number. */
  readonly same: ReadonlyMap<number, string>;
  readonly words: CellWords;
  readonly asOf: string;
}

/** Reads rows of a table over the records they mean; cells are read strictly, reductions are worked out from the methods. */
export async function importRows(table: Table, rows: readonly GridRow[], context: RowContext): Promise<ImportRow[]> {
  const read: ImportRow[] = [];
  for (const row of rows) read.push(await importRow(table, row, context));
  return read;
}

/** Reads one row over the record it means, or the one a person said it is. */
export async function importRow(
  table: Table,
  row: GridRow,
  { known, same, words, asOf }: RowContext,
): Promise<ImportRow> {
  const texts = new RowTexts(table, row);
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  const stated = same.get(row.number);
  const base = stated === undefined ? recordMeant(texts, known, words, problems) : known.byId(stated);
  const version = /^\d{1,9}$/.exec(texts.get('version') ?? '');
  const input: Record<string, unknown> = base === undefined ? {} : { ...inputOf(base) };
  const context: CellContext = { input, base, words, calendar: table.calendar, problems, notes };
  for (const column of table.columns) {
    const text = (row.cells[column.index] ?? '').trim();
    if (text !== '') readImportCell(column, text, context);
  }
  fillArea(input, texts.get('district') ?? '', words);
  if (base === undefined) input['id'] = null;
  if (base === undefined) input['origin'] ??= 'imported';
  readStatus(input, texts, base, words);
  await settleReduction(input, texts, base, asOf, problems);
  if (problems.length > 0) problems.push(...besides(input, problems));
  return {
    row: row.number,
    input: problems.length > 0 ? null : input,
    base,
    expectedVersion: base === undefined || version === null ? undefined : Number(version[0]),
    problems,
    notes,
    cells: texts,
  };
}

/** What else is wrong with a row some of whose cells cannot be read: told at once, not when it comes back mended. */
function besides(input: Record<string, unknown>, problems: readonly Problem[]): readonly Problem[] {
  const checked = checkProject(input);
  if (checked.ok) return [];
  const refused = new Set(problems.map(({ field }) => topOf(field)));
  return checked.problems.filter(({ field }) => !refused.has(topOf(field)));
}

const topOf = (field: string): string => field.split('.')[0] ?? field;

function recordMeant(
  texts: Pick<RowTexts, 'get'>,
  known: KnownRecords,
  words: CellWords,
  problems: Problem[],
): ProjectRecord | undefined {
  const id = code(texts, 'id');
  if (id !== '') {
    const record = known.byId(id);
    if (record === undefined)
      problems.push(problem('id', isProjectNumber(id) ? 'unknown-project' : 'bad-number', { value: id }));
    return record;
  }
  const sender = code(texts, 'sender_code');
  if (sender === '') return undefined;
  const district = texts.get('district') ?? '';
  return known.bySender(sender, district === '' ? undefined : words.optionId(fieldOf('district')!, district));
}

/** A number of ours or of a sender as a row writes it. */
export function code(texts: Pick<RowTexts, 'get'>, key: 'id' | 'sender_code'): string {
  return (texts.get(key) ?? '').normalize('NFKC').trim();
}

/** A file that states a status and no step means the first step of that status. */
function readStatus(
  input: Record<string, unknown>,
  texts: Pick<RowTexts, 'get'>,
  base: ProjectRecord | undefined,
  words: CellWords,
): void {
  const text = texts.get('status') ?? '';
  if (text === '' || (texts.get('step') ?? '') !== '') return;
  const status = words.optionId(fieldOf('status')!, text);
  if (status !== undefined && status !== base?.status) input['step'] = firstStepOf(status as Status);
}

/** Methods decide the reduction; one typed beside them must say the same, so that no tonne has two origins. */
async function settleReduction(
  input: Record<string, unknown>,
  texts: RowTexts,
  base: ProjectRecord | undefined,
  asOf: string,
  problems: Problem[],
): Promise<void> {
  const measures = (input['measures'] ?? []) as readonly Measure[];
  const stated = texts.statesReduction;
  const touched = stated || (texts.get('measures') ?? '') !== '';
  if (measures.length === 0 || problems.length > 0 || (base !== undefined && !touched)) return;
  const worked = await workMeasures(measures, asOf);
  if (!worked.ok)
    return void problems.push(
      ...worked.problems.map((one) => ({ ...one, field: 'measures', params: { ...one.params, input: one.field } })),
    );
  const reduces = reductionOf(worked.value);
  if (!reduces.ok) return void problems.push(...reduces.problems.map((one) => ({ ...one, field: 'measures' })));
  if (stated && !sameTonnes(input['reduces'], reduces.value))
    problems.push(problem('reduces', 'method-mismatch', { value: summary(reduces.value) }));
  else if (base === undefined || !sameTonnes(base.reduces, reduces.value)) input['reduces'] = reduces.value;
  else input['reduces'] = base.reduces;
}

const summary = (reduces: object): string => JSON.stringify(reduces).slice(0, 120);
