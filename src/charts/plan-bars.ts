import * as Plot from '@observablehq/plot';
import { barRows } from './bar-rows.ts';
import type { Translate } from '../words/messages.ts';
import { percentValue, tonnes } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { legend } from './legend.ts';
import { FAINT, INK, pollutantColour, RULE, tint } from './palette.ts';

/** A target of tonnes without a plan and with it. */
export interface PlanBar {
  readonly area: string;
  readonly pollutant: string;
  readonly required: number;
  readonly before: number;
  readonly after: number;
  readonly met: boolean;
}

export interface PlanBarsData {
  readonly id: string;
  readonly bars: readonly PlanBar[];
  readonly width?: number;
}

interface Row extends PlanBar {
  readonly key: string;
  readonly label: string;
  readonly verdict: string;
}

/** Beyond twice its target a bar is cut; the figures beside it tell the rest. */
const LONGEST = 200;

/** Zone by pollutant in percent of what each target asks for: thin what stands anyway, full what stands with the plan, one line for all targets. */
export function planBars({ id, bars, width = 720 }: PlanBarsData, t: Translate): Chart {
  const rows = bars.map((bar, index): Row => ({
    ...bar,
    key: String(index),
    label: `${bar.area} ${t(`charts.pollutant-${bar.pollutant}`)}`,
    verdict: verdictOf(bar, t),
  }));
  const laid = barRows(rows, width);
  const ends = rows.flatMap((row) => [share(row, row.before), share(row, row.after)]);
  const low = Math.max(-50, Math.min(0, ...ends));
  const end = Math.min(LONGEST, Math.max(115, ...ends)) * 1.02;
  return chart({
    id,
    ...planWords(rows, t),
    legend: legend(
      [
        { text: t('plans.before'), fill: tint(INK, 0.2), outline: FAINT },
        { text: t('plans.after'), fill: tint(INK, 0.7) },
        { text: t('charts.target'), line: INK, width: 1.8 },
      ],
      2,
      2,
    ),
    plot: {
      width,
      height: rows.length * laid.row + 60,
      marginTop: 30,
      marginBottom: 30,
      marginLeft: laid.marginLeft,
      marginRight: laid.marginRight,
      x: { domain: [low, end], axis: null, clamp: true },
      y: { domain: rows.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        Plot.gridX(
          laid.ticks.filter((tick) => tick % 100 !== 0 || tick === 200).filter((tick) => tick < end),
          { stroke: RULE, strokeOpacity: 1 },
        ),
        ...rows.flatMap((row) => barsOf(row, laid.insets)),
        Plot.ruleX([0], { stroke: INK }),
        Plot.ruleX([100], { stroke: INK, strokeWidth: 1.8, insetTop: -4 }),
        Plot.axisX(
          laid.ticks.filter((tick) => tick <= end),
          { tickFormat: (tick: number) => `${tick}%`, tickSize: 0, label: null, fill: FAINT },
        ),
        ...laid.words,
      ],
    },
  });
}

function barsOf(row: Row, insets: ReturnType<typeof barRows>['insets']): Plot.Markish[] {
  const colour = pollutantColour(row.pollutant);
  const bar = (value: number, fill: string, inset: number) =>
    Plot.barX([row], {
      y: 'key',
      x1: 0,
      x2: share(row, value),
      fill,
      stroke: colour,
      strokeWidth: 0.8,
      ...insets(inset),
    });
  return [bar(row.after, tint(colour, 0.7), 10), bar(row.before, tint(colour, 0.2), 6)].reverse();
}

/** Percent of what is asked for; a target of nothing is reached by anything. */
function share({ required }: PlanBar, value: number): number {
  return required > 0 ? percentValue(value / required) : 100;
}

function verdictOf({ required, after, met }: PlanBar, t: Translate): string {
  const gap = tonnes(Math.abs(required - after));
  return t('charts.target-verdict', {
    planned: tonnes(after),
    required: tonnes(required),
    met: met ? 'yes' : 'no',
    gap,
  });
}

function planWords(rows: readonly Row[], t: Translate) {
  const missed = rows.filter(({ met }) => !met).sort((a, b) => b.required - b.after - (a.required - a.after));
  const [worst] = missed;
  const turned = rows.filter(({ required, before, met }) => met && before < required * (1 - 1e-9)).length;
  return {
    title: t('plans.bars-title', {
      all: rows.length,
      met: rows.length - missed.length,
      turned,
      missed: missed.length,
      worst: worst?.label ?? '',
      gap: tonnes(worst === undefined ? 0 : worst.required - worst.after),
    }),
    description: t('plans.bars-description'),
    dataLabel: t('charts.data'),
    table: {
      head: [
        t('charts.area'),
        t('charts.pollutant'),
        ...[t('charts.target'), t('plans.before'), t('plans.after')].map((name) => `${name} (${t('charts.tonnes')})`),
        t('charts.standing'),
      ],
      rows: rows.map((row) => [
        row.area,
        t(`charts.pollutant-${row.pollutant}`),
        ...[row.required, row.before, row.after].map(tonnes),
        t(row.met ? 'charts.met' : 'charts.missed'),
      ]),
    },
  };
}
