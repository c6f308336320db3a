import type { Translate } from '../../../words/messages.ts';
import { printedParts } from '../../../words/round.ts';
import { type Annex, type Cell, words } from '../bulletin/annex.ts';
import {
  COLUMNS,
  COLUMNS_BY_HAND,
  DECIMALS,
  type DispatchLine,
  SUMMED,
  sumCell,
  type SummedColumn,
  widthsFor,
} from './dispatch-columns.ts';
import type { DispatchFacts, DispatchProject } from './dispatch-facts.ts';

type Sums = Readonly<Record<SummedColumn, number>>;

/** The lines of one district, rounded so that they add up to its subtotal as printed. */
export interface DispatchGroup {
  readonly district: string;
  readonly name: string;
  readonly lines: readonly DispatchLine[];
  readonly sums: Sums;
}

export interface DispatchTotals {
  readonly groups: readonly DispatchGroup[];
  readonly sums: Sums;
}

/** By district in the order of the codes; total, subtotals and lines are rounded together, so that every printed column adds up. */
export function dispatchTotals({ projects, districts }: DispatchFacts): DispatchTotals {
  const groups = districts
    .map(({ id, name }) => ({ id, name, own: projects.filter(({ district }) => district === id) }))
    .filter(({ own }) => own.length > 0);
  const sums = new Map<SummedColumn, readonly number[]>();
  const totals = new Map<SummedColumn, number>();
  for (const column of SUMMED) {
    const exact = groups.map(({ own }) => total(own.map((project) => added(project, column))));
    sums.set(column, printedParts(exact, total(exact), DECIMALS));
    totals.set(column, total(exact));
  }
  let before = 0;
  return {
    groups: groups.map(({ id, name, own }, index) => {
      const first = before + 1;
      before += own.length;
      const of = sumsOf((column) => sums.get(column)![index]!);
      return { district: id, name, lines: linesOf(own, name, first, of), sums: of };
    }),
    sums: sumsOf((column) => totals.get(column)!),
  };
}

/** The table of a dispatch sheet: every project one line, a subtotal after each district, the total at the end. */
export function dispatchTable(facts: DispatchFacts, { groups }: DispatchTotals, t: Translate): Annex {
  const columns = facts.byHand ? COLUMNS_BY_HAND : COLUMNS;
  const sums = asPrinted(groups);
  const widths = widthsFor(columns, sums);
  const sumRow = (label: string, of: Sums): readonly Cell[] =>
    columns.map(({ id }) => {
      if (id === 'project') return words(label);
      const column = SUMMED.find((one) => one === id);
      return column === undefined ? words('') : sumCell(of[column], true);
    });
  const rows = groups.flatMap(({ name, lines, sums: own }) => [
    ...lines.map((line) => columns.map(({ cell }, index) => cell(line, t, widths[index]!))),
    sumRow(t('dispatch.subtotal', { name, count: lines.length }), own),
  ]);
  let last = -1;
  return {
    number: '',
    title: '',
    note: t('dispatch.note'),
    head: columns.map(({ id, kind }) => ({ text: t(`dispatch.column.${id}`), kind })),
    rows,
    foot: rows.length === 0 ? [] : sumRow(t('dispatch.total', { count: facts.projects.length }), sums),
    empty: t('dispatch.empty'),
    charts: [],
    layout: 'below',
    widths,
    tall: facts.byHand,
    sums: groups.map(({ lines }) => (last += lines.length + 1)),
  };
}

function linesOf(own: readonly DispatchProject[], district: string, first: number, sums: Sums) {
  const printed = new Map(
    SUMMED.map((column) => [
      column,
      printedParts(
        own.map((project) => added(project, column)),
        sums[column],
        DECIMALS,
      ),
    ]),
  );
  return own.map((project, index): DispatchLine => ({
    project,
    place: first + index,
    district,
    printed: Object.fromEntries(
      SUMMED.map((column) => [column, shown(project, column, printed.get(column)![index]!)]),
    ) as Record<SummedColumn, number | null>,
  }));
}

/** What a project adds to a column. */
export function added(project: DispatchProject, column: SummedColumn): number {
  return project.planned ? (stated(project, column) ?? 0) : 0;
}

function stated(project: DispatchProject, column: SummedColumn): number | null {
  return column === 'capital' || column === 'spent' ? project[column] : project.tonnes[column];
}

function shown(project: DispatchProject, column: SummedColumn, printed: number): number | null {
  if (stated(project, column) === null) return null;
  return project.planned ? printed : stated(project, column);
}

function sumsOf(read: (column: SummedColumn) => number): Sums {
  return Object.fromEntries(SUMMED.map((column) => [column, read(column)])) as Record<SummedColumn, number>;
}

/** The total as the subtotals print it: whoever adds up a workbook comes to the same to the last digit. */
function asPrinted(groups: DispatchTotals['groups']): Sums {
  return sumsOf((column) => Number(total(groups.map(({ sums }) => sums[column])).toFixed(DECIMALS)));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
