import type { About } from './about.ts';
import type { Hit } from './hits.ts';
import { QUALITIES } from './lexicon.ts';
import { type Counted, countedBy, measureOf } from './measures.ts';
import type { Mention } from './mention.ts';
import type { Spot } from './spot.ts';
import { endOfWhole, LONGEST_NAME } from './whole.ts';
import { isShareOfPart, shareOf, shareOfTarget, shareOfPart, shareOfProjects } from './shares.ts';

export interface Counting {
  readonly plain: string;
  readonly mention: Mention;
  readonly spot: Spot;
  /** Words since the number before, right behind this one, and since its group began. */
  readonly near: readonly Hit[];
  readonly after: readonly Hit[];
  readonly group: readonly Hit[];
  readonly before: Mention | undefined;
  readonly next: Mention | undefined;
  readonly previous: About | undefined;
  /** The last number before in the same unit, in the same sentence. */
  readonly row: About | undefined;
}

/** Between two figures of one row: 、和. */
const ROW = /^[^，。；！？\n]{0,3}(?:[、和与及]|以及|，其中|，)[^，。；！？\n、]{0,12}$/;
/** Words of a row that say nothing. */
const FILLING = /最高|最低|最快|最慢|最多|最少|分别|只有|[、和与及以，其中的为约近达仅是\s（）()]/g;

/** What a number counts; null where nothing says it. */
export function countedOf(whole: Counting): Counted | null {
  const name = endOfWhole(whole.plain, whole.mention, whole.next);
  const counting = name === null ? whole : { ...whole, after: whole.after.filter(({ end }) => end <= name) };
  const { mention, spot, near, after, previous } = counting;
  const share = mention.unit === 'percent' ? shareOfPart(counting) : null;
  if (share !== null) return share;
  if (isShareOfPart(counting)) return shareOfTarget(counting);
  const counted =
    unacceptedOf(counting) ??
    besideIt(counting) ??
    measureOf(mention.unit, ...inTurn(near, after, spot)) ??
    shareOf(near, previous) ??
    shareOfProjects(counting) ??
    rowMeasure(counting) ??
    leadOf(counting) ??
    listedOf(counting);
  return isOfTonnes(counting, counted) ? { measure: 'attained', book: null } : counted;
}

/** 1120个已完工项目未验收, 未验收的已完工项目1120个: what is done and not yet accepted. */
function unacceptedOf({ mention, spot, near, after, next }: Counting): Counted | null {
  if (mention.unit !== 'count') return null;
  const isAlone = next === undefined || next.start >= spot.clauseEnd;
  const own = [...near.filter(({ at }) => at >= spot.clause), ...(isAlone ? after : [])];
  return own.some(({ measure }) => measure === 'unaccepted') ? { measure: 'unaccepted', book: null } : null;
}

/** 2814个在册项目已建成1448个: of several words behind a number with none before it, the one that touches it. */
function besideIt({ mention, near, after }: Counting): Counted | null {
  const [first] = after;
  const isSaid = near.some(({ measure, book, share }) => measure !== undefined || book !== undefined || share === true);
  if (isSaid || first === undefined || first.at > mention.end + 1) return null;
  return countedBy(first, mention.unit)[0] ?? null;
}

/** NOx减排完成率88.5%, 目标493吨，完成率88.5%: a rate of tonnes is how much of their target is reached; that of projects says 项目. */
function isOfTonnes({ plain, mention, spot, near, before }: Counting, counted: Counted | null): boolean {
  if (mention.unit !== 'percent' || counted?.measure !== 'rate' || counted.book !== 'built') return false;
  const pollutant = near.findLast((hit) => hit.pollutant !== undefined);
  const isAfterTonnes = before?.unit === 'tonnes' && before.end > spot.group;
  if (pollutant === undefined && !isAfterTonnes) return false;
  return !plain.slice(pollutant?.end ?? before!.end, mention.start).includes('项目');
}

/** 1448个项目建成，365个通过验收: what stands in the clause of the number before is that number's, so that it is read last. */
function inTurn(near: readonly Hit[], after: readonly Hit[], { clause, before, group }: Spot): [Hit[], Hit[]] {
  const own = near.filter(({ at }) => at >= clause);
  if (before === group || own.length > 0) return [[...near], [...after]];
  return [[], [...after, ...near.toReversed()]];
}

/** NOx目标697吨、VOCs 512吨: of a row what the number before was of; where its own words name a book, what that brings. */
function rowMeasure({ plain, mention, spot, near, row }: Counting): Counted | null {
  const { before, group } = spot;
  if (before === group || row === undefined || row.measure === null) return null;
  const between = plain.slice(before, mention.start);
  if (!ROW.test(between)) return null;
  // 任务3000个，缺口186个: a word of its own that does not fit leaves it to nothing before.
  if (near.some(({ measure, weak }) => measure !== undefined && weak !== true)) return null;
  const own = near.findLast(({ book, weak }) => book !== undefined && weak !== true);
  if (mention.unit === 'tonnes' && own !== undefined) return { measure: 'tonnes', book: own.book! };
  const left = near.reduceRight((rest, { at, end }) => rest.slice(0, at - before) + rest.slice(end - before), between);
  return left.replace(FILLING, '') === '' ? { measure: row.measure, book: row.book } : null;
}

const PROJECTS = new RegExp(`^(?:${QUALITIES}){0,5}项目`);

/** 与时序进度53.6%相比，慢2.2个百分点. */
function leadOf({ plain, mention, group }: Counting): Counted | null {
  if (mention.unit !== 'points' || !/[快慢]$/.test(plain.slice(mention.start - 1, mention.start))) return null;
  const against = group.findLast(({ measure }) => measure === 'schedule' || measure === 'time-lead');
  return against === undefined ? null : { measure: against.measure!, book: null };
}

/** 全市3000个项目, 工业项目1260个: projects without a further word are those on the list. */
function listedOf({ plain, mention: { unit, start, end } }: Counting): Counted | null {
  const isOfProjects = PROJECTS.test(plain.slice(end, end + LONGEST_NAME)) || plain.startsWith('项目', start - 2);
  return unit === 'count' && isOfProjects ? { measure: 'projects', book: 'planned', weak: true, orTasks: true } : null;
}
