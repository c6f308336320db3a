import type { WaterfallStep } from '../../models/statistics/waterfall.ts';
import { number, signed, tonnes } from '../words/number.ts';
import type { Translate } from '../words/messages.ts';
import { printedParts, round } from '../words/round.ts';
import { type Chart, chart } from './chart.ts';
import { pollutantColour } from './palette.ts';
import { waterfallPlot, type WaterfallRow } from './waterfall-plot.ts';

export interface WaterfallData {
  readonly id: string;
  readonly pollutant: string;
  readonly steps: readonly WaterfallStep[];
  readonly width?: number;
}

/** From 申报 to what was recognised in the end, step by step: levels as full bars, cuts and additions hanging between them. */
export function waterfallBars({ id, pollutant, steps, width = 600 }: WaterfallData, t: Translate): Chart {
  const rows = rowsOf(steps, t);
  const colour = pollutantColour(pollutant);
  const name = t(`charts.pollutant-${pollutant}`);
  return chart({
    id,
    title: [titleOf(steps, name, t), ...passedOver(steps, t)].join(t('charts.waterfall-joint')),
    description: t('charts.waterfall-description', { pollutant: name }),
    dataLabel: t('charts.data'),
    table: {
      head: [t('charts.waterfall-step'), t('charts.waterfall-tonnes'), t('charts.projects')],
      rows: rows.map(({ label, value, projects }) => [label, value, projects === null ? '' : String(projects)]),
    },
    plot: waterfallPlot(rows, colour, width),
  });
}

/** Each change begins where the running sum stands; a level is drawn from nothing. */
function rowsOf(steps: readonly WaterfallStep[], t: Translate): WaterfallRow[] {
  let at = 0;
  const printed = printedSteps(steps);
  return steps.map((step, index): WaterfallRow => {
    const key = String(index);
    const value = printed[index]!;
    if (step.kind === 'level') {
      at = step.tonnes;
      const label = t(`cuts.level-${step.level}`);
      return { key, label, value, from: 0, to: at, level: true, projects: null };
    }
    const from = at;
    at += step.tonnes;
    return { key, label: t(`cuts.${step.reason}`), value, from, to: at, level: false, projects: step.projects.length };
  });
}

/** Amounts are stated to the tenth of a kilogram; what is less is dust of the arithmetic. */
const LEAST = 0.00005;

/** Figures as they stand beside the bars: as many decimals in all of them as the smallest needs, and a level is the printed level before with the printed changes. */
function printedSteps(steps: readonly WaterfallStep[]): readonly string[] {
  const sizes = steps.map((step) => Math.abs(step.tonnes)).filter((size) => size >= LEAST);
  const least = Math.min(...sizes);
  const decimals = least >= 0.05 ? 1 : least >= 0.005 ? 2 : 4;
  const texts: string[] = [];
  let changes: number[] = [];
  let before = 0;
  for (const step of steps) {
    if (step.kind === 'change') {
      changes.push(step.tonnes);
      continue;
    }
    const level = round(step.tonnes, decimals);
    texts.push(...printedParts(changes, level - before, decimals).map((change) => signed(change, decimals)));
    texts.push(number(level, decimals));
    [changes, before] = [[], level];
  }
  return texts;
}

/** Which levels were passed over by a later one, said of each. */
function passedOver(steps: readonly WaterfallStep[], t: Translate): readonly string[] {
  return steps.flatMap((step) =>
    step.kind === 'level' && step.passed !== undefined
      ? [t('charts.waterfall-passed', { count: step.passed.length, level: t(`cuts.level-${step.level}`) })]
      : [],
  );
}

/** The finding: how much of what was declared is left at the last level, and what took most of the rest. */
function titleOf(steps: readonly WaterfallStep[], pollutant: string, t: Translate): string {
  const levels = steps.filter((step) => step.kind === 'level' && step.level !== 'net');
  const [first, last] = [levels[0], levels.at(-1)];
  if (first === undefined || last?.kind !== 'level' || first.tonnes === 0)
    return t('charts.waterfall-empty', { pollutant });
  if (levels.length === 1) return t('charts.waterfall-declared', { pollutant, declared: tonnes(first.tonnes) });
  const changes = steps.filter((step) => step.kind === 'change' && step.to !== 'net');
  const cuts = new Map<string, number>();
  for (const step of changes)
    if (step.kind === 'change') cuts.set(step.reason, (cuts.get(step.reason) ?? 0) + step.tonnes);
  const [reason = '', most = 0] = [...cuts].toSorted((a, b) => a[1] - b[1])[0] ?? [];
  return t('charts.waterfall-title', {
    pollutant,
    declared: tonnes(first.tonnes),
    level: t(`cuts.level-${last.level}`),
    left: tonnes(last.tonnes),
    share: number((last.tonnes / first.tonnes) * 100, 0),
    most: most < 0 ? 'yes' : 'no',
    reason: reason === '' ? '' : t(`cuts.${reason}`),
    cut: tonnes(Math.abs(most)),
  });
}
