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

/** One line of swatches and words at the head of a drawing, for charts whose parts are too many to name in place. */
export function legend(entries: readonly LegendEntry[], left: number, top: number): string {
  let x = left;
  return entries
    .map((entry) => {
      const at = x;
      x += SWATCH + 6 + textWidth(entry.text, 12) + 16;
      return (
        swatch(entry, at, top) +
        `<text x="${at + SWATCH + 6}" y="${top + 10}" fill="${INK}" text-anchor="start">${escapeText(entry.text)}</text>`
      );
    })
    .join('');
}

function swatch(entry: LegendEntry, x: number, y: number): string {
  if ('fill' in entry)
    return `<rect x="${x}" y="${y}" width="${SWATCH}" height="12" fill="${entry.fill}" stroke="${entry.outline ?? 'none'}"/>`;
  const dash = entry.dash === undefined ? '' : ` stroke-dasharray="${entry.dash}"`;
  const way = entry.upright === true ? `M${x + SWATCH / 2},${y - 2}v16` : `M${x},${y + 6}h${SWATCH}`;
  return `<path d="${way}" stroke="${entry.line}" stroke-width="${entry.width}"${dash} fill="none"/>`;
}
