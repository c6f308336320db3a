import * as Plot from '@observablehq/plot';
import type { Translate } from '../words/messages.ts';
import { signed, tonnes } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { HALO, INK, pollutantColour, RULE } from './palette.ts';
import { fitText, textWidth, widest } from './text-width.ts';

/** What one factor alone does to the season's tonnes: from the fifth to the ninety-fifth percentile, less the plan. */
export interface TornadoRow {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

export interface TornadoData {
  readonly id: string;
  readonly pollutant: string;
  /** The widest first. */
  readonly rows: readonly TornadoRow[];
  /** Width of the drawing in pixels. */
  readonly width?: number;
}

const ROW = 26;

interface Bar extends TornadoRow {
  readonly key: string;
}

/** Bars around the plan, the widest on top: what it would pay to be surer of. */
export function tornadoBars(data: TornadoData, t: Translate): Chart {
  const { id, pollutant, width = 520 } = data;
  const bars = data.rows.map((row, index): Bar => ({ ...row, key: String(index) }));
  const left = Math.min(
    width * 0.42,
    12 +
      widest(
        bars.map(({ name }) => name),
        12,
      ),
  );
  const [low, high] = [Math.min(0, ...bars.map((bar) => bar.low)), Math.max(0, ...bars.map((bar) => bar.high))];
  const room = ((high - low || 1) * 64) / (width - left);
  const colour = pollutantColour(pollutant);
  // Beyond its end, or beyond the line of the plan where that would run through the figure.
  const perPixel = (high - low + 2 * room) / (width - left - 4);
  const clear = (end: number, side: 1 | -1): number => {
    const reach = (textWidth(shown(end), 12) + 8) * perPixel;
    return end * side < 0 && end * side + reach > 0 ? 0 : end;
  };
  return chart({
    id,
    ...tornadoWords(data, t),
    plot: {
      width,
      height: bars.length * ROW + 8,
      marginTop: 4,
      marginBottom: 4,
      marginLeft: left,
      marginRight: 4,
      x: { domain: [low - room, high + room], axis: null },
      y: { domain: bars.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        Plot.ruleX([0], { stroke: RULE }),
        Plot.barX(bars, {
          y: 'key',
          x1: 'low',
          x2: 'high',
          fill: colour,
          fillOpacity: 0.45,
          stroke: colour,
          insetTop: 5,
          insetBottom: 5,
        }),
        Plot.ruleX([0], { stroke: INK }),
        Plot.text(bars, {
          x: (bar: Bar) => clear(bar.low, -1),
          y: 'key',
          text: ({ low: end }: Bar) => shown(end),
          dx: -5,
          textAnchor: 'end',
          fill: INK,
          ...HALO,
        }),
        Plot.text(bars, {
          x: (bar: Bar) => clear(bar.high, 1),
          y: 'key',
          text: ({ high: end }: Bar) => shown(end),
          dx: 5,
          textAnchor: 'start',
          fill: INK,
          ...HALO,
        }),
        Plot.text(bars, {
          y: 'key',
          text: ({ name }: Bar) => fitText(name, 12, left - 8),
          frameAnchor: 'left',
          dx: 2 - left,
          textAnchor: 'start',
          fill: INK,
        }),
      ],
    },
  });
}

function shown(value: number): string {
  return signed(value, Math.abs(value) >= 99.95 ? 0 : 1);
}

function tornadoWords({ pollutant, rows }: TornadoData, t: Translate) {
  const pollutantName = t(`charts.pollutant-${pollutant}`);
  const [first] = rows;
  return {
    title: t('chances.tornado-title', {
      pollutant: pollutantName,
      any: first === undefined ? 'no' : 'yes',
      name: first?.name ?? '',
      range: tonnes((first?.high ?? 0) - (first?.low ?? 0)),
    }),
    description: t('chances.tornado-description', { pollutant: pollutantName }),
    dataLabel: t('charts.data'),
    table: {
      head: [t('chances.factor'), ...['p5', 'p95'].map((key) => `${t(`chances.${key}`)} (${t('charts.tonnes')})`)],
      rows: rows.map(({ name, low, high }) => [name, shown(low), shown(high)]),
    },
  };
}
