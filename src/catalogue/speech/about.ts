import type { Pollutant } from '../../../models/vocabulary.ts';
import { countedOf } from './counted.ts';
import { isForeign } from './foreign.ts';
import { first, type Hit, hitsBetween, last } from './hits.ts';
import { orderedOf } from './in-order.ts';
import { isOfKind } from './kinds.ts';
import type { SpokenBook } from './lexicon.ts';
import type { SaidShare, SaidWhole } from './measures.ts';
import type { Mention } from './mention.ts';
import type { SpeechMeasure, SpeechPeriod } from './named-figure.ts';
import { parentOf } from './shares.ts';
import { AHEAD, type Spot, spotOf } from './spot.ts';
import { type Turn, turnBetween } from './turn.ts';
import { endOfWhole } from './whole.ts';

/** What the words around a number say it is; null where they say nothing. */
export interface About {
  readonly measure: SpeechMeasure | null;
  readonly book: SpokenBook | null;
  readonly pollutant: Pollutant | null;
  readonly period: SpeechPeriod | null;
  /** Of what it is the share, when its words say it. */
  readonly share: SaidShare | null;
  /** What it is told to be among: 其中, 项目中. */
  readonly parent: SaidWhole | null;
  /** Where it may be of: the place named, else that of the paragraph or the one meant without a word. */
  readonly places: readonly string[];
  /** Of projects of a kind (VOCs治理项目), which no figure counts. */
  readonly kind: boolean;
  /** Of something that is not in the ledger: another year, enterprises, concentrations. */
  readonly foreign: boolean;
  /** 计划完成3000个, 3000个项目: may be the list or the number that was set. */
  readonly orTasks: boolean;
  /** 超额完成目标的…: said to be more than the whole. */
  readonly exceeds: boolean;
  /** Told of the number that was set: a rate may be of it instead of the list. */
  readonly ofTasks: boolean;
  /** 其余: may be what is left of something else; right when it fits, and never wrong. */
  readonly isDoubtful: boolean;
  /** 可减排: may be what is planned. */
  readonly isFuture: boolean;
  /** 快 or 慢, 增加 or 减少: said right before the number, or by the word that names what it is measured against. */
  readonly direction: Mention['direction'];
  /** 由85个降至70个: what the number is said to have been. */
  readonly turn: Turn | null;
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
    // 工业项目578个，占39.9%，扬尘项目346个: a share in between breaks no row.
    const step = before?.unit === 'percent' && mention.unit !== 'percent' ? 2 : 1;
    const isRow = mentions[index - step]?.unit === mention.unit && mentions[index - step]!.end > spot.group;
    const row = isRow ? found[index - step] : undefined;
    found.push(
      aboutOne(
        { plain, mention, spot, turn, row, hits, next: mentions[index + 1], mentions, index, home },
        found[index - 1],
      ),
    );
  });
  return found;
}

/** A number and what is needed to read the words around it. */
export interface Reading {
  readonly plain: string;
  readonly mention: Mention;
  readonly spot: Spot;
  readonly turn: Turn | null;
  readonly row: About | undefined;
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
  const orders = orderedOf(reading);
  const counted =
    orders.counted ?? countedOf({ plain, mention, spot, near, after, group, before, next, previous, row: reading.row });
  const isSameSentence = before !== undefined && before.end > spot.sentence;
  // 逾期70个（黄岛区12个）: what stands in brackets is of the number there.
  const beforeBracket = after.filter(({ at }) => !/[（(]/.test(plain.slice(mention.end, at)));
  const placed = sentence.filter(({ ofWhole, compared }) => ofWhole !== true && compared !== true);
  const place = orders.place ?? last(placed, 'place') ?? first(beforeBracket, 'place');
  // 436吨（臭氧季）、1146吨（满年）: what stands in brackets behind a number is of that number alone.
  const bracketed = '（('.includes(plain[mention.end] ?? '-') ? first(after, 'period') : null;
  const unbracketed = sentence.filter(({ at, period }) => period === undefined || !isInBracket(plain, at, spot.before));
  const isKind = isOfKind(reading, isSameSentence ? previous : undefined);
  return {
    measure: counted?.measure ?? null,
    book: counted?.book ?? last(group, 'book') ?? first(after, 'book'),
    pollutant: orders.pollutant ?? pollutantOf(mention, near, after, group),
    share: counted?.share ?? null,
    parent: isSameSentence ? parentOf(previous, isAmong(plain, spot, before, mention)) : null,
    period: bracketed ?? last(unbracketed, 'period') ?? first(after, 'period'),
    places:
      place === null
        ? [last(hitsBetween(hits, spot.paragraph, mention.start), 'place') ?? reading.home, reading.home]
        : [place],
    kind: isKind,
    foreign:
      isKind ||
      orders.isLost ||
      isForeign(reading, {
        // 逾期70个（其中一般逾期40个）: a bracket with numbers of its own speaks of those.
        ...{ near, clause, after: end === next?.start ? beforeBracket : after, sentence, place, counted },
        previous: isSameSentence ? previous : undefined,
      }),
    orTasks: counted?.orTasks === true,
    ofTasks:
      counted?.orTasks === true || counted?.measure === 'tasks' || (isSameSentence && previous?.ofTasks === true),
    isFuture: group.some(({ future }) => future === true),
    isDoubtful:
      near.some(({ doubtful }) => doubtful === true) ||
      // 已完成323个，居全市第一: may be by number and not by rate.
      (mention.unit === 'rank' &&
        previous?.measure === 'projects' &&
        !near.some(({ measure }) => measure === 'rate')) ||
      (counted?.orTasks === true && isOfLevel(plain, mention)),
    direction: mention.direction ?? last(near, 'direction'),
    turn: reading.turn,
    exceeds: mention.unit === 'percent' && clause.some(({ measure }) => measure === 'surplus'),
  };
}

/** Does a word stand in the bracket that follows the number before? */
function isInBracket(plain: string, at: number, before: number): boolean {
  if (at < before || !'（('.includes(plain[before] ?? '-')) return false;
  return !/[）)]/.test(plain.slice(before, at));
}

/** 市级项目, 省级项目: may be some of the list. */
function isOfLevel(plain: string, { start, end }: Mention): boolean {
  const around = plain.slice(Math.max(0, start - LEVEL_WITHIN), start) + plain.slice(end, end + LEVEL_WITHIN);
  return /(?:市级|省级|国家级|区级|县级)(?:重点)?(?:减排|治理)?项目/.test(around);
}

const LEVEL_WITHIN = 10;

/** Is a number told to be among what the one before counts? */
function isAmong(plain: string, spot: Spot, { end }: Mention, { start }: Mention): boolean {
  return spot.before > end || plain.slice(end, start).includes('其中');
}

/** 减排426吨NOx, NOx减排426吨, NOx减排426吨、VOCs311吨. */
function pollutantOf(mention: Mention, near: readonly Hit[], after: readonly Hit[], group: readonly Hit[]) {
  const behind = after[0]?.pollutant !== undefined && after[0].at <= mention.end + 1 ? after[0].pollutant : null;
  return last(near, 'pollutant') ?? behind ?? last(group, 'pollutant');
}
