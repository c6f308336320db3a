import { percentValue } from '../words/number.ts';
import type { ProjectInput, Reduction } from './project-schema.ts';

/**
 * The lists of a project as people write them: one entry a line (or parted by ；), names of the trade, percent as percent. `inCells` turns
 * that into the writing of a cell, which it leaves as it is; `asPeopleWrite` goes the other way. Text is NFKC before it comes here.
 */

const POLLUTANT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:nox|氮氧化物)(?![a-z0-9])/i, 'NOx'],
  [/^(?:vocs?|挥发性有机物)(?![a-z0-9])/i, 'VOC'],
  [/^(?:pm2\.?5|细颗粒物)(?![a-z0-9])/i, 'PM25'],
  [/^(?:pm10|可吸入颗粒物)(?![a-z0-9])/i, 'PM10'],
  [/^(?:tsp|总悬浮颗粒物)(?![a-z0-9])/i, 'TSP'],
  [/^(?:so2|二氧化硫)(?![a-z0-9])/i, 'SO2'],
  [/^(?:nh3|氨)(?![a-z0-9])/i, 'NH3'],
  [/^(?:co2|二氧化碳)(?![a-z0-9])/i, 'CO2'],
];
const LEVEL_WORDS: Readonly<Record<string, string>> = {
  申报: 'declared', 市审: 'city', 省审: 'province', 国家核定: 'nation', 国家: 'nation',
}; // prettier-ignore
const NAMED: Readonly<Record<string, string>> = {
  日期: 'day', 文号: 'document', 文件: 'document', 批次: 'batch', 核减代码: 'cut_code', 核减原因: 'cut_reason',
}; // prettier-ignore
const CONTROL: Readonly<Record<string, string>> = { 收集率: 'capture', 去除率: 'removal', 投用率: 'uptime' };

const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`;
const TONNES = new RegExp(String.raw`^(${NUMBER})(万?)\s*(?:吨\/年|吨\/a|吨|t\/a|t)?\s*(剩余|remaining)?$`);
const SHARE = new RegExp(String.raw`^(?:削减|减少|比例)?\s*(${NUMBER})\s*%$`);
const FROM_TO = new RegExp(
  String.raw`^(?:去除率)?\s*(?:由|从)?\s*(${NUMBER})\s*%\s*(?:提高到|升至|到|至|→|->)\s*(${NUMBER})\s*%$`,
);
const PART = new RegExp(String.raw`(收集率|去除率|投用率)\s*[:=]?\s*(${NUMBER})\s*%`, 'g');

/** A comma parts entries only before the next pollutant: it stands inside numbers and between shares, too. */
const BETWEEN = /[;\n]|[,、](?=\s*(?:nox|vocs?|pm|tsp|so2|nh3|co2|氮氧|挥发性|细颗粒|可吸入|总悬浮|二氧化|氨))/i;

/** What people write in a field of lists, as a cell writes it. */
export function inCells(key: string, text: string): string {
  if (key === 'reduces') return entriesOf(text, BETWEEN).map(reductionInCell).join(' | ');
  if (key === 'amounts') return entriesOf(text, /[;\n]/).map(amountInCell).join(' | ');
  if (key === 'profile') return text.replace(new RegExp(`(${NUMBER})\\s*%`, 'g'), (_, n: string) => fractionOf(n)).replace(/[,、;]/g, ' '); // prettier-ignore
  return text;
}

/** Reductions as a form shows them, one entry a line. */
export function plainReduces(reduces: ProjectInput['reduces']): string {
  return Object.entries(reduces)
    .map(([pollutant, reduction]) => `${NAMES[pollutant] ?? pollutant} ${reductionOf(reduction)}`)
    .join('\n');
}

/** Amounts as a form shows them, one level a line. */
export function plainAmounts(amounts: ProjectInput['amounts']): string {
  const word = (words: Readonly<Record<string, string>>, code: string): string =>
    Object.entries(words).find(([, known]) => known === code)?.[0] ?? code;
  return amounts
    .map(({ pollutant, level, tonnes, day, document, ...beside }) =>
      [
        NAMES[pollutant] ?? pollutant,
        word(LEVEL_WORDS, level),
        tonnes,
        day,
        document,
        ...Object.entries(beside).map(([name, value]) => (value === null ? null : `${word(NAMED, name)}=${value}`)),
      ]
        .filter((part) => part !== null)
        .join(' '),
    )
    .join('\n');
}

const NAMES: Readonly<Record<string, string>> = { VOC: 'VOCs', PM25: 'PM2.5' };

function reductionOf(reduction: Reduction): string {
  if ('tonnes' in reduction) return `${String(reduction.tonnes)}${reduction.basis === 'remaining' ? ' 剩余' : ''}`;
  if ('fraction' in reduction) return `${String(percentValue(reduction.fraction))}%`;
  if ('from' in reduction)
    return `去除率由 ${String(percentValue(reduction.from))}% 到 ${String(percentValue(reduction.to))}%`;
  return Object.entries(CONTROL)
    .flatMap(([word, part]) => {
      const share = reduction.control[part as keyof typeof reduction.control];
      return share === undefined ? [] : [`${word} ${String(percentValue(share))}%`];
    })
    .join(' ');
}

function entriesOf(text: string, between: RegExp): readonly string[] {
  return text
    .split('|')
    .flatMap((entry) => entry.split(between))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** The name at the beginning, as the record knows it, and the rest; null when no pollutant is named. */
function pollutantOf(entry: string): readonly [string, string] | null {
  for (const [word, pollutant] of POLLUTANT_WORDS) {
    const match = word.exec(entry);
    if (match !== null) return [pollutant, entry.slice(match[0].length).replace(/^\s*[:=]?\s*/, '')];
  }
  return null;
}

function reductionInCell(entry: string): string {
  const named = pollutantOf(entry);
  if (named === null) return entry;
  const [pollutant, said] = named;
  const rest = said.replace(/(\d),(?=\d{3}(?!\d))/g, '$1').trim();
  const tonnes = TONNES.exec(rest);
  if (tonnes !== null) {
    const value = tonnes[2] === '' ? tonnes[1]! : String(Number((Number(tonnes[1]) * 1e4).toPrecision(15)));
    return `${pollutant} ${value}${tonnes[3] === undefined ? '' : ' remaining'}`;
  }
  const share = SHARE.exec(rest);
  if (share !== null) return `${pollutant} fraction ${fractionOf(share[1]!)}`;
  const pair = FROM_TO.exec(rest);
  if (pair !== null) return `${pollutant} from ${fractionOf(pair[1]!)} to ${fractionOf(pair[2]!)}`;
  const parts = [...rest.matchAll(PART)];
  if (parts.length > 0 && rest.replace(PART, '').replace(/[,、\s]/g, '') === '')
    return `${pollutant} control ${parts.map(([, word, n]) => `${CONTROL[word!]!}=${fractionOf(n!)}`).join(' ')}`;
  return `${pollutant} ${rest}`;
}

function amountInCell(entry: string): string {
  const named = pollutantOf(entry);
  if (named === null) return entry;
  const [level = '', tonnes = '', ...rest] = named[1].split(/\s+/);
  const value = tonnes.replace(/(\d),(?=\d{3}(?!\d))/g, '$1').replace(/(?:吨\/年|吨|t\/a|t)$/, '');
  return [named[0], LEVEL_WORDS[level] ?? level, value, ...rest.map(besideAmount)].join(' ');
}

/** A day, a document, or a value named by its word. */
function besideAmount(word: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) return `day=${word}`;
  const at = word.indexOf('=');
  if (at < 0) return /^(?:吨\/年|吨|t\/a|t)$/.test(word) ? '' : `document=${word}`;
  const name = word.slice(0, at);
  return `${NAMED[name] ?? name}${word.slice(at)}`;
}

/** "85" of a percentage as the shortest fraction. */
const fractionOf = (percent: string): string => String(Number((Number(percent) / 100).toPrecision(15)));
