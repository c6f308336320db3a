import * as Plot from '@observablehq/plot';
import type { Translate } from '../words/messages.ts';
import { number, signed } from '../words/number.ts';
import { differenceLabel } from './difference-label.ts';
import { type Chart, chart } from './chart.ts';
import { HOUSE, INK, tint } from './palette.ts';
import { fitText, widest } from './text-width.ts';

/** What a party pays a year under either plan, 万元. */
export interface Burden {
  readonly party: string;
  readonly a: number;
  readonly b: number;
}

export interface BurdenData {
  readonly id: string;
  /** What the parties are, for the head of the table. */
  readonly parties: string;
  /** Those whose bill moves most first. */
  readonly burdens: readonly Burden[];
  /** Width of the drawing in pixels. */
  readonly width?: number;
}

const ROW = 28;
/** The table beneath tells the rest. */
const SHOWN = 12;

interface Row extends Burden {
  readonly key: string;
  readonly difference: number;
  readonly text: string;
}

/** Who gives and who gains: to the right and full who pays more under the second plan, to the left and pale who pays less. */
export function burdenBars({ id, parties, burdens, width = 720 }: BurdenData, t: Translate): Chart {
  const rows = burdens.map((burden, index): Row => {
    const difference = burden.b - burden.a;
    return { ...burden, key: String(index), difference, text: signed(difference, 1) };
  });
  const drawn = rows.slice(0, SHOWN);
  const names = drawn.map(({ party }) => party);
  const left = Math.min(width * 0.35, 12 + widest(names, 12));
  const ends = drawn.map(({ difference }) => difference);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const text = widest(
    drawn.map((row) => row.text),
    12,
  );
  const room = ((high - low || 1) * text * 1.4) / (width - left);
  return chart({
    id,
    ...burdenWords(rows, parties, t),
    plot: {
      width,
      height: drawn.length * ROW + 8,
      marginTop: 4,
      marginBottom: 4,
      marginLeft: left,
      marginRight: 4,
      x: { domain: [low - (low < 0 ? room : 0), high + room], axis: null },
      y: { domain: drawn.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        Plot.barX(drawn, {
          y: 'key',
          x1: 0,
          x2: 'difference',
          fill: ({ difference }: Row) => tint(HOUSE, difference < 0 ? 0.2 : 0.75),
          stroke: HOUSE,
          insetTop: 5,
          insetBottom: 5,
        }),
        Plot.ruleX([0], { stroke: INK }),
        ...drawn.map((row) => differenceLabel(row)),
        Plot.text(drawn, {
          y: 'key',
          text: ({ party }: Row) => fitText(party, 12, left - 8),
          frameAnchor: 'left',
          dx: 2 - left,
          textAnchor: 'start',
          fill: INK,
        }),
      ],
    },
  });
}

function burdenWords(rows: readonly Row[], parties: string, t: Translate) {
  const more = rows.reduce((sum, { difference }) => sum + Math.max(0, difference), 0);
  const less = rows.reduce((sum, { difference }) => sum + Math.max(0, -difference), 0);
  const [most] = rows;
  const seen = (sum: number): 'yes' | 'no' => (sum < 0.05 ? 'no' : 'yes');
  return {
    title: t('plans.burden-title', {
      any: most === undefined || Math.abs(most.difference) < 0.05 ? 'no' : most.difference > 0 ? 'more' : 'less',
      party: most?.party ?? '',
      money: number(Math.abs(most?.difference ?? 0), 1),
      more: number(more, 1),
      less: number(less, 1),
      gives: seen(more),
      gains: seen(less),
    }),
    description: t('plans.burden-description'),
    dataLabel: t('charts.data'),
    table: {
      head: [parties, ...(['compare-a', 'compare-b', 'difference'] as const).map((key) => t(`plans.${key}`))],
      rows: rows.map(({ party, a, b, text }) => [party, number(a, 1), number(b, 1), text]),
    },
  };
}
