import {
  type FileChild,
  HeightRule,
  type ITableBordersOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx';
import type { Annex } from '../bulletin/annex.ts';
import type { Chart } from '../../../charts/chart.ts';
import type { Block, Tile } from '../sheet.ts';
import { NO_LINE, wordChartTable, wordTable } from './word-table.ts';
import { line, spacer } from './word-line.ts';
import { THIN } from './word-styles.ts';

const NO_LINES = {
  top: NO_LINE,
  bottom: NO_LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: NO_LINE,
  insideVertical: NO_LINE,
};
const BOXED = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const BETWEEN = {
  top: THIN,
  bottom: THIN,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: NO_LINE,
  insideVertical: NO_LINE,
};

/** Room for a leader's note (60 mm) and for an answer (30 mm). */
const ROOM = { remark: 3402, reply: 1701 } as const;

/** A piece of a sheet as paragraphs and tables of the given width (twentieths of a point). */
export function wordBlock(block: Block, width: number): readonly FileChild[] {
  switch (block.type) {
    case 'tiles':
      return [tilesTable(block.tiles, width), spacer()];
    case 'paragraph':
      return [...(block.head === '' ? [] : [heading(block.head)]), line('Body', block.text)];
    case 'charts':
      return block.charts.flatMap((chart) => wordChart(chart, width));
    case 'table':
      return tableBlock(block.table, width);
    case 'facts':
      return [factsTable(block.rows, width), spacer()];
    case 'blank':
      return [roomFor(block.label, ROOM[block.size], width), spacer()];
    case 'notes':
      return block.lines.map((text) => line('Small', text));
    case 'signatures':
      return [signatures(block.labels, width)];
    case 'columns':
      return block.columns.flat().flatMap((one) => below(one, width));
  }
}

/** 一、总体情况: on a line of its own, where the page sets it before the text and ends it with a stop. */
function heading(head: string): Paragraph {
  return line('Heading1', bare(head));
}

function bare(head: string): string {
  return head.replace(/[。.]$/, '');
}

/** What a drawing finds, and its data: office programs are given figures they can edit. */
function wordChart({ title, table }: Chart, width: number): readonly FileChild[] {
  return [line('Caption', title), ...(table.rows.length === 0 ? [] : [wordChartTable(table, width), spacer()])];
}

function tableBlock(table: Annex, width: number): readonly FileChild[] {
  return [...(table.title === '' ? [] : [line('Heading3', table.title)]), ...annexBody(table, width)];
}

/** Note, rows and drawings of a table. */
export function annexBody(table: Annex, width: number): readonly FileChild[] {
  return [
    ...(table.note === '' ? [] : [line('TableNote', table.note)]),
    wordTable(table, width),
    spacer(),
    ...table.charts.flatMap((chart) => wordChart(chart, width)),
  ];
}

/** Cells beside each other, as wide as one another, without lines unless given. */
function grid(
  rows: readonly (readonly (readonly (Paragraph | Table)[])[])[],
  width: number,
  borders: ITableBordersOptions = NO_LINES,
): Table {
  const count = Math.max(1, ...rows.map((cells) => cells.length));
  const size = Math.floor(width / count);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: size * count, type: WidthType.DXA },
    columnWidths: Array.from({ length: count }, () => size),
    margins: { left: 60, right: 60 },
    borders,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: Array.from(
            { length: count },
            (_, at) => new TableCell({ width: { size, type: WidthType.DXA }, children: cells[at] ?? [spacer()] }),
          ),
        }),
    ),
  });
}

function tilesTable(tiles: readonly Tile[], width: number): Table {
  const cells = tiles.map(({ label, value, note }) => [
    line('TableHead', label),
    line('TileValue', value),
    line('TableText', note),
  ]);
  return grid([cells], width, BETWEEN);
}

function factsTable(rows: readonly { readonly label: string; readonly value: string }[], width: number): Table {
  const cells = rows.map(({ label, value }) => [line('TableHead', label), line('TableText', value)] as const);
  const pairs = Array.from({ length: Math.ceil(cells.length / 2) }, (_, at) => cells.slice(at * 2, at * 2 + 2));
  const [name, value] = [Math.floor(width * 0.17), Math.floor(width * 0.33)];
  const cell = (size: number, children: readonly Paragraph[]) =>
    new TableCell({ width: { size, type: WidthType.DXA }, children });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: 2 * (name + value), type: WidthType.DXA },
    columnWidths: [name, value, name, value],
    margins: { left: 60, right: 60 },
    borders: { ...BETWEEN, insideHorizontal: { ...THIN, color: '999999' } },
    rows: pairs.map(
      (pair) =>
        new TableRow({
          cantSplit: true,
          children: [0, 1].flatMap((at) => [
            cell(name, [pair[at]?.[0] ?? spacer()]),
            cell(value, [pair[at]?.[1] ?? spacer()]),
          ]),
        }),
    ),
  });
}

function roomFor(label: string, height: number, width: number): Table {
  const children = [line('TableHead', label)];
  const size = { size: width, type: WidthType.DXA } as const;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: size,
    columnWidths: [width],
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: height, rule: HeightRule.ATLEAST },
        children: [new TableCell({ width: size, borders: BOXED, children })],
      }),
    ],
  });
}

function signatures(labels: readonly string[], width: number): Paragraph {
  const step = Math.floor(width / Math.max(1, labels.length));
  return line('Imprint', labels.join('\t'), {
    spacing: { before: 240, after: 240 },
    tabStops: labels.slice(1).map((_, at) => ({ type: TabStopType.LEFT, position: step * (at + 1) })),
  });
}

/**
 * What the print sets side by side follows one another: a cell as high as a page is no place to write in. Text is set as small as the tables around it.
 */
function below(block: Block, width: number): readonly FileChild[] {
  if (block.type !== 'paragraph') return wordBlock(block, width);
  return [...(block.head === '' ? [] : [line('TableHead', bare(block.head))]), line('TableText', block.text)];
}
