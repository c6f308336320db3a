import * as Plot from '@observablehq/plot';
import { daysBetween } from '../words/day.ts';
import type { Translate } from '../words/messages.ts';
import { tonnes } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { monthTicks, type MonthTick } from './month-ticks.ts';
import { FAINT, INK, pollutantColour, RULE } from './palette.ts';
import { spreadLabels } from './spread-labels.ts';
import { widest } from './text-width.ts';

/** Tonnes up to and including a day: what nine draws in ten lie between, and the middle one. */
export interface BandPoint {
  readonly day: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export interface BandData {
  readonly id: string;
  readonly pollutant: string;
  readonly from: string;
  readonly to: string;
  readonly points: readonly BandPoint[];
  /** Tonnes at the end as planned, without anything varying. */
  readonly planned: number;
  /** Width of the drawing in pixels. */
  readonly width?: number;
}

const HEIGHT = 260;
const MARGIN = { marginTop: 30, marginBottom: 24 };

interface Dot extends BandPoint {
  readonly x: number;
}

/** The season's growing tonnes as a band from the fifth to the ninety-fifth percentile, the median in it, the plan as a ring at the end. */
export function bandCurve(data: BandData, t: Translate): Chart {
  const { id, pollutant, from, to, points, planned, width = 520 } = data;
  const colour = pollutantColour(pollutant);
  const length = daysBetween(from, to) + 1;
  const start: Dot = { x: 0, day: from, low: 0, middle: 0, high: 0 };
  const dots = [start, ...points.map((point): Dot => ({ ...point, x: daysBetween(from, point.day) + 1 }))];
  const levels = [0, planned, ...dots.flatMap(({ low, high }) => [low, high])];
  const [bottom, top] = [Math.min(...levels), Math.max(1e-9, ...levels) * 1.05];
  const last = dots.at(-1) ?? start;
  const named = [
    { y: last.high, text: tonnes(last.high) },
    { y: last.low, text: tonnes(last.low) },
    { y: planned, text: t('chances.band-plan', { planned: tonnes(planned) }) },
  ];
  const perPixel = (top - bottom) / (HEIGHT - MARGIN.marginTop - MARGIN.marginBottom);
  const rows = spreadLabels(
    named.map(({ y }) => y),
    14 * perPixel,
    bottom,
    top,
  );
  const ends = named.map(({ text }, index) => ({ y: rows[index]!, text }));
  const months = monthTicks(from, to, t);
  return chart({
    id,
    ...bandWords(data, last, t),
    plot: {
      width,
      height: HEIGHT,
      ...MARGIN,
      marginLeft: 14 + widest([tonnes(top), tonnes(bottom)], 12),
      marginRight:
        14 +
        widest(
          ends.map(({ text }) => text),
          12,
        ),
      x: { domain: [0, length], axis: null },
      y: { domain: [bottom, top], axis: null },
      marks: [
        Plot.gridY({ stroke: RULE, strokeOpacity: 1, ticks: 4 }),
        Plot.areaY(dots, { x: 'x', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.22 }),
        Plot.line(dots, { x: 'x', y: 'low', stroke: colour, strokeWidth: 0.8 }),
        Plot.line(dots, { x: 'x', y: 'high', stroke: colour, strokeWidth: 0.8 }),
        Plot.line(dots, { x: 'x', y: 'middle', stroke: colour, strokeWidth: 2.2 }),
        Plot.ruleY([0], { stroke: INK }),
        Plot.dot([{ x: length, y: planned }], {
          x: 'x',
          y: 'y',
          r: 4,
          stroke: INK,
          strokeWidth: 1.6,
          fill: 'white',
          clip: false,
        }),
        Plot.axisY({ ticks: 4, tickSize: 0, label: null, fill: FAINT }),
        Plot.text([t('charts.tonnes')], {
          x: 0,
          y: top,
          dx: -8,
          dy: -8,
          text: [t('charts.tonnes')],
          textAnchor: 'end',
          fill: FAINT,
        }),
        Plot.ruleX(months, { x: 'from', y1: bottom, y2: bottom, insetBottom: -4, stroke: INK }),
        Plot.text(months, {
          x: ({ from: a, to: b }: MonthTick) => (a + b) / 2,
          y: bottom,
          dy: 14,
          text: 'text',
          fill: FAINT,
        }),
        Plot.text(ends, { x: length, y: 'y', text: 'text', dx: 8, textAnchor: 'start', fill: INK }),
      ],
    },
  });
}

function bandWords({ pollutant, points, planned, to }: BandData, { low, middle, high }: BandPoint, t: Translate) {
  const name = t(`charts.pollutant-${pollutant}`);
  const shown = { name, to, low: tonnes(low), middle: tonnes(middle), high: tonnes(high), planned: tonnes(planned) };
  return {
    title: t('chances.band-title', { ...shown, same: shown.low === shown.high ? 'yes' : 'no' }),
    description: t('chances.band-description', shown),
    dataLabel: t('charts.data'),
    table: {
      head: [t('charts.day'), ...['p5', 'p50', 'p95'].map((key) => `${t(`chances.${key}`)} (${t('charts.tonnes')})`)],
      rows: points.map((point) => [point.day, tonnes(point.low), tonnes(point.middle), tonnes(point.high)]),
    },
  };
}
