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
  let rest = text;
  for (const id of ids) {
    const figure = figures.find((one) => one.id === id);
    const at = figure === undefined || figure.printed === '' ? -1 : rest.indexOf(figure.printed);
    if (figure === undefined || at < 0) continue;
    if (at > 0) pieces.push(plain(rest.slice(0, at)));
    pieces.push({ text: figure.printed, figure: id, value: figure.value });
    rest = rest.slice(at + figure.printed.length);
  }
  return rest === '' ? pieces : [...pieces, plain(rest)];
}

function plain(text: string): Piece {
  return { text, figure: null, value: null };
}
