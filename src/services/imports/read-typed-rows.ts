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
  const { value, problems } = readRows('tranches', rows, TRANCHE, words);
  const quantities = value.map((row) => row['quantity']);
  const sum = quantities.reduce<number>((total, one) => total + (typeof one === 'number' ? one : 0), 0);
  // A quantity that is wrong is mended first: whether shares follow from the quantities is seen then.
  const mayFollow = value.every(({ share, quantity }) => share === null && quantity !== null);
  const derived = sum > 0 && mayFollow;
  const missing = value.flatMap(({ share, quantity }, index) =>
    share === null && quantity !== undefined && !(mayFollow && (derived || quantities.includes(undefined)))
      ? [problem(`tranches.${String(index)}.share`, 'tranche-share-or-quantity')]
      : [],
  );
  if (problems.length + missing.length > 0) return { ok: false, problems: [...problems, ...missing] };
  return {
    ok: true,
    value: derived ? value.map((row) => ({ ...row, share: (row['quantity'] as number) / sum })) : value,
  };
}

/** 时段措施 typed row by row. */
export function readWindows(rows: readonly Texts[], words: CellWords): Checked<readonly unknown[]> {
  const { value, problems: unread } = readRows('windows', rows, WINDOW, words);
  const problems = [...unread, ...value.flatMap((row, index) => windowProblems(row, `windows.${String(index)}`))];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

/** What a row lacks, and days that are turned round; a cell that is wrong by itself has been told of. */
function windowProblems(row: Row, at: string): Problem[] {
  const missing = Object.keys(WINDOW).filter((column) => row[column] === null);
  const { from, until } = row;
  const isTurned = typeof from === 'string' && typeof until === 'string' && until < from;
  return [
    ...missing.map((column) => problem(`${at}.${column}`, 'required')),
    ...(isTurned ? [problem(`${at}.until`, 'end-before-start', { value: until, start: from })] : []),
  ];
}

type Row = Readonly<Record<string, unknown>>;

function readRows(
  list: string,
  rows: readonly Texts[],
  columns: Readonly<Record<string, Column>>,
  words: CellWords,
): { readonly value: readonly Row[]; readonly problems: readonly Problem[] } {
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
        return [name, read.ok ? read.value : undefined];
      }),
    ),
  );
  return { value, problems };
}
