import type { About } from './about.ts';
import type { Counting } from './counted.ts';
import type { Hit } from './hits.ts';
import { COUNT_MEASURES, type Counted, measureOf, type SaidShare, type SaidWhole } from './measures.ts';
import { type NamedFigure, namedFigure, type SpeechMeasure } from './named-figure.ts';
import { bookAgrees } from './wanted.ts';
import { percentValue } from '../../words/number.ts';

/** What a share of projects is called by what they are. */
const SHARES: Readonly<Partial<Record<SpeechMeasure, SpeechMeasure>>> = {
  open: 'open-rate',
  building: 'building-rate',
  started: 'started-rate',
};

/** Counts whose share of the list has no name: 超30天项目占比1.1%. */
const UNNAMED_SHARES: ReadonlySet<SpeechMeasure> = new Set(['late-30', 'unaccepted', 'unstarted']);

/** 占已完成项目的22.7%, 占全市的17.1%: said of something else than all that is listed in the same place. */
export function isShareOfPart(counting: Counting): boolean {
  const behind = behindShare(counting.near);
  return behind.some(
    ({ book, measure, weak, place }) =>
      place !== undefined || (weak !== true && (book !== undefined || measure !== undefined)),
  );
}

const LISTED: Counted = { measure: 'projects', book: 'planned' };

/** Null when what it is a share of, or which part, cannot be told. */
export function shareOfPart({ plain, mention, near, previous }: Counting): Counted | null {
  const share = near.findLast((hit) => hit.share === true);
  if (share === undefined || near.some(isTonnes)) return null;
  const before = near.filter(({ end }) => end <= share.at);
  const part = measureOf('count', before, []) ?? countOf(previous);
  const behind = behindShare(near);
  const wholes =
    behind.length === 0 ? unsaidWholes(previous) : saidWholes(behind, part, plain.slice(share.end, mention.start));
  return part === null || wholes.length === 0 ? null : { measure: 'share', book: null, share: { part, wholes } };
}

/** 占逾期项目的, 占全市项目的, 占全市的: of the latter what the part is. */
function saidWholes(behind: readonly Hit[], part: Counted | null, words: string): readonly SaidWhole[] {
  const place = behind.findLast((hit) => hit.place !== undefined)?.place ?? null;
  const counted = measureOf('count', behind, []) ?? (words.includes('项目') ? LISTED : place === null ? null : part);
  if (counted === null) return [];
  // 工业项目已完成578个，占已完成项目的39.9%: what is no part of itself is one of the city's.
  const isSame = counted.measure === part?.measure && counted.book === part.book;
  if (place === null && isSame) return [{ counted, place: '' }];
  return place === null && words.includes('全')
    ? [
        { counted, place },
        { counted, place: '' },
      ]
    : [{ counted, place }];
}

/** 已完成1448个，其中工业项目578个，占39.9%: of what it is among, or of all that is listed. */
function unsaidWholes(previous: About | undefined): readonly SaidWhole[] {
  return previous?.parent == null ? [] : [previous.parent, { counted: LISTED, place: null }];
}

/** NOx减排436吨，占臭氧季目标的88.5%: how much of a target is reached. */
export function shareOfTarget({ near }: Counting): Counted | null {
  const isTarget = behindShare(near).some(({ measure }) => measure === 'required' || measure === 'attained');
  return isTarget ? { measure: 'attained', book: null } : null;
}

/** What a number is told to be among, for those that follow in its sentence: 其中, 项目中. */
export function parentOf(previous: About | undefined, isAmong: boolean): SaidWhole | null {
  const counted = countOf(previous);
  if (isAmong && counted !== null) return { counted, place: previous!.places[0] ?? null };
  return previous?.parent ?? null;
}

function behindShare(near: readonly Hit[]): readonly Hit[] {
  const share = near.findLast((hit) => hit.share === true);
  return share === undefined ? [] : near.filter(({ at }) => at >= share.end);
}

/** Counts of which there may be a share: arrears are the difference of two counts, nobody’s projects. */
const COUNTS: ReadonlySet<SpeechMeasure> = new Set([...COUNT_MEASURES].filter((measure) => measure !== 'backlog'));

function countOf(about: About | undefined): Counted | null {
  return about?.measure == null || !COUNTS.has(about.measure) || about.foreign
    ? null
    : { measure: about.measure, book: about.book };
}

/** Every share of two counts that a text may mean. */
export function sharesOf({ part, wholes }: SaidShare, counts: readonly NamedFigure[]): readonly NamedFigure[] {
  const isWhole = (one: NamedFigure, all: NamedFigure) =>
    all.value > 0 &&
    all.id !== one.id &&
    wholes.some(({ counted, place }) => isCount(all, counted) && all.place === (place ?? one.place));
  return counts
    .filter((figure) => isCount(figure, part))
    .flatMap((one) => counts.filter((all) => isWhole(one, all)).map((all) => shareFigure(one, all)));
}

function shareFigure(part: NamedFigure, whole: NamedFigure): NamedFigure {
  return namedFigure(`${part.id}/${whole.id}`, percentValue(part.value / whole.value), {
    ...{ measure: 'share', unit: 'percent', place: part.place, share: { part, whole } },
  });
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
  const own = measureOf(
    'count',
    near.filter(({ at }) => at < share.at),
    [],
  );
  if (own !== null && UNNAMED_SHARES.has(own.measure))
    return { measure: 'share', book: null, share: { part: own, wholes: [{ counted: LISTED, place: null }] } };
  if (previous?.measure === 'late') return { measure: 'late-rate', book: null };
  const part = SHARES[previous?.measure ?? 'tasks'];
  if (part !== undefined) return { measure: part, book: null };
  if (previous?.measure !== 'projects') return null;
  const { book } = previous;
  return book === 'built' || book === 'verified' ? { measure: 'rate', book } : null;
}

/** 全市过半项目已经建成, 近半数项目尚未完成, 减排目标完成近九成: a share that is said without 率 and 占. */
export function shareOfProjects({ plain, mention, spot, near, after, group, previous }: Counting): Counted | null {
  if (mention.unit !== 'percent') return null;
  const own = [...near.filter(({ at }) => at >= spot.clause), ...after];
  if (own.some(({ measure }) => measure === 'required') && group.some(({ pollutant }) => pollutant !== undefined))
    return { measure: 'attained', book: null };
  // 目标493吨，已完成88.5%: of the target that was just named.
  const isDone = own.some(({ book, weak }) => weak !== true && (book === 'built' || book === 'verified'));
  if (previous?.measure === 'required' && isDone) return { measure: 'attained', book: null };
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
