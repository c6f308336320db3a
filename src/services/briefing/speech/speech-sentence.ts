import type { NamedFigure } from '../../../catalogue/speech/named-figure.ts';
import type { Translate } from '../../../words/messages.ts';
import { cityStanding } from '../city-standing.ts';
import type { SpeechFacts } from './gather-speech.ts';
import { seasonRequirement } from '../season-targets/season-requirement.ts';
import { dayText, lateSentence, progressSentence, seasonSentence, zoneSentence } from '../sentences.ts';
import { rankText, rate } from '../issue/slots.ts';
import { zoneStandings } from '../zone-standings.ts';

/** The sentence of the brief that says a figure, with its day; null where the brief has none. */
export function houseSentence(figure: NamedFigure, of: SpeechFacts, t: Translate): string | null {
  const { place } = figure;
  if (figure.share !== undefined) return null;
  const sentence = place === '' ? citySentence(figure, of, t) : (unitSentence(figure, of, t) ?? zoneOf(figure, of, t));
  // Sentences of the brief end open where another follows them.
  return sentence?.trim().replace(/；$/, '。').replace(/;$/, '.') ?? null;
}

const PROGRESS: ReadonlySet<NamedFigure['measure']> = new Set(['due-rate', 'schedule', 'rate', 'projects', 'due']);

function citySentence({ measure, book, pollutant, period }: NamedFigure, { facts }: SpeechFacts, t: Translate) {
  const { all, done, due, late } = cityStanding(facts);
  if (PROGRESS.has(measure) && book !== 'verified') return progressSentence({ day: facts.asOf, all, done, due }, t);
  const day = dayText(facts.asOf, t);
  if (measure === 'late' || measure === 'late-30') return t('speech.of-city', { day, sentence: lateSentence(late, t) });
  const isSeason = period === 'season' && (pollutant === 'NOx' || pollutant === 'VOC');
  if (!isSeason || book !== 'built' || (measure !== 'tonnes' && measure !== 'attained')) return null;
  const season = seasonSentence([seasonRequirement(facts, 'NOx'), seasonRequirement(facts, 'VOC')], t);
  return t('speech.of-city', { day, sentence: season });
}

function unitSentence({ measure, book, place }: NamedFigure, { units, record, facts }: SpeechFacts, t: Translate) {
  const standing = units.find(({ unit }) => unit.id === place);
  const said = measure === 'rank' || ((measure === 'projects' || measure === 'rate') && book !== 'verified');
  if (standing === undefined || standing.rank === null || !said) return null;
  const { unit, all, done, rank, shared } = standing;
  const whole = { day: dayText(facts.asOf, t), unit: unit.name, all, done, rate: rate(done, all)! };
  // Where others stand is not a branch's to see.
  if (record.home !== '') return t('speech.unit', whole);
  return t('speech.unit-ranked', { ...whole, rank: rankText(rank, shared, t) });
}

function zoneOf({ measure, book, place, pollutant, period }: NamedFigure, { facts }: SpeechFacts, t: Translate) {
  if (period !== 'season' || (measure !== 'required' && book !== 'planned')) return null;
  const standing = zoneStandings(facts).find((one) => `zone:${one.zoneId}` === place && one.pollutant === pollutant);
  if (standing === undefined) return null;
  return t('speech.of-day', { day: dayText(facts.asOf, t), sentence: zoneSentence(standing, t).trim() });
}
