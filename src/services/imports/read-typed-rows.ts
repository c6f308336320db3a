import type { Field } from '../../catalogue/fields.ts';
import { problem, type Checked, type Problem } from '../../catalogue/problem.ts';
import { readCell, type CellWords } from '../../catalogue/read-cell.ts';
import type { Texts } from '../projects/read-typed-project.ts';

type Column = Omit<Field, 'key' | 'origin' | 'stored'>;

const TRANCHE: Readonly<Record<string, Column>> = {
  day: { kind: 'day' },
  quantity: { kind: 'number', min: 0 },
  done: { kind: 'number', min: 0 },
  unit: { kind: 'text' },
  share: { kind: 'percent', min: 0, max: 100 },
  status: { kind: 'text' },
  evidence: { kind: 'text' },
};
const WINDOW: Readonly<Record<string, Column>> = {
  from: { kind: 'day' },
  until: { kind: 'day' },
  share: { kind: 'percent', min: 0, max: 100 },
};

/**
 * 分批 typed row by row → what the schema of a project checks next. Shares left out everywhere follow from the planned quantities; every problem names its
 * row and column (`tranches.2.day`).
 */
export function readTranches(rows: readonly Texts[], words: CellWords): Checked<readonly unknown[]> {
  const read = readRows('tranches', rows, TRANCHE, words);
  if (!read.ok) return read;
  const quantities = read.value.map((row) => row['quantity']);
  const sum = quantities.reduce<number>((total, one) => total + (typeof one === 'number' ? one : 0), 0);
  const derived = sum > 0 && read.value.every((row) => row['share'] === null && typeof row['quantity'] === 'number');
  const missing = read.value.flatMap((row, index) =>
    row['share'] === null && !derived ? [problem(`tranches.${String(index)}.share`, 'tranche-share-or-quantity')] : [],
  );
  if (missing.length > 0) return { ok: false, problems: missing };
  return {
    ok: true,
    value: derived ? read.value.map((row) => ({ ...row, share: (row['quantity'] as number) / sum })) : read.value,
  };
}

/** 时段措施 typed row by row. */
export function readWindows(rows: readonly Texts[], words: CellWords): Checked<readonly unknown[]> {
  const read = readRows('windows', rows, WINDOW, words);
  if (!read.ok) return read;
  const problems = read.value.flatMap((row, index) => windowProblems(row, `windows.${String(index)}`));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: read.value };
}

function windowProblems({ from, until, share }: Readonly<Record<string, unknown>>, at: string): Problem[] {
  const missing = Object.entries({ from, until, share }).filter(([, value]) => value === null);
  if (missing.length > 0) return missing.map(([column]) => problem(`${at}.${column}`, 'required'));
  return String(until) < String(from)
    ? [problem(`${at}.until`, 'end-before-start', { value: String(until), start: String(from) })]
    : [];
}

type Row = Readonly<Record<string, unknown>>;

function readRows(
  list: string,
  rows: readonly Texts[],
  columns: Readonly<Record<string, Column>>,
  words: CellWords,
): Checked<readonly Row[]> {
  const problems: Problem[] = [];
  const value = rows.map((row, index): Row =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => {
        const field: Field = {
          ...column,
          key: `${list}.${String(index)}.${name}`,
          origin: 'typed',
          stored: 'own-table',
        };
        const read = readCell(field, row[name] ?? '', words);
        if (!read.ok) problems.push(...read.problems);
        return [name, read.ok ? read.value : null];
      }),
    ),
  );
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}
