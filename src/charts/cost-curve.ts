import * as Plot from '@observablehq/plot';
import type { Translate } from '../words/messages.ts';
import { number, tonnes } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { FAINT, INK, pollutantColour, RULE, tint } from './palette.ts';
import { widest } from './text-width.ts';

/** A solved plan on a convex cost curve: t above what stands anyway, 万元 a year. */
export interface CostPoint {
  readonly tonnes: number;
  readonly annualised: number;
  readonly projects: number;
}

export interface CostCurveData {
  readonly id: string;
  readonly area: string;
  readonly pollutant: string;
  /** What a tonne is. */
  readonly measure: 'season' | 'full_year';
  /** From the least to the most tonnes, each step dearer than the one before. */
  readonly points: readonly CostPoint[];
  /** Nothing lies below: proven. */
  readonly complete: boolean;
  /** Width of the drawing in pixels. */
  readonly width?: number;
}

const HEIGHT = 270;
/** The last tonnes may cost a hundred times the first: steps beyond this part of all tonnes do not set the height. */
const SHOWN_PART = 0.9;

interface Step {
  readonly from: number;
  readonly to: number;
  /** 万元 per t. */
  readonly price: number;
  readonly annualised: number;
  readonly projects: number;
}

/** The marginal cost of abatement: one block a step, its width the tonnes it adds, its height what each of them costs more. */
export function costCurve(data: CostCurveData, t: Translate): Chart {
  const steps = stepsOf(data.points);
  const colour = pollutantColour(data.pollutant);
  const last = steps.at(-1)?.to ?? 1;
  const first = data.points[0]?.tonnes ?? 0;
  const usual = steps.filter(({ from }) => from - first <= (last - first) * SHOWN_PART).map(({ price }) => price);
  const highest = Math.max(0, ...steps.map(({ price }) => price));
  const top = Math.min(highest, Math.max(1e-9, ...usual) * 1.6) || 1;
  const bottom = Math.min(0, ...steps.map(({ price }) => price));
  return chart({
    id: data.id,
    ...curveWords(data, steps, t),
    plot: {
      width: data.width ?? 520,
      height: HEIGHT,
      marginTop: 26,
      marginBottom: 40,
      marginLeft: 16 + widest([number(top, 1)], 12),
      marginRight: 12,
      x: { domain: [first, last], axis: null },
      y: { domain: [bottom, top * 1.04], axis: null, clamp: true },
      marks: [
        Plot.gridY({ stroke: RULE, strokeOpacity: 1, ticks: 4 }),
        Plot.rect(steps, {
          x1: 'from',
          x2: 'to',
          y1: 0,
          y2: ({ price }: Step) => Math.min(price, top * 1.04),
          fill: tint(colour, 0.35),
          stroke: colour,
          strokeWidth: 0.8,
        }),
        Plot.ruleY([0], { stroke: INK }),
        Plot.axisX({ ticks: 5, tickSize: 3, label: null, fill: FAINT }),
        Plot.axisY({
          ticks: 4,
          tickSize: 0,
          label: null,
          fill: FAINT,
          tickFormat: (value: number) => number(value, top < 3 ? 1 : 0),
        }),
        caption(t('plans.curve-y'), 'top-left', -17),
        caption(t(`plans.curve-x-${data.measure}`), 'bottom-right', 33),
        // A step that outgrows the drawing says how high it is.
        ...(highest > top * 1.04
          ? [caption(t('plans.curve-beyond', { price: number(highest, 1) }), 'top-right', -17)]
          : []),
      ],
    },
  });
}

function caption(text: string, frameAnchor: 'top-left' | 'top-right' | 'bottom-right', dy: number): Plot.Markish {
  const textAnchor = frameAnchor === 'top-left' ? 'start' : 'end';
  return Plot.text([text], { frameAnchor, dy, textAnchor, text: [text], fill: FAINT });
}

/** The steps between neighbouring plans. */
function stepsOf(points: readonly CostPoint[]): readonly Step[] {
  return points.slice(1).map((to, index) => {
    const from = points[index]!;
    return {
      from: from.tonnes,
      to: to.tonnes,
      price: (to.annualised - from.annualised) / (to.tonnes - from.tonnes),
      annualised: to.annualised,
      projects: to.projects,
    };
  });
}

function curveWords(
  { area, pollutant, measure, points, complete }: CostCurveData,
  steps: readonly Step[],
  t: Translate,
) {
  const all = (points.at(-1)?.tonnes ?? 0) - (points[0]?.tonnes ?? 0);
  const half = steps.find(({ to }) => to - (points[0]?.tonnes ?? 0) >= all / 2);
  const unit = t(`plans.tonne-${measure}`);
  const name = t(`charts.pollutant-${pollutant}`);
  return {
    title: t('plans.curve-title', {
      area,
      name,
      all: tonnes(all),
      half: number(half?.price ?? 0, 1),
      last: number(steps.at(-1)?.price ?? 0, 1),
      unit,
      any: steps.length > 0 ? 'yes' : 'no',
    }),
    description: t('plans.curve-description', { unit, complete: complete ? 'yes' : 'no' }),
    dataLabel: t('charts.data'),
    table: {
      head: [
        t('plans.curve-to', { unit }),
        t('plans.curve-width', { unit }),
        t('plans.curve-price', { unit }),
        t('plans.curve-annual'),
        t('plans.projects-column'),
      ],
      rows: steps.map(({ from, to, price, annualised, projects }) => [
        tonnes(to),
        tonnes(to - from),
        number(price, 2),
        number(annualised, 1),
        number(projects),
      ]),
    },
  };
}
