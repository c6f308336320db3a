import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { ChartTable } from '../../../charts/chart.ts';
import type { Annex, Cell } from '../bulletin/annex.ts';
import { line } from './word-line.ts';
import { THICK, THIN } from './word-styles.ts';

const HAIR = { style: BorderStyle.SINGLE, size: 4, color: '999999' } as const;
export const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** A table as wide as given (twentieths of a point): its head on every page, no row cut in two, sums in bold. */
export function wordTable({ head, rows, foot, empty, widths, sums = [] }: Annex, width: number): FileChild {
  const columns = columnWidths(widths ?? measured([head, ...rows, foot]), width);
  const sum = new Set(sums);
  const row = (cells: readonly Cell[], bold = false) =>
    new TableRow({ cantSplit: true, children: cells.map((cell, at) => wordCell(cell, columns[at]!, bold)) });
  const none = new TableCell({
    columnSpan: head.length,
    width: { size: width, type: WidthType.DXA },
    children: [line('TableText', empty, { alignment: AlignmentType.CENTER })],
  });
  return framed(columns, [
    headRow(head, columns),
    ...(rows.length === 0
      ? [new TableRow({ cantSplit: true, children: [none] })]
      : rows.map((cells, at) => row(cells, sum.has(at)))),
    ...(foot.length === 0 ? [] : [row(foot, true)]),
  ]);
}

/** The data of a drawing; columns of nothing but figures stand right. */
export function wordChartTable({ head, rows }: ChartTable, width: number): FileChild {
  const isFigure = head.map((_, at) => rows.every((row) => /^[+−-]?\d[\d.,]*%?$|^—?$/.test(row[at] ?? '')));
  const cell = (text: string, at: number): Cell => ({ text, kind: isFigure[at] === true ? 'figure' : 'words' });
  const [top, lines] = [head.map(cell), rows.map((row) => row.map(cell))];
  const columns = columnWidths(measured([top, ...lines]), width);
  return framed(columns, [
    headRow(top, columns),
    ...lines.map(
      (cells) => new TableRow({ cantSplit: true, children: cells.map((one, at) => wordCell(one, columns[at]!)) }),
    ),
  ]);
}

function framed(columns: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: columns,
    margins: { left: 60, right: 60, top: 10, bottom: 10 },
    borders: {
      top: THICK,
      bottom: THICK,
      left: NO_LINE,
      right: NO_LINE,
      insideHorizontal: HAIR,
      insideVertical: NO_LINE,
    },
    rows,
  });
}

function headRow(head: readonly Cell[], columns: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map(
      ({ text, kind }, at) =>
        new TableCell({
          width: { size: columns[at]!, type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.BOTTOM,
          borders: { bottom: THIN },
          children: [line('TableHead', text, kind === 'figure' ? { alignment: AlignmentType.RIGHT } : {})],
        }),
    ),
  });
}

function wordCell({ text, kind, whole }: Cell, size: number, bold = false): TableCell {
  const alignment = kind === 'figure' ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return new TableCell({
    width: { size, type: WidthType.DXA },
    children: [line(bold ? 'TableHead' : 'TableText', whole ?? text, { alignment })],
  });
}

/** The width of one half-width sign of a table's text. */
const SIGN = 92;
const MOST_SIGNS = 44;

/** What every column wants, in half-width signs: figures and short words whole, long texts at most a few lines; a head may stand on two lines. */
function measured(lines: readonly (readonly Cell[])[]): readonly number[] {
  const [head, ...rows] = lines;
  return head!.map((title, at) => {
    const cells = rows.flatMap((row) => (row[at] === undefined ? [] : [signs(row[at].text)]));
    return Math.min(MOST_SIGNS, Math.max(4, Math.ceil(signs(title.text) / 2) + 1, ...cells) + 1.5);
  });
}

/** Shares a width out: what is left over goes to the widest columns, what is lacking is taken from them. */
function columnWidths(wanted: readonly number[], width: number): readonly number[] {
  const all = wanted.reduce((sum, one) => sum + one, 0);
  const scaled = wanted.map((one) => Math.floor(one * Math.max(SIGN * 0.6, width / all)));
  const excess = scaled.reduce((sum, one) => sum + one, 0) - width;
  const widest = scaled.indexOf(Math.max(...scaled));
  return scaled.map((one, at) => (at === widest ? Math.max(400, one - excess) : one));
}

function signs(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffee]/g)?.length ?? 0);
}
