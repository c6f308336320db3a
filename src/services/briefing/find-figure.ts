import type { Figure } from './sheet.ts';

/** What looks like a number of the sheet and is none: days, terms of days and what is quoted (names). */
const NO_FIGURES = /\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d\d-\d\d|\d{1,2} \p{L}+ \d{4}|\d+ ?天|\d+ days|“[^”]*”/gu;

/** Where a text prints a figure, from a place on: as a number of its own, not as a piece of another or of a day. Below 0 when it does not. */
export function findFigure(text: string, { printed, unit }: Pick<Figure, 'printed' | 'unit'>, from = 0): number {
  if (printed === '') return -1;
  const veiled = unit === 'days' ? text : text.replace(NO_FIGURES, (found) => '　'.repeat(found.length));
  for (let at = veiled.indexOf(printed, from); at >= 0; at = veiled.indexOf(printed, at + 1)) {
    const after = veiled.slice(at + printed.length);
    if (!/[\d.]$/.test(veiled.slice(0, at)) && !/^\.?\d/.test(after)) return at;
  }
  return -1;
}

/** Of figures in the order a text comes to them, the ids of those it really prints. */
export function figuresPrinted(text: string, ids: readonly string[], figures: readonly Figure[]): readonly string[] {
  let from = 0;
  return ids.filter((id) => {
    const figure = figures.find((one) => one.id === id);
    const at = figure === undefined ? -1 : findFigure(text, figure, from);
    if (figure === undefined || at < 0) return false;
    from = at + figure.printed.length;
    return true;
  });
}
