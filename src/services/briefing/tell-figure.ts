import { CATEGORY, type NamedFigure } from '../../catalogue/speech/named-figure.ts';
import type { Dimension } from '../../catalogue/speech/wanted.ts';
import type { Link } from '../../paths.ts';
import type { Translate } from '../../words/messages.ts';
import { number } from '../../words/number.ts';
import type { SpeechFacts } from './speech/gather-speech.ts';
import { dayText } from './sentences.ts';
import { rankText, tonnesText } from './issue/slots.ts';
import { listOf } from './speech/speech-list.ts';
import { houseSentence } from './speech/speech-sentence.ts';

/** A figure of the record in words. */
export interface ToldFigure {
  /** What it is, whole: 全市已建成项目臭氧季NOx减排量. */
  readonly label: string;
  /** Its value as it is printed, with the unit. */
  readonly printed: string;
  /** Which book and period (口径). */
  readonly basis: string;
  /** The sentence to say instead. */
  readonly sentence: string;
  readonly list: Link | null;
}

/** From here on money is said in 亿元. */
const HUNDRED_MILLION = 10_000;

/** Words a figure: what it is, its value, its 口径, where its projects are listed, and the sentence that says it right. */
export function tellFigure(figure: NamedFigure, of: SpeechFacts, t: Translate): ToldFigure {
  const label = labelOf(figure, of, t);
  const printed = printedOf(figure, of, t);
  const day = dayText(of.facts.asOf, t);
  return {
    label,
    printed,
    basis: t(`speech.basis.${basisOf(figure)}`, of.facts.programme.season),
    sentence: houseSentence(figure, of, t) ?? t('speech.sentence', { day, told: told(figure, printed, of, t) }),
    list: listOf(figure, of.facts.units),
  };
}

/** One side of a figure in words: 已建成, 臭氧季, 黄岛区, VOCs, 逾期项目数. */
export function sideOf(figure: NamedFigure, side: Dimension, of: SpeechFacts, t: Translate): string {
  switch (side) {
    case 'book':
      return t(`speech.book.${figure.book ?? 'none'}`);
    case 'period':
      return t(`speech.period.${figure.period ?? 'none'}`);
    case 'place':
      return placeName(figure.place, of, t);
    case 'pollutant':
      return figure.pollutant === null ? '' : t(`options.pollutant.${figure.pollutant}`);
    case 'measure':
      return measureName(figure, t);
  }
}

function measureName({ measure, book }: NamedFigure, t: Translate): string {
  const booked = measure === 'projects' || measure === 'rate' ? `${measure}-${book ?? 'planned'}` : measure;
  return t(`speech.measure.${booked}`);
}

function labelOf(figure: NamedFigure, of: SpeechFacts, t: Translate): string {
  const { share } = figure;
  if (share !== undefined)
    return t('speech.label.share', { part: labelOf(share.part, of, t), whole: labelOf(share.whole, of, t) });
  return named(figure, sideOf(figure, 'measure', of, t), of, t);
}

/** A figure's whole name with a word for what it measures. */
function named(figure: NamedFigure, measure: string, of: SpeechFacts, t: Translate): string {
  const { book } = figure;
  const booked = book !== null && BOOKED.has(figure.measure);
  return t(figure.pollutant === null ? 'speech.label.plain' : 'speech.label.tonnes', {
    place: sideOf(figure, 'place', of, t),
    book: booked ? t(`speech.projects.${book}`) : '',
    period: sideOf(figure, 'period', of, t),
    pollutant: sideOf(figure, 'pollutant', of, t),
    measure,
    // Sides that are not said leave two blanks where words are parted by them.
  }).replace(/ {2,}/g, ' ');
}

const BOOKED: ReadonlySet<NamedFigure['measure']> = new Set(['tonnes', 'attained', 'gap', 'surplus']);
/** What is said otherwise in a sentence than as a name. */
const SAID: ReadonlySet<NamedFigure['measure']> = new Set(['attained', 'gap', 'surplus']);

/** The part of a sentence that says a figure: 全市已验收项目328个, 占全市已完成项目的22.7%. */
function told(figure: NamedFigure, printed: string, of: SpeechFacts, t: Translate): string {
  const { measure, share, value } = figure;
  if (share !== undefined) {
    const { part, whole } = share;
    const counted = told(part, printedOf(part, of, t), of, t);
    return t('speech.told.share', { counted, whole: labelOf(whole, of, t), printed });
  }
  const said = SAID.has(measure) ? t(`speech.told.${measure}`) : measureName(figure, t);
  // 全市已建成项目臭氧季NOx排放增加5吨: what is added is no 减排量.
  const label = named(figure, measure === 'tonnes' && value < 0 ? '' : said, of, t);
  return t('speech.told.plain', { label, printed });
}

function placeName(place: string, { facts }: SpeechFacts, t: Translate): string {
  if (place === '') return t('speech.city');
  if (place.startsWith(CATEGORY)) return facts.categories.find(({ id }) => `${CATEGORY}${id}` === place)?.name ?? place;
  const unit = facts.units.find(({ id }) => id === place);
  return unit?.name ?? facts.zones.find(({ id }) => `zone:${id}` === place)?.name ?? place;
}

function printedOf(figure: NamedFigure, of: SpeechFacts, t: Translate): string {
  const { value, unit } = figure;
  switch (unit) {
    case 'rank':
      return rankOf(figure, of, t);
    case 'tonnes':
      return t(value < 0 ? 'speech.printed.added' : 'speech.printed.tonnes', { tonnes: tonnesText(value, t) });
    case 'points':
      return t(value < 0 ? 'speech.printed.behind' : 'speech.printed.ahead', { value: number(Math.abs(value), 1) });
    case 'wan':
      return value >= HUNDRED_MILLION
        ? t('speech.printed.hundred-million', { value: number(value / HUNDRED_MILLION, 2) })
        : t('speech.printed.wan', { value: number(value, 2) });
    case 'count':
    case 'percent':
      return t(`speech.printed.${unit}`, { value: number(value, unit === 'percent' ? 1 : 0) });
  }
}

function basisOf({ unit, book, period, measure }: NamedFigure): string {
  if (book === 'declared' || book === 'city' || book === 'province' || book === 'nation' || period === 'five-year')
    return 'statistics';
  if (measure === 'time' || measure === 'time-lead') return 'time';
  if (unit === 'tonnes' || measure === 'attained') return period === 'season' ? 'season' : 'air';
  return unit === 'wan' ? 'money' : 'counts';
}

/** 第2位, 并列第2位, 倒数第1位. */
function rankOf({ value, place, fromEnd }: NamedFigure, { units }: SpeechFacts, t: Translate): string {
  if (fromEnd) return t('speech.printed.from-end', { value });
  return rankText(value, units.find(({ unit }) => unit.id === place)?.shared === true, t);
}
