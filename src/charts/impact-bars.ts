import * as Plot from '@observablehq/plot';
import { labelRoom } from './for-phones.ts';
import type { Translate } from '../words/messages.ts';
import { signed, tonnes } from '../words/number.ts';
import { differenceLabel } from './difference-label.ts';
import { type Chart, chart } from './chart.ts';
import type { Hatch } from './hatch.ts';
import { INK, pollutantColour } from './palette.ts';
import { fitText, widest } from './text-width.ts';

/** Season tonnes of an area and a pollutant with the scenario's changes and without them. */
export interface Impact {
  readonly area: string;
  readonly pollutant: string;
  readonly with: number;
  readonly without: number;
}

export interface ImpactData {
  readonly id: string;
  readonly impacts: readonly Impact[];
  /** What the rows are, for the head of the table; zones unless said. */
  readonly areas?: string;
  readonly width?: number;
}

const ROW = 28;

interface Row extends Impact {
  readonly key: string;
  readonly label: string;
  readonly difference: number;
  readonly text: string;
}

/** With minus without: to the left and hatched what the scenario loses, to the right and full what it gains. */
export function impactBars({ id, impacts, areas, width = 720 }: ImpactData, t: Translate): Chart {
  const rows = impacts.map((impact, index) => rowOf(impact, index, t));
  const left = Math.min(
    labelRoom(width),
    12 +
      widest(
        rows.map(({ label }) => label),
        12,
      ),
  );
  const [low, high] = [Math.min(0, ...rows.map(differenceOf)), Math.max(0, ...rows.map(differenceOf))];
  const room =
    ((high - low || 1) *
      widest(
        rows.map(({ text }) => text),
        12,
      ) *
      1.3) /
    (width - left);
  const lost = [...new Set(rows.map(({ pollutant }) => pollutant))].map((pollutant): Hatch => ({
    id: `${id}-lost-${pollutant}`,
    colour: pollutantColour(pollutant),
    ground: 0.2,
    pitch: 6,
  }));
  return chart({
    id,
    ...impactWords(rows, areas ?? t('charts.area'), t),
    hatches: lost,
    plot: {
      width,
      height: rows.length * ROW + 8,
      marginTop: 4,
      marginBottom: 4,
      marginLeft: left,
      marginRight: 4,
      x: { domain: [low - (low < 0 ? room : 0), high + room], axis: null },
      y: { domain: rows.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        ...rows.map((row) => barOf(row, `url(#${id}-lost-${row.pollutant})`)),
        Plot.ruleX([0], { stroke: INK }),
        ...rows.map((row) => differenceLabel(row)),
        Plot.text(rows, {
          y: 'key',
          text: ({ label }: Row) => fitText(label, 12, left - 8),
          frameAnchor: 'left',
          dx: 2 - left,
          textAnchor: 'start',
          fill: INK,
        }),
      ],
    },
  });
}

function rowOf(impact: Impact, index: number, t: Translate): Row {
  const difference = impact.with - impact.without;
  const text = signed(difference, Math.abs(difference) >= 99.95 ? 0 : 1);
  return {
    ...impact,
    key: String(index),
    label: `${impact.area} ${t(`charts.pollutant-${impact.pollutant}`)}`,
    difference,
    text,
  };
}

function differenceOf({ difference }: Row): number {
  return difference;
}

function barOf(row: Row, lost: string): Plot.Markish {
  const colour = pollutantColour(row.pollutant);
  return Plot.barX([row], {
    y: 'key',
    x1: 0,
    x2: 'difference',
    fill: row.difference < 0 ? lost : colour,
    stroke: colour,
    insetTop: 5,
    insetBottom: 5,
  });
}

function impactWords(rows: readonly Row[], areas: string, t: Translate) {
  const bySize = rows.toSorted((a, b) => a.difference - b.difference);
  const lost = (bySize[0]?.difference ?? 0) < 0;
  const worst = lost ? bySize[0] : bySize.at(-1);
  const moved = lost || (worst?.difference ?? 0) > 0;
  return {
    title: t('charts.impact-title', {
      area: worst?.area ?? '',
      name: worst === undefined ? '' : t(`charts.pollutant-${worst.pollutant}`),
      lost: tonnes(Math.abs(worst?.difference ?? 0)),
      any: lost ? 'yes' : moved ? 'gain' : 'no',
    }),
    description: t('charts.impact-description'),
    dataLabel: t('charts.data'),
    table: {
      head: [
        areas,
        t('charts.pollutant'),
        ...['with', 'without', 'difference'].map((key) => `${t(`charts.${key}`)} (${t('charts.tonnes')})`),
      ],
      rows: rows.map((row) => [
        row.area,
        t(`charts.pollutant-${row.pollutant}`),
        tonnes(row.with),
        tonnes(row.without),
        row.text,
      ]),
    },
  };
}
