import { fieldOf } from '../../catalogue/fields.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import { readCell, type CellWords } from '../../catalogue/read-cell.ts';
import type { ProjectRecord } from '../../db/project-record.ts';
import type { TypedReport } from '../../services/following/file-reports.ts';
import { BadRequest } from '../errors.ts';
import { number } from '../../words/number.ts';
import type { Form } from '../request.ts';

/** Cells of one row as they were typed. */
export interface TypedRow {
  readonly id: string;
  readonly version: number;
  /** How progress, money and problem stood when the page was made; a row that still says the same says nothing. */
  readonly was: string;
  readonly progress: string;
  readonly spent: string;
  readonly problem: string;
  readonly done: string;
  readonly next: string;
  readonly unchanged: boolean;
}

export const ROW_CELLS = ['progress', 'spent', 'done', 'problem', 'next'] as const;
const NAMED = new Set<string>([...ROW_CELLS, 'version', 'was', 'unchanged']);
const MOST_ROWS = 200;
const SEPARATOR = '\u001f';

/** The row of a project as it stands, nothing typed yet. */
export function rowOfRecord(
  record: Pick<ProjectRecord, 'id' | 'version' | 'progress' | 'spent' | 'problem'>,
): TypedRow {
  const cells = {
    progress: record.progress === null ? '' : number(record.progress, 2).replace(/\.?0+$/, ''),
    spent: record.spent === null ? '' : number(record.spent, 2).replace(/\.?0+$/, ''),
    problem: record.problem ?? '',
  };
  return {
    id: record.id,
    version: record.version,
    was: wasOf(cells),
    ...cells,
    done: '',
    next: '',
    unchanged: false,
  };
}

/** Rows of the grid form: `r.<number>.<cell>`. What a row does not name is a tampered form. */
export function readRows(form: Form): TypedRow[] {
  const rows = new Map<string, Record<string, string>>();
  for (const [name, [value = '']] of form) {
    const match = /^r\.([A-Z]{2}-\d{4}-\d{4,}-[0-9A-Z])\.(\w+)$/.exec(name);
    if (match === null) continue;
    if (!NAMED.has(match[2]!)) throw new BadRequest(`unknown field ${name.slice(0, 80)}`);
    rows.set(match[1]!, { ...rows.get(match[1]!), [match[2]!]: value.replaceAll('\r\n', '\n') });
  }
  if (rows.size > MOST_ROWS) throw new BadRequest('too many rows');
  return [...rows].map(([id, cells]) => {
    const text = (name: string): string => cells[name] ?? '';
    const version = /^\d{1,9}$/.test(text('version')) ? Number(text('version')) : 0;
    return {
      id,
      version,
      was: text('was'),
      progress: text('progress'),
      spent: text('spent'),
      problem: text('problem'),
      done: text('done'),
      next: text('next'),
      unchanged: text('unchanged') !== '',
    };
  });
}

/** Does the row say anything? */
export function isStated(row: TypedRow): boolean {
  return row.unchanged || row.done.trim() !== '' || row.next.trim() !== '' || wasOf(row) !== row.was;
}

/** What a row reports, or what is wrong with its cells. */
export function reportOfRow(
  row: TypedRow,
  words: CellWords,
): { readonly report: TypedReport } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const cell = (key: 'progress' | 'spent' | 'problem', text: string): unknown => {
    const read = readCell(fieldOf(key)!, text, words);
    if (read.ok) return read.value;
    problems.push(...read.problems);
    return null;
  };
  const prose = (field: string, text: string): string | null => {
    const clean = text.normalize('NFC').trim();
    if (clean.length > 2000) problems.push(problem(field, 'too-long'));
    return clean === '' ? null : clean;
  };
  const report: TypedReport = {
    id: row.id,
    version: row.version,
    progress: cell('progress', row.progress) as number | null,
    spent: cell('spent', row.spent) as number | null,
    problem: cell('problem', row.problem) as string | null,
    done: prose('done', row.done),
    next: prose('next', row.next),
    unchanged: row.unchanged,
  };
  const isNews = wasOf(row) !== row.was || report.done !== null || report.next !== null;
  if (row.unchanged && isNews) problems.push(problem('unchanged', 'unchanged-but-changed'));
  return problems.length > 0 ? { problems } : { report };
}

function wasOf({ progress, spent, problem: trouble }: Pick<TypedRow, 'progress' | 'spent' | 'problem'>): string {
  return [progress, spent, trouble].map((text) => text.trim().replaceAll('\r\n', '\n')).join(SEPARATOR);
}
