import * as Plot from '@observablehq/plot';
import type { Translate } from '../words/messages.ts';
import { number } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { controlVerdict, controlWords } from './control-words.ts';
import { FAINT, HOUSE, INK, PAPER, RULE, tint } from './palette.ts';
import { fitText } from './text-width.ts';

/** Season cuts in percent of the zone's base. */
export interface Cut {
  readonly nox: number;
  readonly voc: number;
}

export interface ControlLineZone {
  readonly name: string;
  readonly cut: Cut;
  /** The same zone without the scenario's changes; null when there are none. */
  readonly without: Cut | null;
  /** VOC cut ≥ a · max(NOx cut, 0) + b, b in percent; null = the zone has no line. */
  readonly line: { readonly a: number; readonly b: number } | null;
  readonly met: boolean;
  /** The way through the season: cuts so far at the ends of its months (1 = January), the last one being `cut`. */
  readonly path?: readonly (Cut & { readonly month: number })[];
}

export interface ControlLineData {
  readonly id: string;
  readonly zones: readonly ControlLineZone[];
  readonly width?: number;
}

type Panel = ControlLineZone & { readonly fx: string };

/** One small plane per zone: VOC cut over NOx cut, the control line, the side the zone is on, and where it came from. */
export function controlLine({ id, zones, width = 720 }: ControlLineData, t: Translate): Chart {
  const panels = zones.map((zone, index) => ({ ...zone, fx: String(index) }));
  const levels = zones.flatMap(({ cut, without, line, path = [] }) => [
    ...[cut, ...path, ...(without === null ? [] : [without])].flatMap(({ nox, voc }) => [nox, voc]),
    ...(line === null ? [] : [line.b]),
  ]);
  const [low, high] = [Math.min(0, ...levels) * 1.2, Math.max(1, ...levels) * 1.2];
  const whole = (value: number) => number(value, high < 3 ? 1 : 0);
  return chart({
    id,
    ...controlWords(zones, t),
    plot: {
      width,
      height: 250,
      marginTop: 44,
      marginBottom: 40,
      marginLeft: 40,
      marginRight: 8,
      x: { domain: [low, high], axis: null },
      y: { domain: [low, high], axis: null },
      fx: { domain: panels.map(({ fx }) => fx), axis: null, padding: 0.08 },
      marks: [
        ...panels.flatMap((panel) => lineMarks(panel, low, high)),
        Plot.frame({ stroke: RULE }),
        Plot.axisX({ ticks: 3, tickSize: 0, label: null, fill: FAINT, tickFormat: whole }),
        Plot.axisY({ ticks: 4, tickSize: 0, label: null, fill: FAINT, tickFormat: whole }),
        ...panels.flatMap(pathMarks),
        ...panels.flatMap(pointMarks),
        ...panels.flatMap((panel) => [
          inPanel(panel, fitText(panel.name, 12, (width - 48) / panels.length - 8), 'top', -32),
          inPanel(panel, controlVerdict(panel, t), 'top', -15),
          inPanel(panel, t('charts.nox-cut'), 'bottom', 32, FAINT),
        ]),
        Plot.text([t('charts.voc-cut')], {
          fx: ['0'],
          frameAnchor: 'left',
          dx: -32,
          rotate: -90,
          text: [t('charts.voc-cut')],
          fill: FAINT,
        }),
      ],
    },
  });
}

/** The side the line asks for is tinted; the line itself is drawn through the whole panel. */
function lineMarks({ fx, line }: Panel, low: number, high: number): Plot.Markish[] {
  if (line === null) return [];
  const ends = [low, 0, high].map((x) => ({ x, y: line.a * Math.max(x, 0) + line.b, fx }));
  return [
    Plot.areaY(ends, { fx: 'fx', x: 'x', y1: 'y', y2: () => high, fill: tint(HOUSE, 0.1), clip: true }),
    Plot.line(ends, { fx: 'fx', x: 'x', y: 'y', stroke: HOUSE, strokeWidth: 1.8, clip: true }),
  ];
}

/** From nothing through the months: a thin line with a dot at the end of each. */
function pathMarks({ fx, path = [] }: Panel): Plot.Markish[] {
  if (path.length === 0) return [];
  const points = [{ nox: 0, voc: 0 }, ...path].map((point) => ({ ...point, fx }));
  return [
    Plot.line(points, { fx: 'fx', x: 'nox', y: 'voc', stroke: FAINT, strokeWidth: 1 }),
    Plot.dot(points.slice(1, -1), { fx: 'fx', x: 'nox', y: 'voc', r: 2, fill: FAINT }),
  ];
}

function pointMarks({ fx, cut, without, line, met }: Panel): Plot.Markish[] {
  const missed = line !== null && !met;
  const here = Plot.dot([cut], {
    fx: [fx],
    x: 'nox',
    y: 'voc',
    r: 5,
    fill: missed ? PAPER : INK,
    stroke: INK,
    strokeWidth: 2,
  });
  if (without === null) return [here];
  return [
    Plot.arrow([cut], { fx: [fx], x1: [without.nox], y1: [without.voc], x2: 'nox', y2: 'voc', stroke: INK, inset: 6 }),
    Plot.dot([without], { fx: [fx], x: 'nox', y: 'voc', r: 3.5, stroke: FAINT, fill: PAPER }),
    here,
  ];
}

function inPanel({ fx }: Panel, text: string, frameAnchor: 'top' | 'bottom', dy: number, fill = INK): Plot.Markish {
  return Plot.text([text], { fx: [fx], frameAnchor, dy, text: [text], fill });
}
