import * as Plot from '@observablehq/plot';
import type { Translate } from '../words/messages.ts';
import { type Chart, chart } from './chart.ts';
import { INK, tint } from './palette.ts';
import { widest } from './text-width.ts';

/** How long things have been late, in days. */
export const AGES = [
  { id: 'late-7', from: 0, to: 7 },
  { id: 'late-30', from: 8, to: 30 },
  { id: 'late-90', from: 31, to: 90 },
  { id: 'late-over', from: 91, to: Infinity },
] as const;

export interface AgeingData {
  readonly id: string;
  /** Days late of every late project; days that are not late are left out. */
  readonly lateDays: readonly number[];
  readonly width?: number;
}

const LATE = '#a3312a';
const ROW = 30;

/** Late projects by how late they are. */
export function ageingBars({ id, lateDays, width = 480 }: AgeingData, t: Translate): Chart {
  const rows = AGES.map(({ id: age, from, to }, index) => ({
    key: age,
    label: t(`charts.${age}`),
    count: lateDays.filter((days) => days > 0 && days >= from && days <= to).length,
    shade: 0.25 + index * 0.25,
  }));
  const all = rows.reduce((total, { count }) => total + count, 0);
  return chart({
    id,
    title: t('charts.ageing-title', { all, long: rows[2]!.count + rows[3]!.count }),
    description: t('charts.ageing-description'),
    dataLabel: t('charts.data'),
    table: {
      head: [t('charts.late'), t('charts.projects')],
      rows: rows.map(({ label, count }) => [label, String(count)]),
    },
    plot: {
      width,
      height: rows.length * ROW + 8,
      marginTop: 4,
      marginBottom: 4,
      marginLeft:
        12 +
        widest(
          rows.map(({ label }) => label),
          12,
        ),
      marginRight:
        16 +
        widest(
          rows.map(({ count }) => String(count)),
          12,
        ),
      x: { domain: [0, Math.max(1, ...rows.map(({ count }) => count))], axis: null },
      y: { domain: rows.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        ...rows.map((row) =>
          Plot.barX([row], {
            y: 'key',
            x: 'count',
            fill: tint(LATE, row.shade),
            stroke: LATE,
            insetTop: 5,
            insetBottom: 5,
          }),
        ),
        Plot.ruleX([0], { stroke: INK }),
        Plot.text(rows, { x: 0, y: 'key', text: 'label', dx: -8, textAnchor: 'end', fill: INK }),
        Plot.text(rows, {
          x: 'count',
          y: 'key',
          text: ({ count }: { count: number }) => String(count),
          dx: 6,
          textAnchor: 'start',
          fill: INK,
        }),
      ],
    },
  });
}
