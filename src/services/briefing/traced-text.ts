import { findFigure } from './find-figure.ts';
import type { Figure } from './sheet.ts';

/** A stretch of text; one that prints a figure names it. */
export interface Piece {
  readonly text: string;
  readonly figure: string | null;
  readonly value: number | null;
}

/** Cuts a text at the figures it prints, in their order; a figure an edited text no longer prints is passed over. */
export function tracedText(text: string, ids: readonly string[], figures: readonly Figure[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const id of ids) {
    const figure = figures.find((one) => one.id === id);
    const at = figure === undefined ? -1 : findFigure(text, figure, from);
    if (figure === undefined || at < 0) continue;
    if (at > from) pieces.push(plain(text.slice(from, at)));
    pieces.push({ text: figure.printed, figure: id, value: figure.value });
    from = at + figure.printed.length;
  }
  return from === text.length ? pieces : [...pieces, plain(text.slice(from))];
}

function plain(text: string): Piece {
  return { text, figure: null, value: null };
}
