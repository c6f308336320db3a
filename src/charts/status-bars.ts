import * as Plot from '@observablehq/plot';
import { type Status, STATUSES } from '../../models/vocabulary.ts';
import type { Translate } from '../words/messages.ts';
import { type Chart, chart } from './chart.ts';
import { type Hatch } from './hatch.ts';
import { legend } from './legend.ts';
import { FAINT, HOUSE, INK, PAPER, tint } from './palette.ts';
import { fitText, textWidth, widest } from './text-width.ts';

export interface StatusBar {
  readonly name: string;
  readonly counts: Readonly<Record<Status, number>>;
}

export interface StatusBarsData {
  readonly id: string;
  readonly bars: readonly StatusBar[];
  readonly width?: number;
}

interface Part {
  readonly key: string;
  readonly status: Status;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const ROW = 32;
/** Statuses on which words must be white. */
const DARK: ReadonlySet<Status> = new Set(['verified']);

/** Projects per category, the parts in the order of their statuses, each with its count where there is room. */
export function statusBars({ id, bars, width = 720 }: StatusBarsData, t: Translate): Chart {
  const { hatches, fill } = statusFills(id);
  const rows = bars.map((bar, index) => ({ ...bar, key: String(index), total: sum(bar) }));
  const present = STATUSES.filter((status) => bars.some(({ counts }) => counts[status] > 0));
  const parts = rows.flatMap((row) => partsOf(row, present));
  const longest = Math.max(1, ...rows.map(({ total }) => total));
  const left = Math.min(
    width * 0.3,
    12 +
      widest(
        bars.map(({ name }) => name),
        12,
      ),
  );
  const right =
    14 +
    widest(
      rows.map(({ total }) => String(total)),
      12,
    );
  const perProject = (width - left - right) / longest;
  return chart({
    id,
    ...statusWords(rows, present, t),
    hatches,
    legend: legend(
      present.map((status) => ({ text: t(`charts.status-${status}`), fill: fill[status], outline: FAINT })),
      2,
      2,
    ),
    plot: {
      width,
      height: rows.length * ROW + 32,
      marginTop: 26,
      marginBottom: 6,
      marginLeft: left,
      marginRight: right,
      x: { domain: [0, longest], axis: null },
      y: { domain: rows.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        ...present.map((status) =>
          Plot.barX(
            parts.filter((part) => part.status === status),
            {
              y: 'key',
              x1: 'from',
              x2: 'to',
              fill: fill[status],
              stroke: INK,
              strokeWidth: 0.5,
              insetTop: 5,
              insetBottom: 5,
            },
          ),
        ),
        ...countLabels(parts, perProject),
        Plot.text(rows, {
          y: 'key',
          text: ({ name }: StatusBar) => fitText(name, 12, left - 8),
          frameAnchor: 'left',
          dx: 2 - left,
          textAnchor: 'start',
          fill: INK,
        }),
        Plot.text(rows, {
          y: 'key',
          x: 'total',
          text: ({ total }: { total: number }) => String(total),
          dx: 6,
          textAnchor: 'start',
          fill: INK,
        }),
      ],
    },
  });
}

/** Counts where there is room for them, on a plate of paper where the part is hatched. */
function countLabels(parts: readonly Part[], perProject: number): Plot.Markish[] {
  const room = (part: Part) => (textWidth(String(part.count), 12) + 6) / perProject;
  const middle = ({ from, to }: Part) => (from + to) / 2;
  const labelled = parts.filter((part) => part.count > room(part));
  const plates = labelled.filter(({ status }) => status === 'building' || status === 'cancelled');
  const text = (dark: boolean) =>
    Plot.text(
      labelled.filter(({ status }) => DARK.has(status) === dark),
      { x: middle, y: 'key', text: ({ count }: Part) => String(count), fill: dark ? PAPER : INK },
    );
  return [
    Plot.barX(plates, {
      y: 'key',
      x1: (part: Part) => middle(part) - room(part) / 2,
      x2: (part: Part) => middle(part) + room(part) / 2,
      fill: PAPER,
      insetTop: 8,
      insetBottom: 8,
    }),
    text(true),
    text(false),
  ];
}

function statusFills(chartId: string): { hatches: readonly Hatch[]; fill: Readonly<Record<Status, string>> } {
  const building = { id: `${chartId}-building`, colour: HOUSE, ground: 0.25, pitch: 5 };
  const cancelled = { id: `${chartId}-cancelled`, colour: FAINT, ground: 0, pitch: 6 };
  return {
    hatches: [building, cancelled],
    fill: {
      proposed: PAPER,
      planned: tint(HOUSE, 0.15),
      building: `url(#${building.id})`,
      built: tint(HOUSE, 0.5),
      verified: tint(HOUSE, 1),
      cancelled: `url(#${cancelled.id})`,
    },
  };
}

function partsOf(row: StatusBar & { readonly key: string }, statuses: readonly Status[]): Part[] {
  let from = 0;
  return statuses.map((status) => {
    const count = row.counts[status];
    from += count;
    return { key: row.key, status, from: from - count, to: from, count };
  });
}

function sum({ counts }: StatusBar): number {
  return STATUSES.reduce((total, status) => total + counts[status], 0);
}

function statusWords(
  rows: readonly (StatusBar & { readonly total: number })[],
  present: readonly Status[],
  t: Translate,
) {
  const all = rows.reduce((total, row) => total + row.total, 0);
  const done = rows.reduce((total, { counts }) => total + counts.built + counts.verified, 0);
  return {
    title: t('charts.status-title', { all, done, kinds: rows.length }),
    description: t('charts.status-description'),
    dataLabel: t('charts.data'),
    table: {
      head: [t('charts.category'), ...present.map((status) => t(`charts.status-${status}`)), t('charts.sum')],
      rows: rows.map(({ name, counts, total }) => [
        name,
        ...present.map((status) => String(counts[status])),
        String(total),
      ]),
    },
  };
}
