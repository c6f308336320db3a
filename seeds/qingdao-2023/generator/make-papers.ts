import { addDays } from '../../../models/calendar.ts';
import type { PaperKind } from '../../../src/catalogue/checklists.ts';
import { checklistOf } from '../../../src/catalogue/dossier.ts';
import { STEPS, type Step } from '../../../src/catalogue/steps.ts';
import { AS_OF, isDone, isStarted, type Draft } from './draft.ts';
import type { CsvRow } from './make-projects.ts';
import { officers } from './people.ts';
import { Random } from './random.ts';
import type { Timeline } from './timeline.ts';
import { PAPER_NAMES, RETURN_WORDS } from './words-of-papers.ts';

/** How a branch keeps its papers: the share of its finished rows with a gap, and how far it is with judging what was handed in. */
interface Habit {
  readonly gaps: number;
  readonly judged: number;
}

/** Papers that come last and are most often missing. */
const LATE_PAPERS: ReadonlySet<PaperKind> = new Set<PaperKind>([
  'cems', 'dcs', 'airflow', 'waste', 'power', 'permit', 'survey', 'statistics', 'cancelled-registration',
]); // prettier-ignore
/** Finished within so many days, papers are still on their way. */
const FRESH_DAYS = 35;
/** Share of published rows whose permit has not been changed yet: it is asked for before 销号 only. */
const PERMIT_TO_COME = 0.25;
/** Share of what is judged that was sent back. */
const RETURNED = 0.012;
const ORDER = STEPS.map(({ id }) => id as Step);

/**
 * Papers on file, one row each: what the checklist of the type asks for up to the step reached. Verified rows are complete, for else they had not been
 * accepted; of the rest some lack a paper or two, the late ones first, and branches differ. Forty finished rows have none.
 */
export function paperRows(
  seed: number,
  drafts: readonly Draft[],
  timelines: readonly Timeline[],
  without: ReadonlySet<number>,
): CsvRow[] {
  const random = new Random(seed, 'papers');
  const habits = habitsOf(drafts, random);
  return drafts.flatMap((draft, i) => {
    if (!isStarted(draft.status) || without.has(draft.index)) return [];
    const timeline = timelines[i]!;
    const due = dueItems(draft, timeline);
    const missing = missingOf(draft, timeline, due, habits.get(draft.district)!, random);
    return due
      .filter(({ kind }) => !missing.has(kind))
      .map(({ kind, due: step }, number) => {
        const uploaded = capped(laterOf('2023-01-06', addDays(reachedOn(timeline, step), random.whole(1, 12))));
        const judged = judgedAs(draft, timeline, habits.get(draft.district)!, random);
        const judgedOn = capped(addDays(uploaded, random.whole(1, 9)));
        return {
          project: draft.id,
          id: `P${number + 1}`,
          name: `示例${PAPER_NAMES[kind]}`,
          kind,
          step,
          state: judged,
          uploaded_by: officers(draft.district)[1],
          uploaded: `${uploaded}T03:00Z`,
          judged_by: judged === 'handed-in' ? null : officers(draft.district)[2],
          judged_at: judged === 'handed-in' ? null : `${judgedOn}T08:00Z`,
          judged_reason: judged === 'returned' ? random.pick(RETURN_WORDS) : null,
          origin: 'invented',
        };
      });
  });
}

function habitsOf(drafts: readonly Draft[], random: Random): ReadonlyMap<string, Habit> {
  const districts = [...new Set(drafts.map(({ district }) => district))].sort();
  return new Map(
    districts.map((code) => [code, { gaps: random.between(0.03, 0.2), judged: random.between(0.65, 0.97) }]),
  );
}

interface DueItem {
  readonly kind: PaperKind;
  readonly due: Step;
}

/** What the checklist asks for at the step reached. */
function dueItems(draft: Draft, { step }: Timeline): readonly DueItem[] {
  return checklistOf(draft.plan.id).filter(({ due }) => ORDER.indexOf(due) <= ORDER.indexOf(step));
}

function missingOf(
  draft: Draft,
  timeline: Timeline,
  due: readonly DueItem[],
  habit: Habit,
  random: Random,
): ReadonlySet<PaperKind> {
  if (!isDone(draft.status)) return new Set();
  if (draft.status === 'verified') {
    const waits = timeline.step === 'published' && random.chance(PERMIT_TO_COME);
    return new Set<PaperKind>(waits ? ['permit'] : []);
  }
  const isFresh = timeline.finished! > addDays(AS_OF, -FRESH_DAYS);
  if (!random.chance(habit.gaps * (isFresh ? 1.5 : 1))) return new Set();
  // One paper at least is there: rows without any are planted apart.
  const count = Math.min(due.length - 1, random.pick([1, 1, 1, 2, 2, 3]));
  const gone = new Set<PaperKind>();
  for (let drawn = 0; drawn < count; drawn += 1) {
    const rest = due.filter(({ kind }) => !gone.has(kind) && kind !== 'contract');
    const late = rest.filter(({ kind }) => LATE_PAPERS.has(kind));
    const from = late.length > 0 && random.chance(0.75) ? late : rest;
    if (from.length > 0) gone.add(random.pick(from).kind);
  }
  return gone;
}

function judgedAs(draft: Draft, { step }: Timeline, { judged }: Habit, random: Random): string {
  if (draft.status === 'verified') return 'accepted';
  const chance = step === 'checked' ? Math.max(judged, 0.9) : step === 'self-checked' ? judged : judged * 0.8;
  if (!random.chance(chance)) return 'handed-in';
  return random.chance(RETURNED) ? 'returned' : 'accepted';
}

function reachedOn({ reached, started }: Timeline, step: Step): string {
  return reached.find((one) => one.step === step)?.day ?? started!;
}

const capped = (day: string): string => (day < AS_OF ? day : AS_OF);
const laterOf = (a: string, b: string): string => (a > b ? a : b);
