import type { About, Reading } from './about.ts';
import { type Hit, last } from './hits.ts';
import { QUALITIES } from './lexicon.ts';
import type { Counted } from './measures.ts';
import type { Mention } from './mention.ts';
import { CATEGORY, type SpeechMeasure } from './named-figure.ts';
import { AHEAD } from './spot.ts';
import { turnBetween } from './turn.ts';

/** What may stand behind a count of projects; before anything else it counts something else. */
const NOUN = new RegExp(
  String.raw`^(?:的)?(?:${QUALITIES}|储备|在建|纳入|计划|逾期|已\S{2}|[，。；、：！？\s()（）]|$)*(?:项目|工程|$|[，。；、：！？\s()（）已逾在未尚均为和与及或，其按较达占比完建验仍超]|通过|全部|竣工|投运|正在|超期|延期|开工|顺利|如期|以上|左右|以下|以内)`,
);

export interface Words {
  readonly near: readonly Hit[];
  readonly clause: readonly Hit[];
  readonly after: readonly Hit[];
  readonly sentence: readonly Hit[];
  readonly place: string | null;
  readonly counted: Counted | null;
  readonly previous: About | undefined;
}

/** Is a number of what the ledger does not hold? */
export function isForeign(
  { plain, mention, next, spot }: Reading,
  { near, clause, after, sentence, place, counted, previous }: Words,
): boolean {
  return (
    [...clause, ...after].some(({ foreign }) => foreign === true) ||
    isSubset(place, sentence) ||
    (mention.unit === 'rank' && mention.bound === 'most' && isOfSeveral(sentence)) ||
    last(sentence, 'year') === 'other' ||
    turnBetween(plain, mention, next) !== null ||
    isChange(plain, mention, counted?.measure ?? null) ||
    (counted?.orTasks === true && near.some(({ some }) => some === true)) ||
    isOfBoth(plain, near) ||
    isSum(plain, mention, near) ||
    (mention.bound !== 'exact' && isOfSeveral(clause) && !clause.some(({ respectively }) => respectively === true)) ||
    isMoneyOfPart(mention, previous) ||
    SOME_PLACES.test(plain.slice(spot.clause, mention.start)) ||
    (mention.unit !== 'rank' && near.some(({ compared }) => compared === true)) ||
    isAmountLimit(plain, mention) ||
    isOtherRank(mention, near, previous) ||
    plain[mention.start - 1] === '/' ||
    LIMIT.test(plain.slice(mention.end, mention.end + AHEAD)) ||
    (mention.unit === 'count' && !NOUN.test(plain.slice(mention.end, mention.end + AHEAD)))
  );
}

/** 落后5个百分点以上的有3个区市: a limit by which places are counted. */
const LIMIT = /^(?:以上|以下|以内)?的(?:有|是|为|分别|依次|区|县|镇|单位|地区)/;
/** 有3个区市完成率高于54%: said of some places. */
const SOME_PLACES = /有(?:\d{1,3}|[一二三四五六七八九十两]{1,2})个(?:区市|区县|区|县|街道|镇)[^，。；\n]{0,20}$/;

/** 投资超5000万元的12个: an amount by which projects are counted. */
function isAmountLimit(plain: string, { unit, end }: Mention): boolean {
  return unit === 'wan' && /^(?:以上|以下|以内|及以上)?的/.test(plain.slice(end, end + AHEAD));
}

/** VOCs减排208吨，居全市第一: the ranks we keep are those of the rate of completion. */
function isOtherRank({ unit }: Mention, near: readonly Hit[], previous: About | undefined): boolean {
  if (unit !== 'rank') return false;
  const own = near.findLast(({ measure }) => measure !== undefined && measure !== 'rank')?.measure;
  const of = own ?? previous?.measure ?? null;
  return of !== null && !RANKED.has(of);
}

const RANKED: ReadonlySet<SpeechMeasure> = new Set(['rate', 'rank', 'schedule', 'time-lead', 'projects']);

/** NOx和VOCs合计减排991吨: of two pollutants added up. */
function isOfBoth(plain: string, near: readonly Hit[]): boolean {
  const named = near.filter(({ pollutant }) => pollutant !== undefined);
  const [one, two] = [named.at(-2), named.at(-1)];
  if (one === undefined || two === undefined || near.some(({ respectively }) => respectively === true)) return false;
  return one.pollutant !== two.pollutant && /^[、和与及]$/.test(plain.slice(one.end, two.at));
}

/** NOx减排436吨，VOCs减排555吨，合计991吨. */
function isSum(plain: string, { unit, start }: Mention, near: readonly Hit[]): boolean {
  if (unit !== 'tonnes' || near.some(({ pollutant }) => pollutant !== undefined)) return false;
  return /(?:合计|共计|总计)[^，。；\n]{0,4}$/.test(plain.slice(Math.max(0, start - LONGEST_VERB), start));
}

/** 市南区、崂山区居全市前三位: said of more than one, of whom each would have to be asked. */
function isOfSeveral(sentence: readonly Hit[]): boolean {
  return new Set(sentence.flatMap(({ place }) => (place === undefined || place === '' ? [] : [place]))).size > 1;
}

/** 黄岛区工业项目: of the projects of a category only those of a place, which no figure counts. */
function isSubset(place: string | null, sentence: readonly Hit[]): boolean {
  const isCategory = (one: string) => one.startsWith(CATEGORY);
  if (place === null || !isCategory(place)) return false;
  return sentence.some((hit) => hit.place !== undefined && hit.place !== '' && !isCategory(hit.place));
}

/** 比5月底减少15个, 提高5.1个百分点: how much something changed, not how much it is. */
const CHANGE =
  /(?:减少|增加|下降|降低|提高|提升|增长|回落|上升|扩大|缩小|(?<![不至最])[多少])了?(?:近|约|超过|超|逾)?$/;
/** What is itself a difference. */
const DIFFERENCES: ReadonlySet<SpeechMeasure | null> = new Set<SpeechMeasure>([
  'backlog',
  'schedule',
  'time-lead',
  'gap',
  'surplus',
]);
const LONGEST_VERB = 6;

/** 已验收328个，总投资5亿元: the money of a part, while only that of all listed projects is a figure. */
export function isMoneyOfPart({ unit }: Mention, previous: About | undefined): boolean {
  if (unit !== 'wan' || previous?.measure == null) return false;
  return previous.measure !== 'capital' && previous.measure !== 'tasks' && previous.book !== 'planned';
}

/** VOCs减排量比NOx多119吨. */
const MORE = /(?<![不至最减])[多少]了?$/;

/** Tonnes are reduced, and what is reduced of them is a figure. */
export function isChange(plain: string, { unit, start }: Mention, measure: SpeechMeasure | null): boolean {
  if (unit === null || DIFFERENCES.has(measure)) return false;
  return (unit === 'tonnes' ? MORE : CHANGE).test(plain.slice(Math.max(0, start - LONGEST_VERB), start));
}
