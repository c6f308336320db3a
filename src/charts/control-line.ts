import * as Plot from '@observablehq/plot';
import type { Translate } from '../words/messages.ts';
import { number } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { controlVerdict, controlWords } from './control-words.ts';
import { isNarrow } from './for-phones.ts';
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

/** Its place among the planes; `fy` only where they stand in several rows. */
type Panel = ControlLineZone & { readonly fx: string; readonly fy: string | null };

/** Planes side by side on a phone. */
const ABREAST = 2;
/** Pixels of a row of planes with the words above and below it. */
const ROW = 250;

/** One small plane per zone: VOC cut over NOx cut, the control line, the side the zone is on, and where it came from. */
export function controlLine({ id, zones, width = 720 }: ControlLineData, t: Translate): Chart {
  const columns = isNarrow(width) && zones.length > ABREAST ? ABREAST : Math.max(1, zones.length);
  const rows = Math.ceil(zones.length / columns);
  const panels = zones.map((zone, index) => ({
    ...zone,
    fx: String(index % columns),
    fy: rows > 1 ? String(Math.floor(index / columns)) : null,
  }));
  const levels = zones.flatMap(({ cut, without, line, path = [] }) => [
    ...[cut, ...path, ...(without === null ? [] : [without])].flatMap(({ nox, voc }) => [nox, voc]),
    ...(line === null ? [] : [line.b]),
  ]);
  const [low, high] = [Math.min(0, ...levels) * 1.2, Math.max(1, ...levels) * 1.2];
  const whole = (value: number) => number(value, high < 3 ? 1 : 0);
  // In several rows every plane has its own figures below it.
  const everywhere = rows > 1 ? { facetAnchor: null } : {};
  return chart({
    id,
    ...controlWords(zones, t),
    plot: {
      width,
      height: ROW * Math.max(1, rows),
      marginTop: 44,
      marginBottom: 40,
      marginLeft: 40,
      marginRight: 8,
      x: { domain: [low, high], axis: null },
      y: { domain: [low, high], axis: null },
      fx: { domain: [...new Set(panels.map(({ fx }) => fx))], axis: null, padding: isNarrow(width) ? 0.16 : 0.08 },
      ...(rows > 1 ? { fy: { domain: panels.flatMap(({ fy }) => fy ?? []), axis: null, padding: 0.38 } } : {}),
      marks: [
        ...panels.flatMap((panel) => lineMarks(panel, low, high)),
        Plot.frame({ stroke: RULE }),
        Plot.axisX({ ...everywhere, ticks: 3, tickSize: 0, label: null, fill: FAINT, tickFormat: whole }),
        Plot.axisY({ ticks: 4, tickSize: 0, label: null, fill: FAINT, tickFormat: whole }),
        ...panels.flatMap(pathMarks),
        ...panels.flatMap(pointMarks),
        ...panels.flatMap((panel) => [
          inPanel(panel, fitText(panel.name, 12, (width - 48) / columns - 8), 'top', -32),
          inPanel(panel, controlVerdict(panel, t), 'top', -15),
          inPanel(panel, t('charts.nox-cut'), 'bottom', 32, FAINT),
        ]),
        ...panels
          .filter(({ fx }) => fx === '0')
          .map((panel) =>
            Plot.text([t('charts.voc-cut')], {
              ...place(panel),
              frameAnchor: 'left',
              dx: -32,
              rotate: -90,
              text: [t('charts.voc-cut')],
              fill: FAINT,
            }),
          ),
      ],
    },
  });
}

/** Channels that put a mark into its plane, however many points it has. */
function place({ fx, fy }: Panel): { readonly fx: () => string; readonly fy?: () => string } {
  return fy === null ? { fx: () => fx } : { fx: () => fx, fy: () => fy };
}

/** The side the line asks for is tinted; the line itself is drawn through the whole panel. */
function lineMarks(panel: Panel, low: number, high: number): Plot.Markish[] {
  const { line } = panel;
  if (line === null) return [];
  const ends = [low, 0, high].map((x) => ({ x, y: line.a * Math.max(x, 0) + line.b }));
  return [
    Plot.areaY(ends, { ...place(panel), x: 'x', y1: 'y', y2: () => high, fill: tint(HOUSE, 0.1), clip: true }),
    Plot.line(ends, { ...place(panel), x: 'x', y: 'y', stroke: HOUSE, strokeWidth: 1.8, clip: true }),
  ];
}

/** From nothing through the months: a thin line with a dot at the end of each. */
function pathMarks(panel: Panel): Plot.Markish[] {
  const { path = [] } = panel;
  if (path.length === 0) return [];
  const points = [{ nox: 0, voc: 0 }, ...path];
  return [
    Plot.line(points, { ...place(panel), x: 'nox', y: 'voc', stroke: FAINT, strokeWidth: 1 }),
    Plot.dot(points.slice(1, -1), { ...place(panel), x: 'nox', y: 'voc', r: 2, fill: FAINT }),
  ];
}

function pointMarks(panel: Panel): Plot.Markish[] {
  const { cut, without, line, met } = panel;
  const missed = line !== null && !met;
  const here = Plot.dot([cut], {
    ...place(panel),
    x: 'nox',
    y: 'voc',
    r: 5,
    fill: missed ? PAPER : INK,
    stroke: INK,
    strokeWidth: 2,
  });
  if (without === null) return [here];
  return [
    Plot.arrow([cut], {
      ...place(panel),
      x1: [without.nox],
      y1: [without.voc],
      x2: 'nox',
      y2: 'voc',
      stroke: INK,
      inset: 6,
    }),
    Plot.dot([without], { ...place(panel), x: 'nox', y: 'voc', r: 3.5, stroke: FAINT, fill: PAPER }),
    here,
  ];
}

function inPanel(panel: Panel, text: string, frameAnchor: 'top' | 'bottom', dy: number, fill = INK): Plot.Markish {
  return Plot.text([text], { ...place(panel), frameAnchor, dy, text: [text], fill });
}
