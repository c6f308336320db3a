import type { About } from './about.ts';
import type { Counting } from './counted.ts';
import type { Hit } from './hits.ts';
import { type Counted, measureOf, type SaidShare } from './measures.ts';
import { type NamedFigure, namedFigure, type SpeechMeasure } from './named-figure.ts';
import { bookAgrees } from './wanted.ts';
import { percentValue } from '../../words/number.ts';

/** What a share of projects is called by what they are. */
const SHARES: Readonly<Partial<Record<SpeechMeasure, SpeechMeasure>>> = {
  open: 'open-rate',
  building: 'building-rate',
};

/** 占已完成项目的22.7%, 占全市的17.1%: said of something else than all that is listed in the same place. */
export function isShareOfPart(counting: Counting): boolean {
  const behind = behindShare(counting.near);
  return behind.some(
    ({ book, measure, weak, place }) =>
      place !== undefined || (weak !== true && (book !== undefined || measure !== undefined)),
  );
}

const LISTED: Counted = { measure: 'projects', book: 'planned' };

/** Null when one of the two cannot be told. */
export function shareOfPart({ plain, mention, near, previous }: Counting): Counted | null {
  const behind = behindShare(near);
  if (behind.length === 0) return null;
  const before = near.slice(0, near.indexOf(behind[0]!) - 1);
  const place = behind.findLast((hit) => hit.place !== undefined)?.place ?? null;
  if ([...before, ...behind].some(isTonnes)) return null;
  const part = measureOf('count', before, []) ?? countOf(previous);
  const isOfProjects = plain.slice(behind[0]!.at, mention.start).includes('项目');
  const whole = measureOf('count', behind, []) ?? (isOfProjects ? LISTED : place === null ? null : part);
  return part === null || whole === null ? null : { measure: 'share', book: null, share: { part, whole, place } };
}

function behindShare(near: readonly Hit[]): readonly Hit[] {
  const share = near.findLast((hit) => hit.share === true);
  return share === undefined ? [] : near.filter(({ at }) => at >= share.end);
}

/** Counts of which there may be a share. */
const COUNTS: ReadonlySet<SpeechMeasure> = new Set([
  'projects',
  'building',
  'open',
  'reserve',
  'late',
  'late-30',
  'due',
  'next',
  'tasks',
]);

function countOf(about: About | undefined): Counted | null {
  return about?.measure == null || !COUNTS.has(about.measure) || about.foreign
    ? null
    : { measure: about.measure, book: about.book };
}

/** Every share of two counts that a text may mean. */
export function sharesOf({ part, whole, place }: SaidShare, counts: readonly NamedFigure[]): readonly NamedFigure[] {
  const parts = counts.filter((figure) => isCount(figure, part));
  return parts.flatMap((one) =>
    counts
      .filter((all) => isCount(all, whole) && all.place === (place ?? one.place) && all.value > 0 && all.id !== one.id)
      .map((all) =>
        namedFigure(`${one.id}/${all.id}`, percentValue(one.value / all.value), {
          ...{ measure: 'share', unit: 'percent', place: one.place, share: { part: one, whole: all } },
        }),
      ),
  );
}

function isCount({ measure, book }: NamedFigure, said: Counted): boolean {
  return measure === said.measure && (measure !== 'projects' || bookAgrees(book, said.book));
}

/** 已完成1482个，占49.4%: the rate of what was counted just before; 已完成项目占比49.4%: of what is named, unless that is tonnes. */
export function shareOf(near: readonly Hit[], previous: About | undefined): Counted | null {
  const share = near.find((hit) => hit.share === true);
  if (share === undefined) return null;
  const done = near.findLast(
    ({ book, weak, at }) => (book === 'built' || book === 'verified') && weak !== true && at < share.at,
  )?.book;
  if (done !== undefined && !near.some(isTonnes)) return { measure: 'rate', book: done };
  if (previous?.measure === 'late') return { measure: 'late-rate', book: null };
  const part = SHARES[previous?.measure ?? 'tasks'];
  if (part !== undefined) return { measure: part, book: null };
  if (previous?.measure !== 'projects') return null;
  const { book } = previous;
  return book === 'built' || book === 'verified' ? { measure: 'rate', book } : null;
}

/** 全市过半项目已经建成, 近半数项目尚未完成, 减排目标完成近九成: a share that is said without 率 and 占. */
export function shareOfProjects({ plain, mention, spot, near, after, group }: Counting): Counted | null {
  if (mention.unit !== 'percent') return null;
  const own = [...near.filter(({ at }) => at >= spot.clause), ...after];
  if (own.some(({ measure }) => measure === 'required') && group.some(({ pollutant }) => pollutant !== undefined))
    return { measure: 'attained', book: null };
  const isOfProjects = plain.slice(spot.clause, spot.clauseEnd).includes('项目');
  if (!isOfProjects || own.some(isTonnes)) return null;
  for (const { measure, book, weak } of [...own].toReversed()) {
    const part = measure === 'late' ? 'late-rate' : SHARES[measure ?? 'tasks'];
    if (weak === true) continue;
    if (part !== undefined) return { measure: part, book: null };
    if (measure === undefined && (book === 'built' || book === 'verified')) return { measure: 'rate', book };
  }
  return null;
}

function isTonnes({ pollutant, measure }: Hit): boolean {
  return pollutant !== undefined || measure === 'tonnes' || measure === 'capital' || measure === 'spent';
}
