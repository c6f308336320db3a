import * as Plot from '@observablehq/plot';
import type { Translate } from '../words/messages.ts';
import { number } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { INK, HOUSE, tint } from './palette.ts';
import { widest } from './text-width.ts';

export interface RankedBar {
  readonly id: string;
  readonly name: string;
  /** Percent. */
  readonly value: number;
  readonly rank: number;
  /** Rank in the last issue; null when it was not in it, left out when there was none. */
  readonly before?: number | null;
}

export interface RankingData {
  readonly id: string;
  /** Best first. */
  readonly rows: readonly RankedBar[];
  readonly width?: number;
}

const ROW = 19;

/** Who is how far, with rank and the arrow of its change since the last issue. */
export function rankingBars({ id, rows, width = 480 }: RankingData, t: Translate): Chart {
  const marked = rows.map((row) => ({ ...row, said: said(row, t) }));
  const values = rows.map(({ value }) => value);
  const [high, low] = [Math.max(...values), Math.min(...values)];
  const moved = (way: 1 | -1) => rows.filter(({ rank, before }) => before != null && (before - rank) * way > 0).length;
  const changes = rows.some(({ before }) => before !== undefined)
    ? t('charts.ranking-moved', { up: moved(1), down: moved(-1) })
    : '';
  return chart({
    id,
    title: t('charts.ranking-title', {
      high: number(high, 1),
      low: number(low, 1),
      gap: number(high - low, 1),
      changes,
    }),
    description: t('charts.ranking-description'),
    dataLabel: t('charts.data'),
    table: {
      head: [t('charts.unit'), t('charts.rate'), t('charts.rank'), t('charts.moved')],
      rows: rows.map((row) => [row.name, number(row.value, 1), String(row.rank), arrow(row, t) || '—']),
    },
    plot: {
      width,
      height: rows.length * ROW + 8,
      marginTop: 4,
      marginBottom: 4,
      marginLeft: 12 + widest(rows.map(({ name }) => name), 12), // prettier-ignore
      marginRight: 16 + widest(marked.map((row) => row.said), 12), // prettier-ignore
      x: { domain: [0, Math.max(1, high)], axis: null },
      y: { domain: rows.map((row) => row.id), axis: null, padding: 0 },
      marks: [
        Plot.barX(marked, { y: 'id', x: 'value', fill: tint(HOUSE, 0.35), stroke: HOUSE, insetTop: 3, insetBottom: 3 }),
        Plot.ruleX([0], { stroke: INK }),
        Plot.text(marked, { x: 0, y: 'id', text: 'name', dx: -8, textAnchor: 'end', fill: INK }),
        Plot.text(marked, { x: 'value', y: 'id', text: 'said', dx: 6, textAnchor: 'start', fill: INK }),
      ],
    },
  });
}

function said(row: RankedBar, t: Translate): string {
  return [t('charts.ranking-value', { value: number(row.value, 1), rank: row.rank }), arrow(row, t)].join(' ').trim();
}

/** ↑2, ↓1, →, 新; nothing when no issue came before. */
function arrow({ rank, before }: RankedBar, t: Translate): string {
  if (before === undefined) return '';
  if (before === null) return t('charts.ranking-new');
  return before === rank ? '→' : `${before > rank ? '↑' : '↓'}${String(Math.abs(before - rank))}`;
}
