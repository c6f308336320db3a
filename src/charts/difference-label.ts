import * as Plot from '@observablehq/plot';
import { INK } from './palette.ts';

/** What a bar of a difference says beyond its end: left of one that goes below nought, right of the others. */
export function differenceLabel(row: {
  readonly key: string;
  readonly difference: number;
  readonly text: string;
}): Plot.Markish {
  const less = row.difference < 0;
  return Plot.text([row], {
    x: 'difference',
    y: 'key',
    text: 'text',
    dx: less ? -6 : 6,
    textAnchor: less ? 'end' : 'start',
    fill: INK,
  });
}
