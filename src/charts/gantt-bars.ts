import * as Plot from '@observablehq/plot';
import { addDays, daysBetween } from '../words/day.ts';
import type { Translate } from '../words/messages.ts';
import { type Chart, chart } from './chart.ts';
import { ganttWords } from './gantt-words.ts';
import { legend } from './legend.ts';
import { isNarrow } from './for-phones.ts';
import { monthTicks } from './month-ticks.ts';
import { FAINT, HOUSE, INK, PAPER, RULE, tint } from './palette.ts';
import { fitText, widest } from './text-width.ts';

/** A project on the calendar: its works, and from when it counts without and with the changes. */
export interface GanttProject {
  readonly name: string;
  readonly start: string | null;
  readonly finish: string | null;
  /** First day that counts; null where it counts on no day. */
  readonly without: string | null;
  readonly with: string | null;
}

export interface GanttData {
  readonly id: string;
  readonly season: { readonly from: string; readonly to: string };
  /** The first one decides most. */
  readonly projects: readonly GanttProject[];
  readonly width?: number;
}

const ROW = 28;
const HEAD = 44;
/** Days drawn before the season begins and after it ends. */
const BEFORE = 120;
const AFTER = 60;

interface Bar {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** The calendar of the projects that decide a result: works as an outline, days lost hatched, days won pale, counting days full; the season between two rules. */
export function ganttBars({ id, season, projects, width = 720 }: GanttData, t: Translate): Chart {
  const origin = addDays(season.from, -BEFORE);
  const end = daysBetween(origin, season.to) + 1 + AFTER;
  const at = (day: string): number => Math.min(end, Math.max(0, daysBetween(origin, day)));
  const [first, last] = [at(season.from), at(season.to) + 1];
  const rows = projects.map((project, index) => ({ ...project, key: String(index) }));
  const left = Math.min(width * 0.32, 12 + widest(rows.map(nameOf), 12));
  const bar = (key: string, from: string | null, to: number): Bar[] =>
    from === null || at(from) >= to ? [] : [{ key, from: at(from), to }];
  const works = rows.flatMap(({ key, start, finish }) => (finish === null ? [] : bar(key, start, at(finish))));
  const counting = rows.flatMap(({ key, without, with: after }) => bar(key, later(without, after), last));
  const lost = rows.flatMap(({ key, without, with: after }) =>
    bar(key, without, Math.min(last, after === null ? last : at(after))),
  );
  const won = rows.flatMap(({ key, without, with: after }) =>
    bar(key, after, Math.min(last, without === null ? last : at(without))),
  );
  const hatch = { id: `${id}-lost`, colour: HOUSE, ground: 0, pitch: 5 };
  const months = monthTicks(origin, addDays(origin, end - 1), t);
  const block = (bars: readonly Bar[], fill: string, inset: number): Plot.Markish =>
    Plot.barX(bars, {
      y: 'key',
      x1: 'from',
      x2: 'to',
      fill,
      stroke: HOUSE,
      strokeWidth: 0.8,
      insetTop: inset,
      insetBottom: inset,
    });
  return chart({
    id,
    ...ganttWords(season, projects, t),
    hatches: [hatch],
    legend: legend(
      [
        { text: t('charts.gantt-works'), fill: PAPER, outline: FAINT },
        { text: t('charts.gantt-counts'), fill: HOUSE },
        { text: t('charts.gantt-lost'), fill: `url(#${hatch.id})`, outline: HOUSE },
        { text: t('charts.gantt-won'), fill: tint(HOUSE, 0.3), outline: HOUSE },
      ],
      2,
      2,
    ),
    plot: {
      width,
      height: HEAD + rows.length * ROW + 4,
      marginTop: HEAD,
      marginBottom: 4,
      marginLeft: left,
      marginRight: 6,
      x: { domain: [0, end], axis: null },
      y: { domain: rows.map(({ key }) => key), axis: null, padding: 0 },
      marks: [
        Plot.ruleX(
          months.map(({ from }) => from),
          { stroke: RULE },
        ),
        Plot.text(
          // On a phone every other month is named.
          months.filter(({ from, to }, at) => to - from > 20 && (at % 2 === 0 || !isNarrow(width))),
          {
            x: ({ from, to }: (typeof months)[number]) => (from + to) / 2,
            text: 'text',
            frameAnchor: 'top',
            dy: -10,
            fill: FAINT,
          },
        ),
        Plot.barX(works, { y: 'key', x1: 'from', x2: 'to', fill: PAPER, stroke: FAINT, insetTop: 9, insetBottom: 9 }),
        block(counting, HOUSE, 6),
        block(lost, `url(#${hatch.id})`, 6),
        block(won, tint(HOUSE, 0.3), 6),
        Plot.ruleX([first, last], { stroke: INK, strokeWidth: 1.5 }),
        Plot.text(rows, {
          y: 'key',
          text: ({ name }: GanttProject) => fitText(name, 12, left - 8),
          frameAnchor: 'left',
          dx: 2 - left,
          textAnchor: 'start',
          fill: INK,
        }),
      ],
    },
  });
}

function nameOf({ name }: GanttProject): string {
  return name;
}

/** From when it counts on both sides. */
function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null;
  return a > b ? a : b;
}
