import type { SheetCell, SheetTable } from '../../exchange/sheet.ts';
import { writeWorkbook } from '../../exchange/write-workbook.ts';
import type { Translate } from '../../words/messages.ts';
import type { Annex, Cell } from './bulletin/annex.ts';
import { exactText, unitText } from './issue/issued-form.ts';
import type { Block, Sheet } from './sheet.ts';

/** Which frozen run a sheet was set from, and of which day. */
export interface WorkbookOrigin {
  readonly asOf: string;
  readonly run: { readonly id: string; readonly fingerprint: string };
}

/** Spreadsheet programs take no more of a sheet's name. */
const NAME_ROOM = 31;

/** A sheet as an .xlsx workbook: first what it is and of which data, then each of its tables with its sums (figures as numbers, texts whole), last the figures it names, unrounded. */
export async function sheetWorkbook(sheet: Sheet, { asOf, run }: WorkbookOrigin, t: Translate): Promise<Uint8Array> {
  const title = t('briefings.workbook.title');
  const figures = { ...figuresTable(sheet, t), name: t('briefings.workbook.figures') };
  const taken = new Set([title, figures.name].map(folded));
  const annexes = [...sheet.body.flatMap(tablesOf), ...sheet.annexes];
  const tables = annexes.map((table) => ({ ...workTable(table), name: freeName(table, sheet, taken) }));
  const lines = [
    [t('briefings.workbook.sheet'), sheet.heading],
    [t('briefings.workbook.day'), asOf],
    [t('briefings.workbook.run'), run.id],
    [t('briefings.workbook.fingerprint'), run.fingerprint],
    ...(sheet.sample === null ? [] : [[t('briefings.workbook.note'), sheet.sample] as const]),
    ...sheet.colophon.trace.map((line) => [t('briefings.workbook.trace'), line] as const),
    ...annexes.flatMap(({ note, rows, empty }, at) =>
      [note, rows.length === 0 ? empty : ''].filter(Boolean).map((line) => [tables[at]!.name, line] as const),
    ),
  ] as const;
  const [first, ...further] = [...tables, figures];
  return writeWorkbook({ name: title, lines }, first, further);
}

function tablesOf(block: Block): readonly Annex[] {
  if (block.type === 'table') return [block.table];
  return block.type === 'columns' ? block.columns.flat().flatMap(tablesOf) : [];
}

function workTable({ head, rows, foot }: Annex): Omit<SheetTable, 'name'> {
  return {
    columns: head.map(({ text, kind }, at) => ({
      header: text,
      format: kind === 'figure' ? formatOf(rows.map((cells) => cells[at]?.text ?? '')) : '@',
      width: kind === 'words' ? 28 : 14,
    })),
    rows: [...rows, ...(foot.length === 0 ? [] : [foot])].map((cells) => cells.map(cellValue)),
  };
}

/** 54.0 stays 54.0: as many decimals as every figure of the column is printed with; where they differ, as spreadsheet programs like it. */
function formatOf(texts: readonly string[]): string {
  const decimals = new Set(texts.flatMap((text) => (/^[+−-]?[\d,]+(?:\.(\d+))?$/.exec(text) ?? [null]).slice(1).map((one) => (one ?? '').length))); // prettier-ignore
  const [digits = 0, ...others] = decimals;
  return others.length > 0 || digits === 0 ? 'General' : `0.${'0'.repeat(digits)}`;
}

/** A figure as a number where it is one, none (—) as an empty cell; everything else as its whole text. */
function cellValue({ text, kind, value, whole }: Cell): SheetCell {
  if (kind !== 'figure') return whole ?? text;
  if (typeof value === 'number') return value;
  const plain = text.replace('−', '-');
  if (/^[+-]?\d+(\.\d+)?$/.test(plain)) return Number(plain);
  return text === '—' || text === '' ? null : text;
}

function figuresTable({ figures }: Sheet, t: Translate): Omit<SheetTable, 'name'> {
  const text = (id: string, width: number) => ({ header: t(`briefings.workbook.${id}`), format: '@', width });
  return {
    columns: [
      text('figure', 40),
      { header: t('briefings.workbook.value'), format: 'General', width: 20 },
      text('printed', 14),
      text('unit', 10),
      text('basis', 60),
      text('release', 10),
    ],
    rows: figures.map((figure) => [
      figure.label,
      figure.value,
      exactText(figure),
      unitText(figure, t),
      figure.basis,
      t(`briefings.release.${figure.release}`),
    ]),
  };
}

/** A name no other sheet of the workbook has, without the signs spreadsheet programs refuse. */
function freeName({ number, title }: Annex, { heading }: Sheet, taken: Set<string>): string {
  const wanted = `${number} ${title === '' ? heading : title}`.replace(/[\\/?*[\]:'\p{Cc}]/gu, ' ').trim();
  for (let count = 1; ; count += 1) {
    const ending = count === 1 ? '' : ` ${String(count)}`;
    const name = `${cut(wanted, NAME_ROOM - ending.length)}${ending}`;
    if (taken.has(folded(name))) continue;
    taken.add(folded(name));
    return name;
  }
}

/** At most so many UTF-16 units, no sign cut in two. */
function cut(text: string, room: number): string {
  return text.slice(0, room).replace(/[\ud800-\udbff]$/, '').trim(); // prettier-ignore
}

function folded(name: string): string {
  return name.toLowerCase();
}
