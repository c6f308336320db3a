import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { BulletinView } from '../../services/briefing/bulletin-page.ts';
import type { Locale } from '../../words/messages.ts';

const views = new URL('../../../views/', import.meta.url);

type Sheet = BulletinView & { readonly lang: Locale; readonly style: string };
let compiled: ((sheet: Sheet) => string) | undefined;

/** Faces of last resort, what is printed, how it lies on a screen and in other languages; all written into the sheet itself. */
const SHEET_STYLES = ['faces', 'sheet', 'screen'].map((part) => `assets/briefing-${part}.css`);

/** The sheet as one self-contained file: its style inside, no script, no address; the page and the command line make the same bytes. */
export function bulletinHtml(view: BulletinView, lang: Locale): string {
  compiled ??= Handlebars.create().compile<Sheet>(textOf('briefings/bulletin.hbs'), { strict: true });
  return compiled({ ...view, lang, style: styleOf(SHEET_STYLES.map(textOf).join('\n'), view) });
}

/** Without comments and indents, which are for whoever edits the file, and with the page numbers' words in the sheet's language. */
function styleOf(css: string, { pageWords }: BulletinView): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/'\{(before|between|after)\}'/g, (_, word: keyof typeof pageWords) => JSON.stringify(pageWords[word]))
    .trim();
}

function textOf(path: string): string {
  return readFileSync(new URL(path, views), 'utf8');
}
