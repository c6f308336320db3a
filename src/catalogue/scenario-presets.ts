import { addDays, dateOf, dayNumber, dayNumberOf, dayText } from '../../models/calendar.ts';
import { compareText } from '../../models/compare-text.ts';
import type { Assumptions } from '../../models/engine/assumptions.ts';
import type { Change, Portfolio, Uncertainty } from '../../models/portfolio.ts';
import type { Status } from '../../models/vocabulary.ts';
import { estimateFrom, meanSlip, type TrackRecord } from './track-record.ts';

/** Questions everybody asks, each a scenario at one click. */
export const PRESETS = [
  'on-time',
  'history',
  'coking-slips',
  'grinding-before-season',
  'park-voc',
  'verified-only',
] as const;
export type Preset = (typeof PRESETS)[number];

/** An open project whose present plan ends later than its frozen one, by so many days. */
export interface LatePlan {
  readonly id: string;
  readonly days: number;
}

/** What presets are made from, as it stands on a day. */
export interface PresetFacts {
  readonly portfolio: Portfolio;
  readonly asOf: string;
  readonly latePlans: readonly LatePlan[];
  /** How promises were kept so far, by type. */
  readonly records: ReadonlyMap<string, TrackRecord>;
  /** Numbers of the industrial projects that stand in a park. */
  readonly inParks: readonly string[];
}

export interface PresetContent {
  readonly changes: readonly Change[];
  readonly assumptions: Assumptions;
}

const COKING = 'ule-coking';
const GRINDING = 'ule-grinding';
const SLIP_DAYS = 90;
const PARK_FACTOR = 1.2;
/** Only what is not built can still be late. */
const OPEN: readonly Status[] = ['planned', 'building'];
const UNVERIFIED: readonly Status[] = ['proposed', 'planned', 'building', 'built'];

/** The ordinary changes and assumptions a preset means on this day; null when the programme has nothing it could be about. */
export function presetContent(preset: Preset, facts: PresetFacts): PresetContent | null {
  const made = MAKERS[preset](facts);
  return made.changes.length === 0 && Object.keys(made.assumptions).length === 0 ? null : made;
}

const MAKERS: Readonly<Record<Preset, (facts: PresetFacts) => PresetContent>> = {
  'on-time': onTime,
  history: asHistorySuggests,
  'coking-slips': (facts) =>
    onlyChanges(has(facts, COKING) ? [{ select: { type: [COKING], status: [...OPEN] }, delay_days: SLIP_DAYS }] : []),
  'grinding-before-season': grindingBeforeSeason,
  'park-voc': ({ inParks }) =>
    onlyChanges(
      inParks.length === 0 ? [] : [{ select: { group: inParks.toSorted(compareText) }, scale: { VOC: PARK_FACTOR } }],
    ),
  'verified-only': ({ portfolio }) =>
    onlyChanges(
      portfolio.projects?.some(({ status }) => UNVERIFIED.includes(status)) === true
        ? [{ select: { status: [...UNVERIFIED] }, exclude: true }]
        : [],
    ),
};

function onlyChanges(changes: readonly Change[]): PresetContent {
  return { changes, assumptions: {} };
}

function has({ portfolio }: PresetFacts, type: string): boolean {
  return portfolio.projects?.some((project) => project.type === type) ?? false;
}

/** Plans go back to the day first promised, and what is overdue slips no further than tomorrow. */
function onTime({ portfolio, latePlans }: PresetFacts): PresetContent {
  const byDays = new Map<number, string[]>();
  for (const { id, days } of latePlans) byDays.set(days, [...(byDays.get(days) ?? []), id]);
  const changes = [...byDays]
    .sort(([a], [b]) => b - a)
    .map(([days, ids]): Change => ({ select: { group: ids.toSorted(compareText) }, delay_days: -days }));
  const open = new Set(
    (portfolio.projects ?? []).filter(({ status }) => OPEN.includes(status)).map(({ type }) => type ?? ''),
  );
  const slipping = Object.entries(portfolio.slip_days ?? {}).filter(([type, days]) => days > 0 && open.has(type));
  if (slipping.length === 0) return { changes, assumptions: {} };
  return { changes, assumptions: { slip_days: Object.fromEntries(slipping.map(([type]) => [type, 0])) } };
}

/**
 * Every type is late by its mean slip so far; for simulations the spread lies around the day so moved, and failure is as seen. Types
 * with too few promises stay as they are.
 */
function asHistorySuggests({ portfolio, records }: PresetFacts): PresetContent {
  const open = new Set(
    (portfolio.projects ?? []).filter(({ status }) => OPEN.includes(status)).map(({ type }) => type ?? ''),
  );
  const known = [...records].flatMap(([type, record]) => {
    const estimate = open.has(type) ? estimateFrom(record) : null;
    return estimate === null ? [] : [{ type, estimate, days: Math.round(meanSlip(record)!) }];
  });
  const byDays = new Map<number, string[]>();
  for (const { type, days } of known) if (days !== 0) byDays.set(days, [...(byDays.get(days) ?? []), type]);
  const changes = [...byDays]
    .sort(([a], [b]) => b - a)
    .map(([days, types]): Change => ({
      select: { type: types.toSorted(compareText), status: [...OPEN] },
      delay_days: days,
    }));
  const odds = known.map(({ type, estimate: { delay, fail }, days }): [string, Uncertainty] => [
    type,
    {
      delay_days: { ...delay, min: delay.min - days, mode: delay.mode - days, max: delay.max - days },
      fail: Math.round(fail * 1000) / 1000,
    },
  ]);
  return { changes, assumptions: known.length === 0 ? {} : { uncertainty_defaults: Object.fromEntries(odds) } };
}

/** Every grinding station counts from the first day of the season; where that day is past, as if it had been built by then. */
function grindingBeforeSeason(facts: PresetFacts): PresetContent {
  if (!has(facts, GRINDING)) return onlyChanges([]);
  const day = lastDayBefore(facts.portfolio);
  const past = day <= facts.asOf;
  const early = { effective: day };
  return onlyChanges([
    { select: { type: [GRINDING], status: [...OPEN] }, ...early, ...(past ? { status: 'built' as const } : {}) },
    { select: { type: [GRINDING], status: ['built', 'verified'], effective_after: addDays(day, 1) }, ...early },
  ]);
}

/** The last day of stable running with which a project counts on the whole season, by the programme's rule of counting. */
function lastDayBefore({ season, counting }: Portfolio): string {
  if (counting == null || counting === 'day' || counting.months_after === 0) return addDays(season.from, -1);
  // Counted from the first day of the n-th month after: the last day of the month that lies so far before the season's.
  const { year, month } = dateOf(dayNumber(season.from));
  return dayText(dayNumberOf(year, month - counting.months_after + 1, 1) - 1);
}
