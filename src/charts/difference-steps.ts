import type { Translate } from '../words/messages.ts';
import { tonnes } from '../words/number.ts';
import { type Chart, chart } from './chart.ts';
import { pollutantColour } from './palette.ts';
import { type CutShort, waterfallPlot, type WaterfallRow } from './waterfall-plot.ts';

export interface DifferenceData {
  readonly id: string;
  readonly pollutant: string;
  /** Names and season tonnes of the two scenarios. */
  readonly from: { readonly name: string; readonly tonnes: number };
  readonly to: { readonly name: string; readonly tonnes: number };
  /** What lies between them, in order; the tonnes sum to the difference. */
  readonly steps: readonly { readonly name: string; readonly tonnes: number }[];
  readonly width?: number;
}

/** Levels are cut short so that the changes between them take this share of the picture. */
const CHANGES_SHARE = 0.6;

/** From one scenario's season tonnes to another's, step by step. The title says the difference and what makes most of it. */
export function differenceSteps(data: DifferenceData, t: Translate): Chart {
  const { id, pollutant, width = 640 } = data;
  const rows = rowsOf(data);
  const name = t(`charts.pollutant-${pollutant}`);
  return chart({
    id,
    title: titleOf(data, name, t),
    description: t('charts.steps-description', { pollutant: name, from: data.from.name, to: data.to.name }),
    dataLabel: t('charts.data'),
    table: {
      head: [t('charts.steps-step'), t('charts.tonnes')],
      rows: rows.map(({ label, value }) => [label, value]),
    },
    plot: waterfallPlot(rows, pollutantColour(pollutant), width, cutShort(rows, t)),
  });
}

function rowsOf({ from, to, steps }: DifferenceData): WaterfallRow[] {
  let at = from.tonnes;
  const changes = steps.map(({ name, tonnes: moved }, index): WaterfallRow => {
    const before = at;
    at += moved;
    const value = `${moved > 0 ? '+' : ''}${tonnes(moved)}`;
    return { key: String(index + 1), label: name, value, from: before, to: at, level: false, projects: null };
  });
  const level = (key: string, side: DifferenceData['from']): WaterfallRow => ({
    key,
    label: side.name,
    value: tonnes(side.tonnes),
    from: 0,
    to: side.tonnes,
    level: true,
    projects: null,
  });
  return [level('0', from), ...changes, level(String(steps.length + 1), to)];
}

/** Nothing is cut short when the changes are large beside the levels; else so much that they fill most of the picture. */
function cutShort(rows: readonly WaterfallRow[], t: Translate): CutShort | null {
  const ends = rows.flatMap(({ from, to, level }) => (level ? [to] : [from, to]));
  const [lowest, highest] = [Math.min(...ends), Math.max(...ends)];
  const low = highest - (highest - lowest) / CHANGES_SHARE;
  if (lowest <= 0 || highest === lowest || low <= 0) return null;
  return { low, text: t('charts.steps-cut', { low: tonnes(low) }) };
}

function titleOf({ from, to, steps }: DifferenceData, pollutant: string, t: Translate): string {
  const difference = to.tonnes - from.tonnes;
  const direction = tonnes(Math.abs(difference)) === tonnes(0) ? 'same' : difference < 0 ? 'less' : 'more';
  // What goes the other way is not what the difference is made of.
  const most = steps
    .filter(({ tonnes: moved }) => moved * difference > 0)
    .toSorted((a, b) => Math.abs(b.tonnes) - Math.abs(a.tonnes))[0];
  return t('charts.steps-title', {
    pollutant,
    from: from.name,
    to: to.name,
    direction,
    tonnes: tonnes(Math.abs(difference)),
    named: most !== undefined && steps.length > 1 && direction !== 'same' ? 'yes' : 'no',
    most: most?.name ?? '',
    moved: most === undefined ? '' : `${most.tonnes > 0 ? '+' : ''}${tonnes(most.tonnes)}`,
  });
}
