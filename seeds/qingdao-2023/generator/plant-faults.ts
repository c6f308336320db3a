import { addDays, dayNumber } from '../../../models/calendar.ts';
import { AS_OF, isDone, isListed, type Draft, type SourceDraft } from './draft.ts';
import { Random } from './random.ts';

/** What is wrong on purpose, so that the checks of the product have something to find. */
export interface Faults {
  /** Rows whose tonnes exceed the base of their source. */
  readonly exceedingBase: ReadonlySet<number>;
  /** Rows entered again on the source of another row of the same type, a week apart. */
  readonly duplicates: ReadonlySet<number>;
  /** Closures whose source also has another project. */
  readonly sharedClosures: ReadonlySet<number>;
  /** Capture rates above the table value of the hood. */
  readonly highCapture: ReadonlySet<number>;
  /** Vehicle rows that rely on a yearly distance past its review. */
  readonly staleFactor: ReadonlySet<number>;
  /** Finished rows without a single document. */
  readonly withoutEvidence: ReadonlySet<number>;
  /** Rows whose city amount is below the declared one. */
  readonly cutAmounts: ReadonlySet<number>;
  /** The grinding station that declares a kiln's NOx. */
  readonly declaredKiln: number;
}

const SMALL_ROWS = ['gas-boiler-lnb', 'voc-simple-out', 'voc-capture', 'low-voc-materials'];

/** Faults that change who is on which source and how large its base is. */
export function plantSourceFaults(seed: number, drafts: readonly Draft[], sources: readonly SourceDraft[]) {
  const random = new Random(seed, 'source-faults');
  const single = new Map(
    sources.filter((source) => source.members.length === 1).map((source) => [source.members[0]!, source]),
  );
  const small = drafts.filter(
    (draft) => single.has(draft.index) && isListed(draft) && draft.anchor === null && draft.capacity === null,
  );
  const replaced = new Map<SourceDraft, SourceDraft | null>();
  const used = new Set<Draft>();
  const merge = (kept: Draft, added: Draft, share: number) => {
    replaced.set(single.get(kept.index)!, { ...single.get(kept.index)!, members: [kept.index, added.index], share });
    replaced.set(single.get(added.index)!, null);
    used.add(kept).add(added);
  };

  const exceeding = random.some(
    small.filter((draft) => total(draft) < 2 && isSimple(draft)),
    6,
  );
  for (const draft of exceeding) {
    replaced.set(single.get(draft.index)!, { ...single.get(draft.index)!, share: random.between(1.05, 1.3) });
    used.add(draft);
  }
  const duplicates = Array.from({ length: 8 }, () => {
    const tiny = random.shuffled(small.filter((draft) => total(draft) < 0.5 && isSimple(draft) && !used.has(draft)));
    const first = tiny.find((draft) => twinOf(draft, tiny) !== undefined)!;
    const twin = twinOf(first, tiny)!;
    merge(first, twin, random.between(0.4, 0.7));
    return twin;
  });
  const closures = random
    .some(
      small.filter((draft) => draft.plan.id === 'closure' && total(draft) < 6),
      5,
    )
    .map((closure) => {
      const others = small.filter(
        (draft) =>
          SMALL_ROWS.includes(draft.plan.id) &&
          draft.district === closure.district &&
          total(draft) < 0.6 &&
          !used.has(draft),
      );
      merge(closure, random.pick(others), random.between(0.75, 0.95));
      return closure;
    });
  return {
    sources: sources.map((source) => replaced.get(source) ?? source).filter((source) => replaced.get(source) !== null),
    exceedingBase: indices(exceeding),
    duplicates: indices(duplicates),
    sharedClosures: indices(closures),
  };
}

/** Twelve small building rows whose forecast, too, has passed; and the faults that stand in papers only. */
export function plantPaperFaults(seed: number, drafts: readonly Draft[], sources: readonly SourceDraft[]) {
  const random = new Random(seed, 'paper-faults');
  const shared = new Set(sources.filter((source) => source.members.length > 1).flatMap((source) => source.members));
  const passed = indices(
    random.some(
      drafts.filter((draft) => isLateJuly(draft) && !shared.has(draft.index) && !draft.slipped),
      12,
    ),
  );
  const dated = drafts.map((draft): Draft =>
    passed.has(draft.index) ? { ...draft, slipped: true, day: addDays('2023-06-08', random.whole(0, 20)) } : draft,
  );
  const done = dated.filter((draft) => isDone(draft.status) && draft.anchor === null && draft.capacity === null);
  const verified = done.filter((draft) => draft.status === 'verified' && draft.counted !== null);
  const hoods = dated.filter((draft) => draft.plan.id === 'voc-capture' && isListed(draft) && !shared.has(draft.index));
  const vehicles = dated.filter(
    (draft) => ['vehicle-scrap', 'nev-replace'].includes(draft.plan.id) && draft.anchor === null && isListed(draft),
  );
  return {
    drafts: dated,
    highCapture: indices(random.some(hoods, 3)),
    staleFactor: indices(random.some(vehicles, 25)),
    withoutEvidence: indices(random.some(done, 40)),
    cutAmounts: indices(random.some(verified, 10)),
    declaredKiln: dated.find((draft) => draft.capacity === 1.2 && isDone(draft.status))!.index,
  };
}

function isLateJuly(draft: Draft): boolean {
  return (
    draft.status === 'building' &&
    draft.day! > AS_OF &&
    draft.day! <= '2023-07-31' &&
    !draft.windowed &&
    draft.tranches.length === 0 &&
    Object.keys(draft.tonnes).join() === 'VOC' &&
    draft.tonnes.VOC! < 0.3
  );
}

/** Same type and district, a week apart, on the same side of the as-of day. */
function twinOf(draft: Draft, among: readonly Draft[]): Draft | undefined {
  return among.find(
    (other) =>
      other.index > draft.index &&
      other.plan === draft.plan &&
      other.district === draft.district &&
      other.status === draft.status &&
      Math.abs(dayNumber(other.day!) - dayNumber(draft.day!)) === 7,
  );
}

/** One pollutant, no window: what the fault does can be seen at once. */
function isSimple(draft: Draft): boolean {
  return Object.keys(draft.tonnes).length === 1 && !draft.windowed && draft.day !== null;
}

function total(draft: Draft): number {
  return Math.abs(draft.tonnes.NOx ?? 0) + Math.abs(draft.tonnes.VOC ?? 0);
}

function indices(drafts: readonly Draft[]): ReadonlySet<number> {
  return new Set(drafts.map((draft) => draft.index));
}
