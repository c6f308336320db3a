import { addDays, dayNumber } from '../../../models/calendar.ts';
import type { Draft } from './draft.ts';
import { Random } from './random.ts';
import { TYPE_PLAN } from './type-plan.ts';

/** First day of each window of the year, and the day after the last. */
const WINDOWS = ['2023-01-01', '2023-05-01', '2023-07-01', '2023-09-01', '2023-11-01', '2024-01-01'] as const;
/** The last grinding station is due in November, not in December. */
const LAST_GRINDING_DAY = '2023-11-30';
const STATION_CAPACITY = 1.2;
const STRAW_CAMPAIGNS = [
  { from: '2023-06-01', until: '2023-06-30' },
  { from: '2023-09-20', until: '2023-11-10' },
] as const;
/** Stations that unload and sell petrol at night, workshops that do not spray on hot days: built ones from June, others from July. */
const SEASON_MEASURES = [
  { type: 'gas-station', window: 1, count: 4, from: '2023-06-01', until: '2023-08-31' },
  { type: 'auto-repair', window: 1, count: 2, from: '2023-06-01', until: '2023-08-31' },
  { type: 'gas-station', window: 2, count: 4, from: '2023-07-01', until: '2023-08-31' },
  { type: 'auto-repair', window: 2, count: 2, from: '2023-07-01', until: '2023-08-31' },
] as const;

/** Gives every row its day: the windows of its type exactly, dealt evenly over the districts, uniform over the days of a window. */
export function drawDays(seed: number, drafts: readonly Draft[]): Draft[] {
  const random = new Random(seed, 'days');
  const days = new Map<number, string>();
  for (const plan of TYPE_PLAN) {
    const rows = drafts.filter((draft) => draft.plan === plan);
    const left = plan.windows.map(
      (count, w) => count - rows.filter((row) => row.anchor !== null && windowOf(row.anchor.day) === w).length,
    );
    for (const [draft, window] of stationFirst(dealt(rows, left, random))) {
      days.set(draft.index, drawDay(draft, window, random));
    }
  }
  const dated = drafts.map((draft) => ({ ...draft, day: draft.anchor?.day ?? days.get(draft.index)! }));
  return seasonMeasures(seed, dated.map(strawCampaign));
}

export function windowOf(day: string): number {
  return WINDOWS.findLastIndex((first) => first <= day);
}

/** Rows of the body in the order of their districts, each with the window that is furthest behind its share. */
function dealt(rows: readonly Draft[], counts: readonly number[], random: Random): [Draft, number][] {
  const districts = [...new Set(rows.map((row) => row.district))];
  const body = districts.flatMap((district) =>
    random.shuffled(rows.filter((row) => row.district === district && row.anchor === null)),
  );
  const given = counts.map(() => 0);
  const lead = counts.map(() => random.unit() / 2);
  return body.map((draft, i) => {
    const behind = counts.map((count, w) =>
      given[w]! < count ? (count * (i + 1)) / body.length - given[w]! + lead[w]! : -Infinity,
    );
    const window = behind.indexOf(Math.max(...behind));
    given[window]! += 1;
    return [draft, window];
  });
}

/** One of the two stations finished before the as-of day is of 1.2 Mt: it is the one that declares a kiln's NOx. */
function stationFirst(dealt: readonly [Draft, number][]): readonly [Draft, number][] {
  const isEarly = (window: number) => window === 1;
  const wanted = dealt.find(([draft]) => draft.capacity === STATION_CAPACITY);
  if (wanted === undefined || dealt.some(([draft, w]) => draft.capacity === STATION_CAPACITY && isEarly(w)))
    return dealt;
  const early = dealt.find(([, window]) => isEarly(window))!;
  return dealt.map(([draft, window]) => {
    if (draft === wanted[0]) return [draft, early[1]];
    return [draft, draft === early[0] ? wanted[1] : window];
  });
}

function drawDay(draft: Draft, window: number, random: Random): string {
  const first = WINDOWS[window]!;
  const end = draft.capacity !== null && window === 4 ? addDays(LAST_GRINDING_DAY, 1) : WINDOWS[window + 1]!;
  return addDays(first, random.whole(0, dayNumber(end) - dayNumber(first) - 1));
}

function strawCampaign(draft: Draft): Draft {
  if (draft.plan.id !== 'straw') return draft;
  const campaign = STRAW_CAMPAIGNS[windowOf(draft.day!) === 1 ? 0 : 1];
  return { ...draft, day: campaign.from, until: campaign.until };
}

function seasonMeasures(seed: number, drafts: readonly Draft[]): Draft[] {
  const random = new Random(seed, 'season-measures');
  const chosen = new Map<number, { from: string; until: string }>();
  for (const { type, window, count, from, until } of SEASON_MEASURES) {
    const able = drafts.filter(
      (draft) => draft.plan.id === type && 'AB'.includes(draft.zone) && windowOf(draft.day!) === window,
    );
    for (const draft of random.some(able, count)) chosen.set(draft.index, { from, until });
  }
  return drafts.map((draft) => {
    const window = chosen.get(draft.index);
    return window === undefined ? draft : { ...draft, day: window.from, until: window.until, windowed: true };
  });
}
