import type { Pollutant } from '../../../models/vocabulary.ts';
import type { Hit } from './hits.ts';
import { hitsBetween } from './hits.ts';
import type { SpokenBook } from './lexicon.ts';
import type { Mention, SpokenUnit } from './mention.ts';
import { CATEGORY, type SpeechMeasure, type SpeechPeriod } from './named-figure.ts';

/** What the words around a number say it is; null where they say nothing. */
export interface About {
  readonly measure: SpeechMeasure | null;
  readonly book: SpokenBook | null;
  readonly pollutant: Pollutant | null;
  readonly period: SpeechPeriod | null;
  /** Where it may be of: the place named, else that of the paragraph or the one meant without a word. */
  readonly places: readonly string[];
  /** Of something that is not in the ledger: another year, enterprises, concentrations. */
  readonly foreign: boolean;
}

/** How far back and ahead words are read, in signs; longer sentences are read in part. */
const BACK = 160;
const AHEAD = 24;
/** Between two figures of one row: 、和. */
const ROW = /^[^，。；！？\n]{0,3}(?:[、和与及]|以及|，其中|，)[^，。；！？\n、]{0,8}$/;
const NOUN =
  /^(?:的)?(?:减排|重点|治理|工程|大气|污染|在册|储备|在建|年度|纳入|计划|逾期|已\S{2}|[，。；、：！？\s)）]|$)*(?:项目|工程|$|[，。；、：！？\s)）已逾在未尚均为和与及或，其按较达占比完建验其]|以上|左右|以下|以内)/;

const MEASURES: Readonly<Record<SpokenUnit | 'none', ReadonlySet<SpeechMeasure>>> = {
  count: new Set(['projects', 'building', 'open', 'reserve', 'late', 'late-30', 'due', 'next', 'tasks']),
  percent: new Set(['rate', 'late-rate', 'due-rate', 'time', 'attained', 'schedule']),
  points: new Set(['schedule', 'rate', 'attained']),
  tonnes: new Set(['tonnes', 'required', 'gap', 'surplus']),
  wan: new Set(['capital', 'spent']),
  rank: new Set(['rank']),
  days: new Set(),
  other: new Set(),
  none: new Set(['rate', 'late-rate', 'due-rate', 'schedule', 'late', 'late-30', 'tasks', 'rank']),
};

interface Spot {
  readonly paragraph: number;
  readonly sentence: number;
  readonly group: number;
  readonly clause: number;
  readonly clauseEnd: number;
  /** End of the number before, when it stands in the same group. */
  readonly before: number;
}

/** What every number of a text is about, in their order. */
export function aboutMentions(
  plain: string,
  mentions: readonly Mention[],
  hits: readonly Hit[],
  home: string,
): readonly About[] {
  const found: About[] = [];
  mentions.forEach((mention, index) => {
    const spot = spotOf(plain, mention, mentions[index - 1]);
    found.push(
      aboutOne({ plain, mention, spot, hits, next: mentions[index + 1], mentions, index, home }, found[index - 1]),
    );
  });
  return found;
}

interface Reading {
  readonly plain: string;
  readonly mention: Mention;
  readonly spot: Spot;
  readonly hits: readonly Hit[];
  readonly next: Mention | undefined;
  readonly mentions: readonly Mention[];
  readonly index: number;
  readonly home: string;
}

function aboutOne(reading: Reading, previous: About | undefined): About {
  const { plain, mention, spot, hits, next } = reading;
  const end = Math.min(spot.clauseEnd, next?.start ?? Infinity, mention.end + AHEAD);
  const near = hitsBetween(hits, spot.before, mention.start);
  const after = hitsBetween(hits, mention.end, end);
  const group = hitsBetween(hits, spot.group, mention.start);
  const sentence = hitsBetween(hits, spot.sentence, mention.start);
  const clause = hitsBetween(hits, spot.clause, mention.start);
  const before = reading.mentions[reading.index - 1];
  const inRow =
    before !== undefined && before.end >= spot.group && ROW.test(plain.slice(before.end, mention.start))
      ? previous
      : undefined;
  const counted =
    measureOf(mention.unit, ...inTurn(near, after, spot)) ??
    shareOf(near, previous) ??
    rowMeasure(mention, before, inRow) ??
    listedOf(plain, mention);
  const orders = orderedOf(reading);
  const place = orders.place ?? last(sentence, 'place') ?? first(after, 'place');
  return {
    measure: counted?.measure ?? null,
    book: counted?.book ?? last(group, 'book') ?? first(after, 'book'),
    pollutant: orders.pollutant ?? pollutantOf(mention, near, after, group),
    period: last(sentence, 'period') ?? first(after, 'period'),
    places:
      place === null
        ? [last(hitsBetween(hits, spot.paragraph, mention.start), 'place') ?? reading.home, reading.home]
        : [place],
    foreign:
      [...clause, ...after].some(({ foreign }) => foreign === true) ||
      isSubset(place, sentence) ||
      (mention.unit === 'count' && !NOUN.test(plain.slice(mention.end, mention.end + AHEAD))),
  };
}

interface Counted {
  readonly measure: SpeechMeasure;
  readonly book: SpokenBook | null;
}

/** 1448个项目建成，365个通过验收: what stands in the clause of the number before is that number's, so that it is read last. */
function inTurn(near: readonly Hit[], after: readonly Hit[], { clause, before, group }: Spot): [Hit[], Hit[]] {
  const own = near.filter(({ at }) => at >= clause);
  if (before === group || own.length > 0) return [[...near], [...after]];
  return [[], [...after, ...near.toReversed()]];
}

/** The nearest word that fits the unit, before the number or right after it; a weak one only where there is no other. */
function measureOf(unit: SpokenUnit | null, near: readonly Hit[], after: readonly Hit[]): Counted | null {
  const fitting = [...near.toReversed(), ...after].flatMap((hit) => countedBy(hit, unit));
  const strong = fitting.find(({ weak }) => !weak);
  return strong ?? fitting[0] ?? null;
}

function countedBy({ measure, book, weak }: Hit, unit: SpokenUnit | null): (Counted & { readonly weak: boolean })[] {
  const fits = MEASURES[unit ?? 'none'];
  const said = unit === 'count' && measure === 'required' ? 'tasks' : measure;
  if (said !== undefined && fits.has(said)) return [{ measure: said, book: book ?? null, weak: weak === true }];
  if (unit === 'count' && said === undefined && book !== undefined)
    return [{ measure: 'projects', book, weak: weak === true }];
  return [];
}

/** 已完成1482个，占49.4%: the rate of what was counted just before; 已完成项目占比49.4%: of what is named, unless that is tonnes. */
function shareOf(near: readonly Hit[], previous: About | undefined): Counted | null {
  if (!near.some(({ share }) => share === true)) return null;
  const done = near.findLast(({ book, weak }) => (book === 'built' || book === 'verified') && weak !== true)?.book;
  const isOfTonnes = near.some(({ pollutant, measure }) => pollutant !== undefined || measure === 'tonnes');
  if (done !== undefined && !isOfTonnes) return { measure: 'rate', book: done };
  if (previous === undefined) return null;
  if (previous.measure === 'late') return { measure: 'late-rate', book: null };
  const { measure, book } = previous;
  return measure === 'projects' && (book === 'built' || book === 'verified') ? { measure: 'rate', book } : null;
}

/** 全市3000个项目, 工业项目1260个: projects without a further word are those on the list. */
function listedOf(plain: string, { unit, start, end }: Mention): Counted | null {
  const isOfProjects = plain.startsWith('项目', end) || plain.startsWith('项目', start - 2);
  return unit === 'count' && isOfProjects ? { measure: 'projects', book: 'planned' } : null;
}

function rowMeasure(mention: Mention, before: Mention | undefined, inRow: About | undefined): Counted | null {
  if (inRow === undefined || inRow.measure === null || before?.unit !== mention.unit) return null;
  return { measure: inRow.measure, book: inRow.book };
}

/** 减排426吨NOx, NOx减排426吨, NOx减排426吨、VOCs311吨. */
function pollutantOf(mention: Mention, near: readonly Hit[], after: readonly Hit[], group: readonly Hit[]) {
  const behind = after[0]?.pollutant !== undefined && after[0].at <= mention.end + 1 ? after[0].pollutant : null;
  return last(near, 'pollutant') ?? behind ?? last(group, 'pollutant');
}

/** 黄岛区工业项目: of the projects of a category only those of a place, which no figure counts. */
function isSubset(place: string | null, sentence: readonly Hit[]): boolean {
  const isCategory = (one: string) => one.startsWith(CATEGORY);
  if (place === null || !isCategory(place)) return false;
  return sentence.some((hit) => hit.place !== undefined && hit.place !== '' && !isCategory(hit.place));
}

/** NOx、VOCs分别减排426吨、311吨: which of the things named before belongs to this number. */
function orderedOf({ mention, spot, hits, mentions, index }: Reading): {
  readonly pollutant: Pollutant | null;
  readonly place: string | null;
} {
  const sentence = hitsBetween(hits, spot.sentence, mention.start);
  const marker = sentence.findLast(({ respectively }) => respectively === true);
  if (marker === undefined) return { pollutant: null, place: null };
  const row = rowAround(mentions, index, marker.end);
  const named = sentence.filter(({ end }) => end <= marker.at);
  return {
    pollutant: inOrder(
      named.flatMap(({ pollutant }) => pollutant ?? []),
      row,
    ),
    place: inOrder(
      named.flatMap(({ place }) => place ?? []),
      row,
    ),
  };
}

/** Where a number stands in its row of equal units behind a marker, and how long the row is. */
function rowAround(mentions: readonly Mention[], index: number, from: number) {
  const { unit } = mentions[index]!;
  let [at, length] = [0, 1];
  for (let n = index - 1; n >= 0 && mentions[n]!.start >= from && index - n <= MOST_IN_ROW; n -= 1)
    if (mentions[n]!.unit === unit) [at, length] = [at + 1, length + 1];
  for (let n = index + 1; n < mentions.length && n - index <= MOST_IN_ROW; n += 1) {
    if (mentions[n]!.unit !== unit || mentions[n]!.start - mentions[n - 1]!.end > LONGEST_STEP) break;
    length += 1;
  }
  return { at, length };
}

const MOST_IN_ROW = 12;
const LONGEST_STEP = 4;

function inOrder<T>(named: readonly T[], { at, length }: { readonly at: number; readonly length: number }): T | null {
  const different = [...new Set(named)].slice(-length);
  return length > 1 && different.length === length ? different[at]! : null;
}

function last<K extends keyof Hit>(hits: readonly Hit[], key: K): NonNullable<Hit[K]> | null {
  return hits.findLast((hit) => hit[key] !== undefined && (key !== 'book' || hit.weak !== true))?.[key] ?? null;
}

function first<K extends keyof Hit>(hits: readonly Hit[], key: K): NonNullable<Hit[K]> | null {
  return hits.find((hit) => hit[key] !== undefined)?.[key] ?? null;
}

/** Where the paragraph, the sentence, its part and its clause around a number begin, no further back than is read. */
function spotOf(plain: string, { start, end }: Mention, before: Mention | undefined): Spot {
  const group = behindStop(plain, start, '。；！？;\n');
  let clauseEnd = end;
  while (clauseEnd < Math.min(plain.length, end + AHEAD) && !CLAUSE_STOPS.includes(plain[clauseEnd]!)) clauseEnd += 1;
  return {
    paragraph: behindStop(plain, start, '\n'),
    sentence: behindStop(plain, start, '。！？\n'),
    group,
    clause: behindStop(plain, start, '，。；！？：;\n'),
    clauseEnd,
    before: Math.max(group, before?.end ?? 0),
  };
}

const CLAUSE_STOPS = '，,、；。！？：;\n';

function behindStop(plain: string, start: number, stops: string): number {
  const first = Math.max(0, start - BACK);
  let at = start;
  while (at > first && !stops.includes(plain[at - 1]!)) at -= 1;
  return at;
}
