import type { Pollutant } from '../../../models/vocabulary.ts';
import type { Hit } from './hits.ts';
import { hitsBetween } from './hits.ts';
import type { SpokenBook } from './lexicon.ts';
import type { Mention } from './mention.ts';
import { CATEGORY, type SpeechMeasure, type SpeechPeriod } from './named-figure.ts';
import { countedOf } from './counted.ts';
import type { SaidShare } from './measures.ts';
import { isKindOfProjects } from './not-of-ours.ts';
import { endOfWhole } from './whole.ts';
import { type Turn, turnBetween } from './turn.ts';

/** What the words around a number say it is; null where they say nothing. */
export interface About {
  readonly measure: SpeechMeasure | null;
  readonly book: SpokenBook | null;
  readonly pollutant: Pollutant | null;
  readonly period: SpeechPeriod | null;
  /** Of what it is the share, when its words say it. */
  readonly share: SaidShare | null;
  /** Where it may be of: the place named, else that of the paragraph or the one meant without a word. */
  readonly places: readonly string[];
  /** Of something that is not in the ledger: another year, enterprises, concentrations. */
  readonly foreign: boolean;
  /** 计划完成3000个, 3000个项目: may be the list or the number that was set. */
  readonly orTasks: boolean;
  /** 超额完成目标的…: said to be more than the whole. */
  readonly exceeds: boolean;
  /** 快 or 慢, 增加 or 减少: said right before the number, or by the word that names what it is measured against. */
  readonly direction: Mention['direction'];
  /** 由85个降至70个: what the number is said to have been. */
  readonly turn: Turn | null;
}

/** How far back and ahead words are read, in signs; longer sentences are read in part. */
const BACK = 160;
const AHEAD = 24;
const NOUN =
  /^(?:的)?(?:减排|重点|治理|工程|大气|污染|在册|储备|在建|年度|纳入|计划|逾期|已\S{2}|[，。；、：！？\s()（）]|$)*(?:项目|工程|$|[，。；、：！？\s()（）已逾在未尚均为和与及或，其按较达占比完建验仍]|通过|全部|竣工|投运|正在|超期|延期|开工|顺利|如期|以上|左右|以下|以内)/;

/** Where the parts of a text around a number begin. */
export interface Spot {
  readonly paragraph: number;
  readonly sentence: number;
  readonly group: number;
  readonly clause: number;
  readonly clauseEnd: number;
  /** End of the number before, and of the name of the whole it counts, when it stands in the same group. */
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
    const before = mentions[index - 1];
    // 由85个降至70个: both numbers are of what stands before the first.
    const turn = turnBetween(plain, before, mention);
    const last = turn === null ? before : mentions[index - 2];
    const spot = spotOf(plain, mention, last && (endOfWhole(plain, last, mention) ?? last.end));
    found.push(
      aboutOne(
        { plain, mention, spot, turn, hits, next: mentions[index + 1], mentions, index, home },
        found[index - 1],
      ),
    );
  });
  return found;
}

interface Reading {
  readonly plain: string;
  readonly mention: Mention;
  readonly spot: Spot;
  readonly turn: Turn | null;
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
  const counted = countedOf({ plain, mention, spot, near, after, group, before, next, previous });
  const orders = orderedOf(reading);
  // 逾期70个（黄岛区12个）: what stands in brackets is of the number there.
  const beforeBracket = after.filter(({ at }) => !/[（(]/.test(plain.slice(mention.end, at)));
  // 黄岛区逾期12个，占全市的17.1%: the whole's place is not the part's.
  const isOfWhole = counted?.share === undefined ? undefined : near.findLast(({ share }) => share === true);
  const placed = sentence.filter(({ at }) => isOfWhole === undefined || at < isOfWhole.at);
  const place = orders.place ?? last(placed, 'place') ?? first(beforeBracket, 'place');
  return {
    measure: counted?.measure ?? null,
    book: counted?.book ?? last(group, 'book') ?? first(after, 'book'),
    pollutant: orders.pollutant ?? pollutantOf(mention, near, after, group),
    share: counted?.share ?? null,
    period: last(sentence, 'period') ?? first(after, 'period'),
    places:
      place === null
        ? [last(hitsBetween(hits, spot.paragraph, mention.start), 'place') ?? reading.home, reading.home]
        : [place],
    foreign:
      [...clause, ...after].some(({ foreign }) => foreign === true) ||
      isSubset(place, sentence) ||
      last(sentence, 'year') === 'other' ||
      turnBetween(plain, mention, next) !== null ||
      isKindOfProjects(plain, mention, hits) ||
      (mention.unit === 'count' && !NOUN.test(plain.slice(mention.end, mention.end + AHEAD))),
    orTasks: counted?.orTasks === true,
    direction: mention.direction ?? last(near, 'direction'),
    turn: reading.turn,
    exceeds: mention.unit === 'percent' && clause.some(({ measure }) => measure === 'surplus'),
  };
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
function spotOf(plain: string, { start, end }: Mention, before = 0): Spot {
  const group = behindStop(plain, start, '。；！？;\n');
  let clauseEnd = end;
  while (clauseEnd < Math.min(plain.length, end + AHEAD) && !CLAUSE_STOPS.includes(plain[clauseEnd]!)) clauseEnd += 1;
  return {
    paragraph: behindStop(plain, start, '\n'),
    sentence: behindStop(plain, start, '。！？\n'),
    group,
    clause: behindStop(plain, start, '，。；！？：;\n'),
    clauseEnd,
    before: Math.max(group, Math.min(before, start)),
  };
}

const CLAUSE_STOPS = '，,、；。！？：;\n';

function behindStop(plain: string, start: number, stops: string): number {
  const first = Math.max(0, start - BACK);
  let at = start;
  while (at > first && !stops.includes(plain[at - 1]!)) at -= 1;
  return at;
}
