import * as Plot from '@observablehq/plot';
import { isNarrow, labelRoom } from './for-phones.ts';
import { INK, PAPER } from './palette.ts';
import { fitText, widest } from './text-width.ts';

interface Worded {
  readonly key: string;
  readonly label: string;
  readonly verdict: string;
}

interface BarRows {
  /** Pixels from one row to the next. */
  readonly row: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  /** Pixels kept free above and below a bar, of those it leaves free itself. */
  readonly insets: (own: number) => { readonly insetTop: number; readonly insetBottom: number };
  /** How far the middle of a bar lies below the middle of its row. */
  readonly shift: number;
  readonly ticks: readonly number[];
  readonly words: readonly Plot.Markish[];
}

const TICKS = [0, 50, 100, 150, 200];
const BESIDE = 30;
const ABOVE = 46;
const LINE = 16;
const SIZE = 12;

/** Rows of bars with a name and a verdict each: both beside the bar, or above it where a phone would leave the bar no room. */
export function barRows(rows: readonly Worded[], width: number): BarRows {
  return isNarrow(width) ? wordsAbove(rows, width) : wordsBeside(rows, width);
}

function wordsBeside(rows: readonly Worded[], width: number): BarRows {
  const left = Math.min(labelRoom(width), 12 + widest(rows.map(({ label }) => label), SIZE)); // prettier-ignore
  return {
    row: BESIDE,
    marginLeft: left,
    marginRight: 16 + widest(rows.map(({ verdict }) => verdict), SIZE), // prettier-ignore
    insets: (own) => ({ insetTop: own, insetBottom: own }),
    shift: 0,
    ticks: TICKS,
    words: [
      rowText(rows, ({ label }) => fitText(label, SIZE, left - 10), 'left', { dx: 2 - left, textAnchor: 'start' }),
      rowText(rows, ({ verdict }) => verdict, 'right', { dx: 10, textAnchor: 'start' }),
    ],
  };
}

function wordsAbove(rows: readonly Worded[], width: number): BarRows {
  const edge = 14;
  const dy = -(ABOVE - LINE) / 2 + 4;
  // The line of the target runs through the words' line: it stands back for them.
  const halo = { stroke: PAPER, strokeWidth: 5 };
  const room = ({ verdict }: Worded): number => width - 12 - widest([verdict], SIZE) - 8;
  return {
    row: ABOVE,
    marginLeft: edge,
    marginRight: edge,
    insets: (own) => ({ insetTop: own + LINE, insetBottom: own }),
    shift: LINE / 2,
    ticks: TICKS,
    words: [
      rowText(rows, (row) => fitText(row.label, SIZE, room(row)), 'left', {
        ...halo,
        dx: 2 - edge,
        dy,
        textAnchor: 'start',
      }),
      rowText(rows, ({ verdict }) => verdict, 'right', { ...halo, dx: edge - 2, dy, textAnchor: 'end' }),
    ],
  };
}

function rowText(
  rows: readonly Worded[],
  text: (row: Worded) => string,
  frameAnchor: 'left' | 'right',
  place: Pick<Plot.TextOptions, 'dx' | 'dy' | 'textAnchor' | 'stroke' | 'strokeWidth'>,
): Plot.Markish {
  return Plot.text(rows, { y: 'key', text, frameAnchor, ...place, fill: INK });
}
