import { daysBetween } from '../words/day.ts';
import type { Translate } from '../words/messages.ts';
import { tonnes } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { bookFills } from './hatch.ts';
import { monthTicks, shortDay } from './month-ticks.ts';
import { pollutantColour } from './palette.ts';
import { type Curves, type EndLabel, sCurveMarks } from './s-curve-marks.ts';
import { spreadLabels } from './spread-labels.ts';
import { widest } from './text-width.ts';

/** Tonnes of the period up to and including the day. */
export interface CurvePoint {
  readonly day: string;
  readonly tonnes: number;
}

/** Frozen plan, present plan, what is built, what is verified. */
const CURVES = ['frozen', 'planned', 'built', 'verified'] as const;
export type Curve = (typeof CURVES)[number];

export interface SCurveData {
  readonly id: string;
  readonly pollutant: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: string | null;
  /** Tonnes required by `to`; null = nothing was promised. */
  readonly target: number | null;
  readonly curves: Readonly<Partial<Record<Curve, readonly CurvePoint[]>>>;
  /** What the finding is by: the present plan unless said, or a scenario. */
  readonly under?: 'plan' | 'scenario';
  /** What the lines and the finding are called where they are not the plan's own (a scenario: with and without). */
  readonly words?: {
    readonly title: string;
    readonly description: string;
    readonly curves: Partial<Record<Curve, string>>;
  };
  readonly width?: number;
  readonly height?: number;
}

const MARGIN = { marginTop: 30, marginBottom: 24 };
const LINE = 14;

/** Cumulative tonnes through a period, against what it must reach; solid up to the as-of day, broken where it is expectation. */
export function sCurve(data: SCurveData, t: Translate): Chart {
  const { id, width = 720, height = 280 } = data;
  const { hatches, fill } = bookFills(id, data.pollutant, pollutantColour(data.pollutant));
  const days = daysBetween(data.from, data.to) + 1;
  const curves = dotsOfCurves(data);
  const levels = [0, data.target ?? 0, ...CURVES.flatMap((curve) => curves[curve].map(({ y }) => y))];
  const most = Math.max(0, ...levels);
  // Nothing at all still stands on a scale people can read.
  const [bottom, top] = [Math.min(...levels), most > 0 ? most * 1.03 : 1];
  const perPixel = (top - bottom) / (height - MARGIN.marginTop - MARGIN.marginBottom);
  const ends = endLabels(data, perPixel * LINE, [bottom + perPixel * 6, top], t);
  const words = sCurveWords(data, t);
  return chart({
    id,
    ...words,
    hatches,
    plot: {
      width,
      height,
      ...MARGIN,
      marginLeft: 14 + widest([tonnes(top), tonnes(bottom)], 12),
      marginRight:
        12 +
        widest(
          ends.map(({ text }) => text),
          12,
        ),
      x: { domain: [0, days], axis: null },
      y: { domain: [bottom, top], axis: null },
      marks: sCurveMarks({
        curves,
        ends,
        fill: fill.planned,
        colour: pollutantColour(data.pollutant),
        days,
        asOf: data.asOf === null ? null : { x: dayAt(data, data.asOf), text: t('charts.as-of', shortDay(data.asOf)) },
        target: data.target,
        months: monthTicks(data.from, data.to, t),
        rows: Math.max(2, Math.round(height / 70)),
        unit: t('charts.tonnes'),
        bottom,
        top,
      }),
    },
  });
}

/** Days from the beginning of the period to the end of the day, inside the period. */
function dayAt({ from, to }: SCurveData, day: string): number {
  const length = daysBetween(from, to) + 1;
  return Math.min(length, Math.max(0, daysBetween(from, day) + 1));
}

function dotsOfCurves(data: SCurveData): Curves {
  const dots = (curve: Curve) => {
    const points = data.curves[curve] ?? [];
    return points.length === 0
      ? []
      : [{ x: 0, y: 0 }, ...points.map(({ day, tonnes: y }) => ({ x: dayAt(data, day), y }))];
  };
  return { frozen: dots('frozen'), planned: dots('planned'), built: dots('built'), verified: dots('verified') };
}

/** What each line reaches at the end of the period, beside its end. */
function endLabels(data: SCurveData, gap: number, [low, high]: [number, number], t: Translate): readonly EndLabel[] {
  const reached = CURVES.flatMap((curve) => {
    const last = data.curves[curve]?.at(-1);
    return last === undefined ? [] : [{ y: last.tonnes, text: `${curveName(data, curve, t)} ${tonnes(last.tonnes)}` }];
  });
  const target = data.target === null ? [] : [{ y: data.target, text: `${t('charts.target')} ${tonnes(data.target)}` }];
  const labels = [...reached, ...target];
  const heights = spreadLabels(
    labels.map(({ y }) => y),
    gap,
    low,
    high,
  );
  return labels.map(({ text }, index) => ({ text, y: heights[index]! }));
}

function sCurveWords(data: SCurveData, t: Translate) {
  const { pollutant, target, asOf } = data;
  const name = t(`charts.pollutant-${pollutant}`);
  const reached = data.curves.planned?.at(-1)?.tonnes ?? 0;
  const standing = target === null ? 'none' : reached >= target ? 'over' : 'short';
  const present = CURVES.filter((curve) => (data.curves[curve] ?? []).length > 0);
  const days = [...new Set(present.flatMap((curve) => data.curves[curve]!.map(({ day }) => day)))].sort();
  const cell = (curve: Curve, day: string) => tonnes(data.curves[curve]!.find((point) => point.day === day)?.tonnes);
  return {
    title:
      data.words?.title ??
      t('charts.s-curve-title', {
        name,
        under: data.under ?? 'plan',
        reached: tonnes(reached),
        standing,
        gap: tonnes(Math.abs(reached - (target ?? 0))),
      }),
    description:
      data.words?.description ??
      t('charts.s-curve-description', {
        name,
        from: data.from,
        to: data.to,
        asOf: asOf ?? '',
        known: asOf === null ? 'no' : 'yes',
        target: tonnes(target),
        standing,
      }),
    dataLabel: t('charts.data'),
    table: {
      head: [t('charts.day'), ...present.map((curve) => `${curveName(data, curve, t)} (${t('charts.tonnes')})`)],
      rows: days.map((day) => [day, ...present.map((curve) => cell(curve, day))]),
    },
  };
}

function curveName({ words }: SCurveData, curve: Curve, t: Translate): string {
  return words?.curves[curve] ?? t(`charts.curve-${curve}`);
}
