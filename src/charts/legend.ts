import { escapeText } from './escape-text.ts';
import { INK } from './palette.ts';
import { textWidth } from './text-width.ts';

export type LegendEntry =
  | { readonly text: string; readonly fill: string; readonly outline?: string }
  | {
      readonly text: string;
      readonly line: string;
      readonly width: number;
      readonly dash?: string;
      readonly upright?: true;
    };

const SWATCH = 18;

const LINE = 18;

/** Swatches and words at the head of a drawing, for charts whose parts are too many to name in place; in lines as wide as the drawing. */
export function legend(entries: readonly LegendEntry[], left: number, top: number, width = Infinity): string {
  return placed(entries, left, width)
    .map(({ entry, x, line }) => {
      const y = top + line * LINE;
      return (
        swatch(entry, x, y) +
        `<text x="${x + SWATCH + 6}" y="${y + 10}" fill="${INK}" text-anchor="start">${escapeText(entry.text)}</text>`
      );
    })
    .join('');
}

/** Pixels the lines of a legend take. */
export function legendRoom(entries: readonly LegendEntry[], width: number): number {
  return LINE * (1 + Math.max(0, ...placed(entries, 2, width).map(({ line }) => line)));
}

function placed(entries: readonly LegendEntry[], left: number, width: number) {
  let [x, line] = [left, 0];
  return entries.map((entry) => {
    const long = SWATCH + 6 + textWidth(entry.text, 12);
    if (x > left && x + long > width) [x, line] = [left, line + 1];
    const at = { entry, x, line };
    x += long + 16;
    return at;
  });
}

function swatch(entry: LegendEntry, x: number, y: number): string {
  if ('fill' in entry)
    return `<rect x="${x}" y="${y}" width="${SWATCH}" height="12" fill="${entry.fill}" stroke="${entry.outline ?? 'none'}"/>`;
  const dash = entry.dash === undefined ? '' : ` stroke-dasharray="${entry.dash}"`;
  const way = entry.upright === true ? `M${x + SWATCH / 2},${y - 2}v16` : `M${x},${y + 6}h${SWATCH}`;
  return `<path d="${way}" stroke="${entry.line}" stroke-width="${entry.width}"${dash} fill="none"/>`;
}
