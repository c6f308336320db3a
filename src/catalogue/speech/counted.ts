import type { About, Spot } from './about.ts';
import type { Hit } from './hits.ts';
import type { SpokenBook } from './lexicon.ts';
import type { Mention, SpokenUnit } from './mention.ts';
import type { SpeechMeasure } from './named-figure.ts';

/** What a number counts, as the words around it say it. */
export interface Counted {
  readonly measure: SpeechMeasure;
  readonly book: SpokenBook | null;
  /** Said by a word (纳入, 共) that gives way to any other. */
  readonly weak?: boolean;
}

export interface Counting {
  readonly plain: string;
  readonly mention: Mention;
  readonly spot: Spot;
  /** Words since the number before, right behind this one, and since its group began. */
  readonly near: readonly Hit[];
  readonly after: readonly Hit[];
  readonly group: readonly Hit[];
  readonly before: Mention | undefined;
  readonly previous: About | undefined;
}

/** Between two figures of one row: 、和. */
const ROW = /^[^，。；！？\n]{0,3}(?:[、和与及]|以及|，其中|，)[^，。；！？\n、]{0,8}$/;
/** Words of a row that say nothing. */
const FILLING = /[、和与及以，其中的为约近达\s（）()]/g;

const MEASURES: Readonly<Record<SpokenUnit | 'none', ReadonlySet<SpeechMeasure>>> = {
  count: new Set(['projects', 'building', 'open', 'reserve', 'late', 'late-30', 'due', 'next', 'tasks']),
  percent: new Set(['rate', 'late-rate', 'open-rate', 'building-rate', 'due-rate', 'time', 'attained', 'schedule']),
  points: new Set(['schedule', 'rate', 'attained']),
  tonnes: new Set(['tonnes', 'required', 'gap', 'surplus']),
  wan: new Set(['capital', 'spent']),
  rank: new Set(['rank']),
  days: new Set(),
  other: new Set(),
  none: new Set(['rate', 'late-rate', 'due-rate', 'schedule', 'late', 'late-30', 'tasks', 'rank']),
};
/** What a share of projects is called by what they are. */
const SHARES: Readonly<Partial<Record<SpeechMeasure, SpeechMeasure>>> = {
  open: 'open-rate',
  building: 'building-rate',
};

/** What a number counts; null where nothing says it. */
export function countedOf(counting: Counting): Counted | null {
  const { mention, spot, near, after, previous } = counting;
  const counted =
    besideIt(counting) ??
    measureOf(mention.unit, ...inTurn(near, after, spot)) ??
    shareOf(near, previous) ??
    shareOfProjects(counting) ??
    rowMeasure(counting) ??
    listedOf(counting);
  return isOfTonnes(counting, counted) ? { measure: 'attained', book: null } : counted;
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

/**
 * The nearest word that fits the unit, before the number or right after it; a weak one only where there is no other. 超额完成目标27吨 is what goes
 * beyond the target and not the target.
 */
function measureOf(unit: SpokenUnit | null, near: readonly Hit[], after: readonly Hit[]): Counted | null {
  const fitting = [...near.toReversed(), ...after].flatMap((hit) => countedBy(hit, unit));
  const strong = fitting.find(({ weak }) => weak !== true);
  if (strong?.measure === 'required')
    return fitting.find(({ measure }) => measure === 'surplus' || measure === 'gap') ?? strong;
  return strong ?? fitting[0] ?? null;
}

function countedBy({ measure, book, weak }: Hit, unit: SpokenUnit | null): Counted[] {
  const fits = MEASURES[unit ?? 'none'];
  const said = unit === 'count' && measure === 'required' ? 'tasks' : measure;
  if (said !== undefined && fits.has(said)) return [{ measure: said, book: book ?? null, weak: weak === true }];
  if (unit === 'count' && said === undefined && book !== undefined)
    return [{ measure: 'projects', book, weak: weak === true }];
  return [];
}

/** 已完成1482个，占49.4%: the rate of what was counted just before; 已完成项目占比49.4%: of what is named, unless that is tonnes. */
function shareOf(near: readonly Hit[], previous: About | undefined): Counted | null {
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
function shareOfProjects({ plain, mention, spot, near, after, group }: Counting): Counted | null {
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

/** NOx目标697吨、VOCs 512吨: of a row what the number before was of; where its own words name a book, what that brings. */
function rowMeasure({ plain, mention, spot, near, before, previous }: Counting): Counted | null {
  if (before === undefined || before.end < spot.group || previous === undefined) return null;
  const between = plain.slice(before.end, mention.start);
  if (!ROW.test(between) || previous.measure === null || before.unit !== mention.unit) return null;
  const own = near.findLast(({ book, weak }) => book !== undefined && weak !== true);
  if (mention.unit === 'tonnes' && own !== undefined) return { measure: 'tonnes', book: own.book! };
  const left = near.reduceRight(
    (rest, { at, end }) => rest.slice(0, at - before.end) + rest.slice(end - before.end),
    between,
  );
  return left.replace(FILLING, '') === '' ? { measure: previous.measure, book: previous.book } : null;
}

/** 全市3000个项目, 工业项目1260个: projects without a further word are those on the list. */
function listedOf({ plain, mention: { unit, start, end } }: Counting): Counted | null {
  const isOfProjects = plain.startsWith('项目', end) || plain.startsWith('项目', start - 2);
  return unit === 'count' && isOfProjects ? { measure: 'projects', book: 'planned', weak: true } : null;
}
