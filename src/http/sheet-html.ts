import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { Annex, Cell } from '../services/briefing/bulletin/annex.ts';
import type { Block, Figure, Sheet, Tile } from '../services/briefing/sheet.ts';
import { tracedText } from '../services/briefing/traced-text.ts';
import type { Locale } from '../words/messages.ts';
import { denseTable } from './dense-table.ts';

const views = new URL('../../views/', import.meta.url);

type Page = Omit<Sheet, 'body' | 'annexes' | 'seal'> & {
  readonly annexes: readonly object[];
  readonly body: readonly object[];
  readonly seal: Sheet['seal'] | null;
  readonly lang: Locale;
  readonly style: string;
};
let compiled: ((sheet: Page) => string) | undefined;

/** Faces of last resort, what is printed, its blocks, how it lies on a screen and in other languages; all written into the sheet itself. */
const SHEET_STYLES = ['faces', 'sheet', 'blocks', 'dense', 'card', 'kinds', 'issue', 'screen'].map(
  (part) => `assets/briefing-${part}.css`,
);

/** The sheet as one self-contained file: its style inside, no script, no address; the page and the command line make the same bytes. */
export function sheetHtml(sheet: Sheet, lang: Locale): string {
  compiled ??= compileSheet();
  return compiled({
    watermark: '',
    seal: null,
    ...sheet,
    lang,
    body: sheet.body.map((block) => printed(block, sheet.figures)),
    annexes: sheet.annexes.map((annex) => tracedTable(annex, sheet.figures)),
    style: styleOf(SHEET_STYLES.map(textOf).join('\n'), sheet),
  });
}

function compileSheet(): (sheet: Page) => string {
  const handlebars = Handlebars.create();
  for (const file of readdirSync(new URL('briefings/blocks/', views)))
    handlebars.registerPartial(`briefings/blocks/${file.replace(/\.hbs$/, '')}`, textOf(`briefings/blocks/${file}`));
  return handlebars.compile<Page>(textOf('briefings/sheet.hbs'), { strict: true });
}

/** Blocks as the templates read them: paragraphs and tiles cut at their figures. */
function printed(block: Block, figures: readonly Figure[]): object {
  if (block.type === 'paragraph') return { ...block, pieces: tracedText(block.text, block.figures, figures) };
  if (block.type === 'tiles') return { ...block, tiles: block.tiles.map((tile) => printedTile(tile, figures)) };
  if (block.type === 'table' && block.table.widths !== undefined) return { ...block, table: denseTable(block.table) };
  if (block.type === 'table') return { ...block, table: tracedTable(block.table, figures) };
  if (block.type !== 'columns') return block;
  return { ...block, columns: block.columns.map((column) => column.map((one) => printed(one, figures))) };
}

/** A table whose cells name the figures they print, as far as they print what the figure is. */
function tracedTable(annex: Annex, figures: readonly Figure[]): object {
  const known = new Map(figures.map((one) => [one.id, one]));
  const cell = (one: Cell): object => {
    const found = one.of === undefined ? undefined : known.get(one.of);
    const isSame = found !== undefined && one.text.replace('−', '') === found.printed.replace('−', '');
    return isSame
      ? { ...one, pieces: [{ text: one.text, figure: found.id, value: found.value }] }
      : { ...one, pieces: [] };
  };
  return { ...annex, rows: annex.rows.map((row) => row.map(cell)), foot: annex.foot.map(cell) };
}

/** Value and note of a tile cut at their figures; those the value prints come first. */
function printedTile({ label, value, note, figures: ids = [] }: Tile, figures: readonly Figure[]): object {
  const pieces = tracedText(value, ids, figures);
  const left = ids.filter((id) => !pieces.some(({ figure }) => figure === id));
  return { label, value: pieces, note: tracedText(note, left, figures) };
}

/** Without comments and indents, which are for whoever edits the file, and with the page numbers' words in the sheet's language. */
function styleOf(css: string, { pageWords }: Sheet): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/'\{(before|between|after)\}'/g, (_, word: keyof typeof pageWords) => JSON.stringify(pageWords[word]))
    .trim();
}

function textOf(path: string): string {
  return readFileSync(new URL(path, views), 'utf8');
}
