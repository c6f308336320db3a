import type { Status } from '../../../models/vocabulary.ts';
import { AS_OF, type Draft } from './draft.ts';
import { windowOf } from './draw-days.ts';
import { Random } from './random.ts';

interface StatusPlan {
  readonly proposed: number;
  readonly planned: number;
  readonly building: number;
  readonly built: number;
  readonly verified: number;
  readonly cancelled: number;
  /** How many of the proposed have no date. */
  readonly undated: number;
}

/** Rows of each category by status on the as-of day. */
// prettier-ignore
const STATUS_PLAN: Readonly<Record<string, StatusPlan>> = {
  industry: { proposed: 47, planned: 223, building: 309, built: 468, verified: 110, cancelled: 23, undated: 17 },
  combustion: { proposed: 20, planned: 89, building: 122, built: 56, verified: 14, cancelled: 9, undated: 7 },
  mobile: { proposed: 15, planned: 50, building: 68, built: 83, verified: 38, cancelled: 6, undated: 5 },
  dust: { proposed: 30, planned: 106, building: 147, built: 239, verified: 107, cancelled: 11, undated: 11 },
  oil_service: { proposed: 12, planned: 87, building: 121, built: 236, verified: 55, cancelled: 9, undated: 4 },
  agri: { proposed: 2, planned: 18, building: 26, built: 38, verified: 4, cancelled: 2, undated: 1 },
};

/** Building rows whose frozen plan named a day before the as-of day; twelve more follow whose forecast has passed as well (plant-faults.ts). */
const SLIPPED_ROWS = 58;

/** The earliest are verified, then built (exactly those due by the as-of day), building, planned, in reserve; a few of the later ones cancelled. */
export function drawStatuses(seed: number, drafts: readonly Draft[]): Draft[] {
  const statuses = new Map<number, Status>();
  const undated = new Set<number>();
  for (const [category, plan] of Object.entries(STATUS_PLAN)) {
    const random = new Random(seed, `status ${category}`);
    const rows = drafts.filter((draft) => draft.category === category);
    const later = rows.filter((draft) => draft.day! > AS_OF && isFree(draft));
    const cancelled = new Set(random.some(later, plan.cancelled));
    const latest = later.filter((draft) => !cancelled.has(draft) && windowOf(draft.day!) === 4);
    const dateless = new Set(random.some(latest, plan.undated));
    const rest = byDay(rows.filter((draft) => !cancelled.has(draft) && !dateless.has(draft)));
    const reserve = new Set(rest.filter(isFree).slice(-(plan.proposed - plan.undated)));
    const order = rest.filter((draft) => !reserve.has(draft));
    const bounds = [plan.verified, plan.built, plan.building, plan.planned];
    const names: readonly Status[] = ['verified', 'built', 'building', 'planned'];
    order.forEach((draft, i) => statuses.set(draft.index, names[stretchOf(i, bounds)]!));
    for (const draft of cancelled) statuses.set(draft.index, 'cancelled');
    for (const draft of [...reserve, ...dateless]) statuses.set(draft.index, 'proposed');
    for (const draft of dateless) undated.add(draft.index);
  }
  const known = drafts.map((draft): Draft => ({
    ...draft,
    status: statuses.get(draft.index)!,
    day: undated.has(draft.index) ? null : draft.day,
  }));
  return slip(seed, known);
}

/** The large rows, the twelve stations and the season measures stay on the list. */
function isFree(draft: Draft): boolean {
  return draft.anchor === null && draft.capacity === null && !draft.windowed;
}

function byDay(drafts: readonly Draft[]): Draft[] {
  return [...drafts].sort((a, b) => (a.day === b.day ? a.index - b.index : a.day! < b.day! ? -1 : 1));
}

function stretchOf(position: number, lengths: readonly number[]): number {
  let end = 0;
  return lengths.findIndex((length) => position < (end += length));
}

function slip(seed: number, drafts: readonly Draft[]): Draft[] {
  const able = drafts.filter((draft) => draft.status === 'building' && isFree(draft) && draft.until === null);
  const chosen = new Set(new Random(seed, 'slipped').some(able, SLIPPED_ROWS));
  return drafts.map((draft) => (chosen.has(draft) ? { ...draft, slipped: true } : draft));
}
