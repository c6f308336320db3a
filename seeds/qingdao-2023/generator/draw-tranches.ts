import { addDays, dayNumber } from '../../../models/calendar.ts';
import type { Status } from '../../../models/vocabulary.ts';
import { AS_OF, FIRST_ENTRY, isStarted, type Draft, type TrancheDraft } from './draft.ts';
import { Random } from './random.ts';

const LARGEST_SCRAPPAGES = 12;
const NEW_FLEETS = 10;
const FIRST_DAY_AHEAD = '2023-07-01';

/** Vehicles and households finish little by little: three to five equal tranches, two to six weeks apart, the last on the row's day. */
export function drawTranches(seed: number, drafts: readonly Draft[]): Draft[] {
  const random = new Random(seed, 'tranches');
  const ofType = (type: string) => drafts.filter((draft) => draft.plan.id === type);
  const scrappages = ofType('vehicle-scrap').sort((a, b) => b.tonnes.NOx! - a.tonnes.NOx!);
  const chosen = new Set([
    ...scrappages.slice(0, LARGEST_SCRAPPAGES),
    ...ofType('clean-heating'),
    ...random.some(ofType('nev-replace'), NEW_FLEETS),
  ]);
  return drafts.map((draft) =>
    chosen.has(draft) && draft.day !== null ? { ...draft, tranches: tranchesOf(draft, draft.day, random) } : draft,
  );
}

function tranchesOf(draft: Draft, last: string, random: Random): TrancheDraft[] {
  const count = random.whole(3, 5);
  const gaps = Array.from({ length: count - 1 }, () => random.whole(14, 42));
  const earliest = isStarted(draft.status) ? FIRST_ENTRY : FIRST_DAY_AHEAD;
  const room = Math.max(0, dayNumber(last) - dayNumber(earliest));
  const wanted = gaps.reduce((sum, gap) => sum + gap, 0);
  const shrink = Math.min(1, room / wanted);
  const back = gaps.map((_, i) => Math.floor(gaps.slice(i).reduce((sum, gap) => sum + gap, 0) * shrink));
  return [...back, 0].map((days) => {
    const day = addDays(last, -days);
    return { day, share: 1 / count, status: trancheStatus(draft.status, day) };
  });
}

function trancheStatus(status: Status, day: string): Status {
  return status === 'building' && day <= AS_OF ? 'built' : status;
}
