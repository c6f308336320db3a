import * as Plot from '@observablehq/plot';
import { FAINT, INK, PAPER, RULE, tint } from './palette.ts';
import { fitText, widest } from './text-width.ts';

/** One bar of a waterfall: a level drawn from nothing, or a change hanging between two levels. */
export interface WaterfallRow {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly level: boolean;
  /** How many projects stand behind it; null where nobody counts them. */
  readonly projects: number | null;
}

const ROW = 26;
const CUT = '#a3312a';

/** What the axis begins at when the levels are cut short, and how that is said: a small change between large levels is not seen otherwise. */
export interface CutShort {
  readonly low: number;
  readonly text: string;
}

/** Levels as full bars, cuts and additions hanging between them; names at the left, figures at the right of each bar. */
export function waterfallPlot(
  rows: readonly WaterfallRow[],
  colour: string,
  width: number,
  cutShort: CutShort | null = null,
): Plot.PlotOptions {
  const labels = rows.map(({ label }) => label);
  const left = Math.min(width * 0.34, 14 + widest(labels, 12));
  const ends = rows.flatMap(({ from, to }) => [from, to]);
  const values = rows.map(({ value }) => value);
  const low = cutShort?.low ?? Math.min(0, ...ends);
  const start = cutShort?.low ?? 0;
  const foot = cutShort === null ? 6 : 22;
  const fill = ({ level, from, to }: WaterfallRow): string =>
    level ? colour : to < from ? tint(CUT, 0.35) : tint(colour, 0.35);
  return {
    width,
    height: rows.length * ROW + 6 + foot,
    marginTop: 6,
    marginBottom: foot,
    marginLeft: left,
    marginRight: 18 + widest(values, 12),
    x: { domain: [low, Math.max(low + 0.001, ...ends)], axis: null, clamp: true },
    y: { domain: rows.map(({ key }) => key), axis: null, padding: 0 },
    marks: [
      Plot.ruleX([start], { stroke: INK }),
      Plot.barX(rows, {
        y: 'key',
        x1: 'from',
        x2: 'to',
        fill,
        stroke: (row: WaterfallRow) => (row.level ? colour : row.to < row.from ? CUT : colour),
        strokeWidth: 0.8,
        insetTop: 5,
        insetBottom: 5,
      }),
      Plot.text(rows, {
        frameAnchor: 'left',
        y: 'key',
        text: ({ label }: WaterfallRow) => fitText(label, 12, left - 12),
        dx: 2 - left,
        textAnchor: 'start',
        fill: ({ level }: WaterfallRow) => (level ? INK : FAINT),
      }),
      Plot.text(rows, {
        y: 'key',
        x: ({ from, to }: WaterfallRow) => Math.max(from, to),
        text: 'value',
        dx: 6,
        textAnchor: 'start',
        fill: INK,
        stroke: PAPER,
        strokeWidth: 3,
      }),
      Plot.ruleY(rows.slice(1), { y: 'key', x1: start, x2: start, stroke: RULE }),
      ...(cutShort === null
        ? []
        : [
            Plot.text([cutShort.text], {
              frameAnchor: 'bottom-left',
              dy: 16,
              text: [cutShort.text],
              textAnchor: 'start',
              fill: FAINT,
            }),
          ]),
    ],
  };
}
