import * as Plot from '@observablehq/plot';
import type { MonthTick } from './month-ticks.ts';
import { FAINT, INK, RULE } from './palette.ts';

export interface Dot {
  readonly x: number;
  readonly y: number;
}

export type Curves = Readonly<Record<'frozen' | 'planned' | 'built' | 'verified', readonly Dot[]>>;

export interface EndLabel {
  readonly y: number;
  readonly text: string;
}

interface Drawing {
  readonly curves: Curves;
  readonly ends: readonly EndLabel[];
  readonly fill: string;
  readonly colour: string;
  readonly days: number;
  readonly asOf: { readonly x: number; readonly text: string } | null;
  readonly target: number | null;
  readonly months: readonly MonthTick[];
  /** About how many lines across. */
  readonly rows: number;
  readonly unit: string;
  readonly bottom: number;
  readonly top: number;
}

/** Plans thin and dashed, the first with dots between, built thick, verified filled; what lies after the as-of day is dotted. */
export function sCurveMarks(drawing: Drawing): Plot.Markish[] {
  const { curves, colour, fill, asOf } = drawing;
  const now = asOf?.x ?? null;
  return [
    Plot.gridY({ stroke: RULE, strokeOpacity: 1, ticks: drawing.rows }),
    Plot.areaY(until(curves.verified, now), { x: 'x', y: 'y', fill }),
    line(curves.frozen, FAINT, 1.2, '9,3,1.5,3'),
    line(curves.planned, colour, 1.5, '5,3'),
    line(after(curves.built, now), colour, 2, '1.5,3'),
    line(until(curves.built, now), colour, 2.8),
    line(after(curves.verified, now), colour, 1.2, '1.5,3'),
    line(until(curves.verified, now), colour, 1.4),
    ...(drawing.target === null ? [] : [Plot.ruleY([drawing.target], { stroke: INK, strokeWidth: 1.4 })]),
    ...(asOf === null ? [] : asOfMarks(drawing, asOf)),
    Plot.ruleY([0], { stroke: INK }),
    ...axes(drawing),
    Plot.text(drawing.ends, {
      x: drawing.days,
      y: 'y',
      text: 'text',
      dx: 6,
      textAnchor: 'start',
      fill: INK,
    }),
  ];
}

function line(dots: readonly Dot[], stroke: string, strokeWidth: number, strokeDasharray?: string): Plot.Markish {
  return Plot.line(dots, {
    x: 'x',
    y: 'y',
    stroke,
    strokeWidth,
    ...(strokeDasharray === undefined ? {} : { strokeDasharray }),
  });
}

function asOfMarks({ days, top }: Drawing, asOf: { readonly x: number; readonly text: string }): Plot.Markish[] {
  const textAnchor = asOf.x < days * 0.2 ? 'start' : asOf.x > days * 0.8 ? 'end' : 'middle';
  return [
    Plot.ruleX([asOf.x], { stroke: INK, strokeDasharray: '2,2' }),
    Plot.text([asOf], { x: 'x', y: top, dy: -8, text: 'text', textAnchor, fill: INK }),
  ];
}

function axes({ months, rows, unit, top, bottom }: Drawing): Plot.Markish[] {
  return [
    Plot.axisY({ ticks: rows, tickSize: 0, label: null, fill: FAINT }),
    Plot.text([unit], { x: 0, y: top, dx: -8, dy: -8, text: [unit], textAnchor: 'end', fill: FAINT }),
    Plot.ruleX(months, { x: 'from', y1: bottom, y2: bottom, insetBottom: -4, stroke: INK }),
    Plot.text(months, {
      x: ({ from, to }: MonthTick) => (from + to) / 2,
      y: bottom,
      dy: 14,
      text: 'text',
      fill: FAINT,
    }),
  ];
}

/** The part of a line up to `x`, ending exactly there; all of it when there is no as-of day. */
function until(dots: readonly Dot[], x: number | null): readonly Dot[] {
  if (x === null) return dots;
  const cut = at(dots, x);
  return [...dots.filter((dot) => dot.x < x), ...(cut === null ? [] : [cut])];
}

function after(dots: readonly Dot[], x: number | null): readonly Dot[] {
  if (x === null) return [];
  const cut = at(dots, x);
  return [...(cut === null ? [] : [cut]), ...dots.filter((dot) => dot.x > x)];
}

function at(dots: readonly Dot[], x: number): Dot | null {
  const right = dots.findIndex((dot) => dot.x >= x);
  if (right < 0) return null;
  const [from, to] = [dots[Math.max(0, right - 1)]!, dots[right]!];
  const share = to.x === from.x ? 0 : (x - from.x) / (to.x - from.x);
  return { x, y: from.y + share * (to.y - from.y) };
}
