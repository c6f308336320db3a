import * as Plot from '@observablehq/plot';
import { barRows } from './bar-rows.ts';
import type { Translate } from '../words/messages.ts';
import { percentValue } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { bookFills } from './hatch.ts';
import { legend, legendRoom } from './legend.ts';
import { FAINT, INK, PAPER, pollutantColour, RULE } from './palette.ts';
import { targetLegend, targetVerdict, targetWords } from './target-words.ts';

/** One target of tonnes: an area (zone, district or the city) and a pollutant. */
export interface TargetBar {
  readonly area: string;
  readonly pollutant: string;
  /** Tonnes the target asks for; null = nothing was set. */
  readonly required: number | null;
  readonly planned: number;
  readonly built: number;
  readonly verified: number;
  /** Part of `planned` up to the end of the as-of day; null without one. */
  readonly realised: number | null;
  /** Whether book `planned` meets it, as the model says. */
  readonly met: boolean;
}

export interface TargetBarsData {
  readonly id: string;
  readonly bars: readonly TargetBar[];
  readonly width?: number;
  /** What the bars stand under: the present plan unless said, or a scenario. */
  readonly under?: 'plan' | 'scenario';
}

interface Row extends TargetBar {
  readonly key: string;
  readonly label: string;
  readonly verdict: string;
}

type Layer = 'planned' | 'built' | 'verified';

const LAYERS: readonly Layer[] = ['planned', 'built', 'verified'];
/** Beyond twice its target a bar is cut; the figures beside it tell the rest. */
const LONGEST = 200;

/** Every target as one bar in percent of what it asks for, so that all are met at the same line; tonnes stand beside it. */
export function targetBars({ id, bars, width = 720, under = 'plan' }: TargetBarsData, t: Translate): Chart {
  const rows = bars.map((bar, index) => ({
    ...bar,
    key: String(index),
    label: `${bar.area} ${t(`charts.pollutant-${bar.pollutant}`)}`,
    verdict: targetVerdict(bar, t),
  }));
  const laid = barRows(rows, width);
  const pollutants = [...new Set(rows.map(({ pollutant }) => pollutant))];
  const fills = new Map(pollutants.map((name) => [name, bookFills(id, name, pollutantColour(name))]));
  const lengths = rows.flatMap((row) => LAYERS.map((layer) => share(row, row[layer])));
  const end = Math.min(LONGEST, Math.max(115, ...lengths)) * 1.02;
  const entries = targetLegend(t, fills.get(pollutants[0] ?? '')?.fill);
  const legendHeight = legendRoom(entries, width);
  return chart({
    id,
    ...targetWords(rows, t, under),
    hatches: [...fills.values()].flatMap(({ hatches }) => hatches),
    legend: legend(entries, 2, 2, width),
    plot: {
      width,
      height: rows.length * laid.row + legendHeight + 58,
      marginTop: legendHeight + 28,
      marginBottom: 30,
      marginLeft: laid.marginLeft,
      marginRight: laid.marginRight,
      x: { domain: [Math.max(-50, Math.min(0, ...lengths)), end], axis: null, clamp: true },
      y: { domain: rows.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        Plot.gridX(
          laid.ticks.filter((tick) => tick % 100 !== 0 || tick === 200).filter((tick) => tick < end),
          { stroke: RULE, strokeOpacity: 1 },
        ),
        ...LAYERS.flatMap((layer) =>
          pollutants.map((name) => barsOf(rows, name, layer, fills.get(name)!.fill[layer], laid.insets(7))),
        ),
        ...realisedMarks(rows, laid.shift),
        Plot.ruleX([0], { stroke: INK }),
        Plot.ruleX([100], { stroke: INK, strokeWidth: 1.8, insetTop: -4 }),
        Plot.text([t('charts.target')], { x: 100, frameAnchor: 'top', dy: -14, text: [t('charts.target')], fill: INK }),
        Plot.axisX(
          laid.ticks.filter((tick) => tick <= end),
          {
            tickFormat: (tick: number) => `${tick}%`,
            tickSize: 0,
            label: null,
            fill: FAINT,
          },
        ),
        ...laid.words,
      ],
    },
  });
}

function barsOf(
  rows: readonly Row[],
  pollutant: string,
  layer: Layer,
  fill: string,
  insets: Pick<Plot.BarXOptions, 'insetTop' | 'insetBottom'>,
): Plot.Markish {
  const drawn = rows.filter((row) => row.required !== null && row.pollutant === pollutant);
  return Plot.barX(drawn, {
    y: 'key',
    x1: 0,
    x2: (row: Row) => share(row, row[layer]),
    fill,
    stroke: pollutantColour(pollutant),
    strokeWidth: 0.8,
    ...insets,
  });
}

/** What is realised, as a line with an edge of paper, so that it shows on the fullest tint in grey too. */
function realisedMarks(rows: readonly Row[], dy: number): Plot.Markish[] {
  const drawn = rows.filter(({ required, realised }) => required !== null && realised !== null);
  return [
    { stroke: PAPER, strokeWidth: 4.5 },
    { stroke: INK, strokeWidth: 2.5 },
  ].map((line) => Plot.ruleY(drawn, { y: 'key', x1: 0, x2: (row: Row) => share(row, row.realised!), dy, ...line }));
}

/** Percent of what is asked for; a target of nothing is reached by anything. */
function share({ required }: TargetBar, value: number): number {
  if (required === null) return 0;
  return required > 0 ? percentValue(value / required) : 100;
}
