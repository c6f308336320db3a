import type { Block, Figure, Paragraph, Sheet } from '../sheet.ts';
import { findFigure } from '../find-figure.ts';

/** Texts written by hand, by the id of their paragraph. */
export type Edits = Readonly<Record<string, string>>;

/** Every paragraph of a sheet, those in columns too, in their order. */
export function paragraphsOf(blocks: readonly Block[]): readonly Paragraph[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return [block];
    return block.type === 'columns' ? block.columns.flatMap((column) => paragraphsOf(column)) : [];
  });
}

/** The sheet with the texts written by hand in place of the generated ones; a paragraph that is not there any more is passed over. */
export function withEdits(sheet: Sheet, edits: Edits): Sheet {
  const edited = (block: Block): Block => {
    if (block.type === 'columns') return { ...block, columns: block.columns.map((column) => column.map(edited)) };
    const text = block.type === 'paragraph' ? edits[block.id] : undefined;
    if (block.type !== 'paragraph' || text === undefined || text === block.text) return block;
    return { ...block, text, figures: inOrder(text, sheet.figures), edited: true };
  };
  return { ...sheet, body: sheet.body.map(edited) };
}

/** Numbers of an edited text that are none of the sheet's figures and did not stand in the generated text; each once. */
export function unknownNumbers(text: string, generated: string, figures: readonly Figure[]): readonly string[] {
  const known = new Set([...figures.map(({ printed }) => bare(printed)), ...numbersOf(generated)]);
  return [...new Set(numbersOf(text).filter((number) => !known.has(number)))];
}

/** Days, years and numbers of documents are no figures: 8月31日前, 2024年, 〔2023〕5号. */
const NO_FIGURE =
  /(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?(?:[至到—－-]\d{1,2}日)?|\d{4}年|\d{4}-\d{2}-\d{2}|〔\d{4}〕(?:第?\d+号)?/gu;

/** The day the figures are of is as much to be right as they are. */
const AS_OF = /(?<=截至)\d{4}年\d{1,2}月\d{1,2}日/gu;

function numbersOf(text: string): readonly string[] {
  const days = text.match(AS_OF) ?? [];
  return [...days, ...(text.replace(NO_FIGURE, ' ').match(/\d+(?:[.,]\d+)*/g) ?? []).map(bare)];
}

function bare(number: string): string {
  return number.replace(/^[−-]/, '').replace(/,/g, '');
}

/** Figures an edited text prints, as they come; of several that print alike the sheet's first is meant. */
function inOrder(text: string, figures: readonly Figure[]): readonly string[] {
  const printed = new Map(figures.toReversed().map((figure) => [figure.printed, figure]));
  const found = [...printed.values()].flatMap((figure) => {
    const at = findFigure(text, figure);
    return at < 0 ? [] : [{ id: figure.id, at }];
  });
  return found.sort((a, b) => a.at - b.at).map(({ id }) => id);
}
