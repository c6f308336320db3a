import {
  type FileChild,
  type Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Sheet } from '../sheet.ts';
import { line, spacer } from './word-line.ts';
import { THICK, THIN } from './word-styles.ts';
import { NO_LINE } from './word-table.ts';

/** 版记: at the bottom of the last page of text, between two rules; copies above, where the figures come from below. */
export function wordImprint({ colophon }: Sheet, width: number): readonly FileChild[] {
  const { copies, trace } = colophon;
  const rows = [
    ...(copies.length === 0
      ? []
      : [[line('Imprint', copies.join('\t'), { tabStops: [{ type: 'right', position: width - 320 }] })]]),
    ...(trace.length === 0 ? [] : [trace.map((text) => line('Small', text))]),
  ];
  if (rows.length === 0) return [];
  const size = { size: width, type: WidthType.DXA } as const;
  const row = (children: readonly Paragraph[]) =>
    new TableRow({ cantSplit: true, children: [new TableCell({ width: size, children })] });
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: size,
    columnWidths: [width],
    margins: { left: 160, right: 160, top: 20, bottom: 20 },
    borders: {
      top: THICK,
      bottom: THICK,
      left: NO_LINE,
      right: NO_LINE,
      insideHorizontal: THIN,
      insideVertical: NO_LINE,
    },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: 0,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      topFromText: 0,
      bottomFromText: 0,
      leftFromText: 0,
      rightFromText: 0,
    },
    rows: rows.map(row),
  });
  return [table, spacer()];
}
