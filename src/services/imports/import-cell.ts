import { problem, type Problem } from '../../catalogue/problem.ts';
import type { Reduction } from '../../catalogue/project-schema.ts';
import { searchKey } from '../../catalogue/search-key.ts';
import { readCell, type CellWords } from '../../catalogue/read-cell.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { TableColumn } from '../../exchange/recognise.ts';
import { serialDay } from '../../words/day.ts';

/** A cell with this word clears its field; an empty cell leaves it alone. */
const CLEAR = '[清空]';
/** Found by the row itself: its number, the version it was exported at, its status. */
const NOT_READ = new Set(['id', 'version', 'status']);
const ERROR_VALUE = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;
const SCIENTIFIC = /^\d(\.\d+)?E\+?\d{2}$/i;

/** What one cell is read into: the input of its row, and what there is to say about it. */
export interface CellContext {
  readonly input: Record<string, unknown>;
  readonly base: ProjectRecord | undefined;
  readonly words: CellWords;
  readonly calendar: 1900 | 1904;
  readonly problems: Problem[];
  readonly notes: Problem[];
}

/** Reads one filled cell of a column into its row. */
export function readImportCell(column: TableColumn, text: string, context: CellContext): void {
  const { target, field, pollutant } = column;
  if (NOT_READ.has(target)) return;
  if (ERROR_VALUE.test(text)) return refuse(context, target, 'error-cell', { value: text });
  if (text === CLEAR) return clear(column, context);
  if (field.kind === 'code' && target !== 'credit_code' && SCIENTIFIC.test(text))
    return refuse(context, target, 'code-destroyed', { value: text });
  if (column.factor === null || otherUnit(column, context))
    return refuse(context, target, 'unit-unknown', { value: text, unit: column.unit });
  const meant = field.kind === 'day' ? dayText(text, context) : text;
  const read = readCell(field, meant, context.words);
  if (!read.ok) {
    for (const one of read.problems) context.problems.push({ ...one, field: target });
    return;
  }
  if (read.notes !== undefined) for (const one of read.notes) context.notes.push({ ...one, field: target });
  const value = typeof read.value === 'number' ? converted(column.factor, text, read.value) : read.value;
  if (pollutant === null) context.input[field.key] = value;
  else if (typeof value === 'number')
    context.input['reduces'] = { ...reductions(context), [pollutant]: { tonnes: value } };
}

function refuse({ problems }: CellContext, target: string, code: string, params: Problem['params']): void {
  problems.push(problem(target, code, params));
}

/** Nobody knows how another unit of a city's own field would convert. */
function otherUnit({ field, unit }: TableColumn, { words }: CellContext): boolean {
  if (field.stored !== 'own-values' || field.kind !== 'number' || unit === '') return false;
  const own = searchKey(words.unitOf?.(field) ?? '');
  return own !== '' && searchKey(unit) !== own;
}

function clear({ field, pollutant }: TableColumn, context: CellContext): void {
  if (pollutant === null) {
    const read = readCell(field, '', context.words);
    if (read.ok) context.input[field.key] = read.value;
    return;
  }
  const { [pollutant]: _, ...others } = reductions(context);
  context.input['reduces'] = others;
}

function reductions({ input }: CellContext): Readonly<Record<string, Reduction>> {
  return (input['reduces'] ?? {}) as Readonly<Record<string, Reduction>>;
}

/** Serial numbers count in the file's own calendar. */
function dayText(text: string, { calendar }: CellContext): string {
  const serial = /^(\d{4,5})(\.\d+)?$/.exec(text);
  const counted = serial !== null && (calendar === 1904 || text.includes('.') || serial[1]!.length === 5);
  return counted ? (serialDay(Number(serial[1]), calendar)?.day ?? text) : text;
}

/** A number of a column whose header names another unit; a cell that states its own unit was converted by it. */
function converted(factor: number, text: string, value: number): number {
  if (factor === 1) return value;
  const statesUnit = /[^\d.,eE+\-−\s万亿]/.test(text.normalize('NFKC'));
  return statesUnit ? value : Number((value * factor).toPrecision(15));
}
