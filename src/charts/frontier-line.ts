import * as Plot from '@observablehq/plot';
import type { Translate } from '../words/messages.ts';
import { number, percent, tonnes } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { FAINT, HALO, HOUSE, INK, RULE } from './palette.ts';
import { widest } from './text-width.ts';

/** What the best plan within a yearly budget reaches; no budget: as much as it takes. 万元 a year. */
export interface BudgetPoint {
  readonly budget: number | null;
  readonly annualised: number;
  readonly projects: number;
  readonly met: number;
  readonly lacking: number;
  readonly reduction: number | null;
}

export interface FrontierData {
  readonly id: string;
  readonly points: readonly BudgetPoint[];
  /** Targets in all. */
  readonly of: number;
  /** Width of the drawing in pixels. */
  readonly width?: number;
}

const HEIGHT = 250;

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** What more money buys: targets met (or t reduced) over the yearly cost of the best plan at each budget. */
export function frontierLine(data: FrontierData, t: Translate): Chart {
  const { id, points, of, width = 720 } = data;
  const reduces = points.some(({ reduction }) => reduction !== null);
  const dots = points.map(({ annualised, met, reduction }): Dot => {
    const y = reduction ?? met;
    return { x: annualised, y, text: reduces ? tonnes(y) : String(met) };
  });
  const levels = dots.map(({ y }) => y);
  const [low, high] = [Math.min(...levels), reduces ? Math.max(...levels) : of];
  const bottom = Math.max(0, low - Math.max((high - low) * 0.3, reduces ? 1 : 1));
  const right = Math.max(1e-9, ...dots.map(({ x }) => x));
  return chart({
    id,
    ...frontierWords(data, reduces, t),
    plot: {
      width,
      height: HEIGHT,
      marginTop: 28,
      marginBottom: 40,
      marginLeft: 24 + widest([tonnes(high)], 12),
      marginRight: 30,
      x: { domain: [Math.min(0, ...dots.map(({ x }) => x)), right * 1.02], axis: null },
      y: { domain: [bottom, high + (high - bottom) * 0.08], axis: null },
      marks: [
        Plot.gridY({ stroke: RULE, strokeOpacity: 1, ticks: 4 }),
        ...(reduces ? [] : [Plot.ruleY([of], { stroke: INK, strokeWidth: 1.8 })]),
        // Between two budgets nothing was tried: what the smaller one reaches is sure.
        Plot.line(dots, { x: 'x', y: 'y', stroke: HOUSE, strokeWidth: 2, curve: 'step-after' }),
        Plot.dot(dots, { x: 'x', y: 'y', fill: HOUSE, r: 4 }),
        // Left above a dot nothing runs: the line leaves to the right and arrives from below.
        Plot.text(named(dots), { x: 'x', y: 'y', text: 'text', dx: -5, dy: -9, textAnchor: 'end', fill: INK, ...HALO }),
        Plot.axisX({ ticks: 6, tickSize: 3, label: null, fill: FAINT, tickFormat: (tick: number) => number(tick) }),
        Plot.axisY({ ticks: 4, tickSize: 0, label: null, fill: FAINT }),
        words(t(reduces ? 'plans.frontier-y-tonnes' : 'plans.frontier-y'), 'top-left', -18),
        words(t('plans.frontier-x'), 'bottom-right', 33),
      ],
    },
  });
}

/** One label for each level, at its cheapest point: the same number over and over says nothing. */
function named(dots: readonly Dot[]): readonly Dot[] {
  return dots.filter(({ text }, index) => dots[index - 1]?.text !== text);
}

function words(text: string, frameAnchor: 'top-left' | 'bottom-right', dy: number): Plot.Markish {
  const textAnchor = frameAnchor === 'top-left' ? 'start' : 'end';
  return Plot.text([text], { frameAnchor, dy, textAnchor, text: [text], fill: FAINT });
}

function frontierWords({ points, of }: FrontierData, reduces: boolean, t: Translate) {
  const most = points.at(-1);
  const enough = points.find((point) => (reduces ? point.reduction === most?.reduction : point.met === most?.met));
  const [first] = points;
  return {
    title: t(reduces ? 'plans.frontier-title-tonnes' : 'plans.frontier-title', {
      of,
      met: most?.met ?? 0,
      cost: number(enough?.annualised ?? 0, 0),
      least: first?.met ?? 0,
      rises: first?.met === most?.met ? 'no' : 'yes',
      tonnes: tonnes(most?.reduction ?? 0),
    }),
    description: t('plans.frontier-description'),
    dataLabel: t('charts.data'),
    table: {
      head: [
        t('plans.frontier-budget'),
        t('plans.annual-cost'),
        t('plans.projects-column'),
        ...(reduces ? [t('plans.frontier-y-tonnes')] : [t('plans.met-column'), t('plans.lacking-column')]),
      ],
      rows: points.map(({ budget, annualised, projects, met, lacking, reduction }) => [
        budget === null ? t('plans.no-budget') : number(budget, 0),
        number(annualised, 1),
        number(projects),
        ...(reduces ? [tonnes(reduction)] : [`${String(met)}/${String(of)}`, percent(lacking)]),
      ]),
    },
  };
}
