import { chineseNumeral } from './chinese-numeral.ts';
import type { Bound, Mention, SpokenUnit } from './mention.ts';
import { withoutNotFigures } from './not-figures.ts';
import { plainSigns } from './plain-signs.ts';

const CN = '零〇一二两三四五六七八九十百千万亿';
const ARABIC = '\\d{1,3}(?:,\\d{3}){1,5}(?:\\.\\d{1,9})?(?!\\d)|\\d{1,15}(?:\\.\\d{1,9})?';
const WORDS = `[${CN}]{1,20}(?:点[零〇一二三四五六七八九]{1,9})?`;
const SCALE = '万亿|千亿|百亿|亿|千万|百万|十万|万|千(?![克瓦米卡伏])|百(?!分)';
const GAP = '[ \\u3000]?';
const OTHER =
  '蒸吨|公里|千米|平方米|立方米|公斤|千克|毫克|微克|千瓦时|千瓦|度|台|辆|户|类|批|次|处|座|条|人|名|亩|倍|件|起|份|套|组|支|艘|种|轮|块|米|家|期|艇|栋|孔|吨/年|万吨/年|吨/日';
const UNIT = `个?百分点|％|%|‰|吨(?!/[年日时])|(?:公斤|千克|[kK][gG](?![A-Za-z]))(?!/[年日时天])|t(?![A-Za-z])|元|个|项|天|日|位|${OTHER}`;
const AFTER = '以上|左右|上下|以下|以内|之内';

const FIGURE = new RegExp(
  [
    `(?<sign>(?<![\\d)）A-Za-z%])[-+])?(?<low>${ARABIC})${GAP}(?<lowScale>${SCALE})?(?<lowUnit>${UNIT})?${GAP}(?:[—–~-]{1,2}|至|到)${GAP}(?<high>${ARABIC})${GAP}(?<highScale>${SCALE})?(?<highOdd>[多余])?${GAP}(?<highUnit>${UNIT})?`,
    `百分之(?<share>${ARABIC}|${WORDS})`,
    `(?<tenths>[一二两三四五六七八九\\d])成(?<half>[一二三四五六七八九半])?(?![功立员果本为了型效])`,
    `(?<third>[一二两三四五六七八九十])分之(?<of>[一二两三四五六七八九])`,
    '(?<overHalf>过半数?)|(?<halfWord>一半|半数)|(?<doubled>翻(?:了)?(?:一番|两番|番))',
    '(?<=[居列名市区])(?:(?<firstPlace>首位|榜首)|(?<lastPlace>末位|末尾))',
    `(?<=[居列名市区])第(?<bareRank>[一二三四五六七八九十]{1,3})(?![位名\\d批次季])`,
    `(?<tied>并列)?(?<fromEnd>倒数)?第(?<rank>\\d{1,3}|[一二三四五六七八九十]{1,3})(?<place>[位名])?`,
    `(?<minus>(?<![\\d)）A-Za-z%])[-+])?(?<arabic>${ARABIC})${GAP}(?<scale>${SCALE})?(?<odd>[多余])?${GAP}(?<unit>${UNIT})?`,
    `(?<words>${WORDS})(?<wordsOdd>[多余])?(?<wordsUnit>${UNIT})?`,
  ].join('|'),
  'g',
);

const BEFORE: readonly (readonly [RegExp, Bound])[] = [
  [/(?:不少于|不低于|至少)$/, 'least'],
  [/(?:不超过|不高于|不多于|至多|最多|控制在)$/, 'most'],
  [/(?:超过|突破|高于|大于|多于|逾|超)$/, 'over'],
  [/(?:不足|不到|低于|小于|少于|未满)$/, 'under'],
  [/(?:接近|将近|近)$/, 'near'],
  [/(?:大约|大概|约)(?:为|占|有|达)?$/, 'about'],
];
const AFTERWARDS: Readonly<Record<string, Bound>> = {
  以上: 'least', 以下: 'most', 以内: 'most', 之内: 'most', 左右: 'about', 上下: 'about',
}; // prettier-ignore
const FALLS = /(?:慢|落后|滞后|低|下降|降低|减少|少|回落|降|负)(?:了|于)?$/;
const RISES = /(?:快|超前|领先|提前|高|上升|提高|增加|增长|多|升)(?:了|出|于)?$/;
const LONGEST_BOUND = 4;

/** Words in a row with a number in words that counts nothing: 三个方面, 一个项目一个项目地, 两个重点. */
const TALK =
  /^(?:方面|层面|阶段|环节|步骤|关系|原则|坚持|意识|到位|确保|重点|关键|问题|抓手|维度|节点|月|百分百|一|不)/;
const COUNTED_ONE = /(?:仅|只有|只|尚有|还有|逾期|超期|新增|完成|剩余|无)$/;

/** Every number of a text that could be a figure, in order; days, numbering, names and turns of phrase are none. */
export function mentionsIn(text: string): readonly Mention[] {
  const plain = plainSigns(text);
  const searched = withoutNotFigures(plain);
  const mentions: Mention[] = [];
  for (const found of searched.matchAll(FIGURE)) {
    const read = readFigure(found, plain);
    if (read !== null) mentions.push({ ...read, text: text.slice(read.start, read.end) });
  }
  return mentions;
}

type Read = Omit<Mention, 'text'>;
type Groups = Readonly<Record<string, string | undefined>>;

function readFigure(found: RegExpMatchArray, plain: string): Read | null {
  const groups = found.groups as Groups;
  const [start, end] = [found.index!, found.index! + found[0].trimEnd().length];
  const rest = plain.slice(end, end + LONGEST_BOUND);
  const lead = plain.slice(Math.max(0, start - LONGEST_BOUND), start).trimEnd();
  const value = valueOf(groups) ?? roundOf(groups, lead);
  if (value === null) return null;
  if (isTalk(groups, value, lead, rest) || isThreshold(value, lead, rest)) return null;
  return {
    start,
    end,
    low: value.low,
    high: value.high,
    step: value.step,
    unit: value.unit,
    bound: boundOf(value, lead, rest),
    direction: directionOf(groups, lead),
    fromEnd: isFromEnd(groups, value, lead),
  };
}

/** 倒数第2位, 末位, 后三位. */
function isFromEnd({ fromEnd, lastPlace }: Groups, { unit }: Value, lead: string): boolean {
  return fromEnd !== undefined || lastPlace !== undefined || (unit === 'rank' && lead.endsWith('后'));
}

/** 超过一半 is more than half; a half or two thirds with no such word lies about there. */
function boundOf({ bound, unit }: Value, lead: string, rest: string): Bound {
  // 居全市前三位: the third at worst.
  if (unit === 'rank' && /[前后]$/.test(lead)) return 'most';
  if (bound !== undefined && bound !== 'about') return bound;
  const after = new RegExp(`^(?:${AFTER})`).exec(rest)?.[0];
  return AFTERWARDS[after ?? ''] ?? BEFORE.find(([pattern]) => pattern.test(lead))?.[1] ?? bound ?? 'exact';
}

interface Value {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly unit: SpokenUnit | null;
  readonly bound?: Bound;
}

function valueOf(groups: Groups): Value | null {
  const { low, high, share, tenths, half, third, of, rank } = groups;
  if (low !== undefined && high !== undefined) return rangeOf(groups, low, high);
  if (share !== undefined) return percentOf(/^\d/.test(share) ? arabic(share) : chineseNumeral(share));
  if (tenths !== undefined) {
    const part = half === '半' ? 5 : half === undefined ? 0 : digitOf(half);
    const value = 10 * digitOf(tenths) + part;
    return { low: value, high: value, step: half === undefined ? 10 : 1, unit: 'percent' };
  }
  if (third !== undefined) return shareOf(digitOf(of!) / digitOf(third));
  if (groups['overHalf'] !== undefined) return { low: 50, high: 50, step: 1, unit: 'percent', bound: 'over' };
  if (groups['halfWord'] !== undefined) return shareOf(1 / 2);
  if (groups['doubled'] !== undefined) return single({ value: 2, step: 1 }, 'other');
  if (groups['firstPlace'] !== undefined || groups['lastPlace'] !== undefined)
    return single({ value: 1, step: 0 }, 'rank');
  const named = rank ?? groups['bareRank'];
  if (named !== undefined) return rankOf(groups, named);
  return groups['arabic'] === undefined ? spokenOf(groups) : writtenOf(groups, groups['arabic']);
}

function writtenOf(groups: Groups, written: string): Value {
  const { scale, odd, unit } = groups;
  const value = scaled(arabic(written), scale, unit);
  return { ...single(value, unitOf(unit)), ...(odd === undefined ? {} : { bound: 'odd' }) };
}

/** Numbers in words count only with what they count: 一批, 统一 and 万 alone are words. */
function spokenOf({ words, wordsOdd, wordsUnit }: Groups): Value | null {
  const money = /[万亿]$/.test(words!) || wordsUnit !== '元';
  const number = wordsUnit === undefined || !money ? null : chineseNumeral(words!);
  if (number === null) return null;
  const value = scaled(number, undefined, wordsUnit);
  return { ...single(value, unitOf(wordsUnit)), ...(wordsOdd === undefined ? {} : { bound: 'odd' }) };
}

/** 千余个, 近百个: a unit of ten alone is a number where something says how near to it. */
function roundOf({ words, wordsOdd, wordsUnit }: Groups, lead: string): Value | null {
  const value = /^[百千万]$/.test(words ?? '') ? SCALES[words!]! : null;
  const isBound = wordsOdd !== undefined || BEFORE.some(([pattern]) => pattern.test(lead));
  if (value === null || wordsUnit === undefined || wordsUnit === '元' || !isBound) return null;
  return { ...single({ value, step: value }, unitOf(wordsUnit)), ...(wordsOdd === undefined ? {} : { bound: 'odd' }) };
}

/** 3至5吨, 3—5%, 1.2—1.5万吨: scale and unit of the second stand for the first too. */
function rangeOf(groups: Groups, low: string, high: string): Value {
  const unit = groups['highUnit'] ?? groups['lowUnit'];
  const upper = scaled(arabic(high), groups['highScale'], unit);
  const lower = scaled(arabic(low), groups['lowScale'] ?? groups['highScale'], unit);
  const [from, to] = lower.value <= upper.value ? [lower, upper] : [upper, lower];
  return { low: from.value, high: to.value, step: Math.max(from.step, to.step), unit: unitOf(unit) };
}

/** 第3位, 并列第三, 居全市第一: a number in words is a place only where something says so. */
function rankOf({ place, tied, fromEnd, bareRank }: Groups, rank: string): Value | null {
  const number = /^\d/.test(rank) ? arabic(rank) : chineseNumeral(rank);
  const isPlace = [place, tied, fromEnd, bareRank].some((part) => part !== undefined) || /^\d/.test(rank);
  if (number === null || !isPlace) return null;
  return single({ value: number.value, step: 0 }, 'rank');
}

function percentOf(number: { readonly value: number; readonly step: number } | null): Value | null {
  return number === null ? null : single(number, 'percent');
}

/** A half, two thirds: said of what lies about there. */
function shareOf(share: number): Value {
  return { ...single({ value: 100 * share, step: 1 }, 'percent'), bound: 'about' };
}

function single({ value, step }: { readonly value: number; readonly step: number }, unit: SpokenUnit | null): Value {
  return { low: value, high: value, step, unit };
}

function arabic(text: string) {
  const digits = text.replaceAll(',', '');
  return { value: Number(digits), step: 10 ** -(digits.split('.')[1]?.length ?? 0) };
}

function digitOf(sign: string): number {
  return /^\d$/.test(sign) ? Number(sign) : chineseNumeral(sign)!.value;
}

const SCALES: Readonly<Record<string, number>> = {
  百: 100, 千: 1000, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8, 百亿: 1e10, 千亿: 1e11, 万亿: 1e12,
}; // prettier-ignore

/** How many of a written unit make one of ours. */
const PARTS: Readonly<Record<string, number>> = { 元: 1e4, 公斤: 1000, 千克: 1000, kg: 1000 };

/** With 万 and 亿 written out; money in 万元, kilograms in tonnes. Multiplied as decimals, so that 1.1万 is 11000. */
function scaled(
  { value, step }: { readonly value: number; readonly step: number },
  scale: string | undefined,
  unit: string | undefined,
) {
  const factor = (SCALES[scale ?? ''] ?? 1) / (PARTS[unit?.toLowerCase() ?? ''] ?? 1);
  return { value: Number((value * factor).toPrecision(15)), step: step * factor };
}

const UNITS: Readonly<Record<string, SpokenUnit>> = {
  个: 'count', 项: 'count', 吨: 'tonnes', 公斤: 'tonnes', 千克: 'tonnes', kg: 'tonnes', t: 'tonnes', '%': 'percent', 元: 'wan', 天: 'days', 日: 'days', 位: 'rank',
  个百分点: 'points', 百分点: 'points',
}; // prettier-ignore

function unitOf(unit: string | undefined): SpokenUnit | null {
  return unit === undefined ? null : (UNITS[unit.toLowerCase()] ?? 'other');
}

function isTalk({ words, wordsUnit }: Groups, { low }: Value, lead: string, rest: string): boolean {
  if (words === undefined) return false;
  if (/^[个项]$/.test(wordsUnit ?? '') && TALK.test(rest)) return true;
  return low <= 1 && words.length === 1 && !COUNTED_ONE.test(lead);
}

/** 超30天, 未来30天, 30天内: a limit by which something else is counted. */
function isThreshold({ unit }: Value, lead: string, rest: string): boolean {
  if (unit !== 'days') return false;
  return /(?:超|超过|未来|今后|近|最近|满|提前|每)$/.test(lead) || /^(?:以上|内|之内|以内|前|后|及以上)/.test(rest);
}

function directionOf({ sign, minus }: Groups, lead: string): 'up' | 'down' | null {
  if ((sign ?? minus) === '-' || FALLS.test(lead)) return 'down';
  return RISES.test(lead) ? 'up' : null;
}
