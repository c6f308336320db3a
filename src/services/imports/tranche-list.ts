import { STATUSES } from '../../../models/vocabulary.ts';
import { problem, type Checked } from '../../catalogue/problem.ts';
import { searchKey } from '../../catalogue/search-key.ts';
import { readFile } from '../../exchange/read-file.ts';
import { typedDay } from '../../words/day.ts';
import { LOCALES, translator } from '../../words/messages.ts';

/** Columns of a list of tranches with what their headers may be called. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  day: ['日期', '月份', '年月', '时间', '完成日期', '计划日期', 'day', 'month', 'date'],
  quantity: ['计划数量', '计划数', '计划', '数量', '计划完成数', 'planned', 'quantity'],
  done: ['完成数量', '完成数', '完成', '已完成', '实际完成', '实际完成数', 'done'],
  unit: ['单位', 'unit'],
  share: ['份额', '占比', '比例', 'share'],
  status: ['状态', '进度状态', 'status'],
  evidence: ['佐证', '佐证材料', '备注', 'evidence'],
};
/** Without a header the columns stand in this order. */
const PLAIN_ORDER = ['day', 'quantity', 'done', 'unit', 'status', 'evidence'] as const;
const MOST = 200;

/** Rows of the form made from a list pasted as text (tab, comma) or uploaded as .csv or .xlsx: with a header row by its names, else by order. Other values are read when the form is. */
export async function readTrancheList(
  file: Uint8Array | null,
  pasted: string,
  programmeYear: number,
): Promise<Checked<readonly Readonly<Record<string, string>>[]>> {
  const refused = (code: string) => ({ ok: false, problems: [problem('tranche_text', code, { most: MOST })] }) as const;
  const bytes = file !== null && file.length > 0 ? file : new TextEncoder().encode(pasted);
  if (bytes.length === 0) return refused('list-empty');
  const reading = await readFile(bytes);
  if (!reading.ok) return refused('list-unreadable');
  const cells = (reading.grids[0]?.rows ?? []).map((row) => row.cells.map((cell) => cell.trim()));
  const filled = cells.filter((row) => row.some((cell) => cell !== ''));
  const [first] = filled;
  if (first === undefined) return refused('list-empty');
  const columns = columnsOf(first);
  const rows = (columns === null ? filled : filled.slice(1)).filter((row) => !/^(合计|小计|总计)/.test(row[0] ?? ''));
  if (rows.length === 0) return refused('list-empty');
  if (rows.length > MOST) return refused('list-long');
  const order = columns ?? PLAIN_ORDER;
  return { ok: true, value: rows.map((row) => withDay(rowOf(row, order), programmeYear)) };
}

/** Which column each cell of a header row names; null when it is no header. */
function columnsOf(row: readonly string[]): readonly (string | null)[] | null {
  const named = row.map((cell) => {
    const key = searchKey(cell.replace(/[（(].*$/, ''));
    return Object.entries(HEADERS).find(([, names]) => names.some((name) => searchKey(name) === key))?.[0] ?? null;
  });
  return named.filter((name) => name !== null).length >= 2 ? named : null;
}

function rowOf(row: readonly string[], order: readonly (string | null)[]): Readonly<Record<string, string>> {
  const cells: Record<string, string> = {
    day: '',
    quantity: '',
    done: '',
    unit: '',
    share: '',
    status: '',
    evidence: '',
  };
  for (const [index, column] of order.entries()) if (column !== null) cells[column] = row[index] ?? '';
  const isDone = cells['done'] !== '' && Number(cells['done']) >= Number(cells['quantity'] || Infinity);
  return { ...cells, status: statusMeant(cells['status']!) ?? (isDone ? 'built' : 'planned') };
}

/** A day in any form planners write, a month as its last day; what is none stays as it was typed and is refused with the form. */
function withDay(row: Readonly<Record<string, string>>, programmeYear: number): Readonly<Record<string, string>> {
  const typed = row['day'] ?? '';
  return { ...row, day: typedDay(typed, programmeYear)?.day ?? typed };
}

function statusMeant(text: string): string | undefined {
  if (text === '') return undefined;
  const names = STATUSES.flatMap((status) => [
    [searchKey(status), status] as const,
    ...LOCALES.map((locale) => [searchKey(translator(locale)(`options.status.${status}`)), status] as const),
  ]);
  return names.find(([name]) => name === searchKey(text))?.[1] ?? text;
}
