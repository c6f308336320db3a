import type { About } from './about.ts';
import type { SpokenBook } from './lexicon.ts';
import type { Mention } from './mention.ts';
import type { NamedFigure, SpeechBook, SpeechMeasure, SpeechPeriod } from './named-figure.ts';

/** In what a figure can be another than the one meant, in the order in which mistakes are made. */
export const DIMENSIONS = ['book', 'period', 'place', 'pollutant', 'measure'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

const APPROVED: ReadonlySet<SpeechBook | null> = new Set(['verified', 'city', 'province', 'nation']);
const PERIODS: Readonly<Record<SpeechPeriod, readonly SpeechPeriod[]>> = {
  season: ['season', 'season-to-date'],
  'season-to-date': ['season-to-date'],
  year: ['year', 'year-to-date', 'full-year'],
  'year-to-date': ['year-to-date'],
  'full-year': ['full-year'],
  'five-year': ['five-year'],
};
/** Measures whose book is part of what they are; the others have one at most. */
const BOOKED: ReadonlySet<SpeechMeasure> = new Set(['projects', 'rate', 'tonnes', 'attained', 'gap', 'surplus']);

/** Does a figure agree with what was said of one of its sides? What was not said agrees with everything. */
export function agrees(figure: NamedFigure, about: About, mention: Mention, dimension: Dimension): boolean {
  switch (dimension) {
    case 'measure':
      return measureAgrees(figure, about, mention);
    case 'book':
      return !BOOKED.has(figure.measure) || bookAgrees(figure.book, about.book);
    case 'period':
      return about.period === null || figure.period === null || PERIODS[about.period].includes(figure.period);
    case 'pollutant':
      return about.pollutant === null || figure.pollutant === null || figure.pollutant === about.pollutant;
    case 'place':
      return about.places.includes(figure.place);
  }
}

function measureAgrees({ measure, fromEnd }: NamedFigure, about: About, mention: Mention): boolean {
  if (fromEnd !== mention.fromEnd) return false;
  const said = about.measure ?? (mention.unit === 'tonnes' ? 'tonnes' : mention.unit === 'rank' ? 'rank' : null);
  if (measure === 'tasks' && said === 'projects' && about.orTasks) return true;
  if (measure === 'task-rate')
    return about.ofTasks && about.pollutant === null && (said === 'rate' || said === 'attained');
  return measure === said || (said !== null && (ALSO[said]?.includes(measure) ?? false));
}

/**
 * 时序 may be the first plan's or the share of the year gone, and 低于时序进度53.6% names it itself; 已开工 may leave out what is done by now: each
 * has its figure.
 */
const ALSO: Readonly<Partial<Record<SpeechMeasure, readonly SpeechMeasure[]>>> = {
  'due-rate': ['time'],
  schedule: ['time-lead', 'due-rate', 'time'],
  'time-lead': ['time'],
  started: ['building'],
};

export function bookAgrees(book: SpeechBook | null, said: SpokenBook | null): boolean {
  if (said === null) return true;
  return said === 'approved' ? APPROVED.has(book) : book === said;
}

/** Does the text say enough that the number must be one of ours? */
export function isIdentified({ unit }: Mention, about: About): boolean {
  const { measure, book, period, pollutant, foreign, ofTasks } = about;
  if (foreign) return false;
  switch (unit) {
    case 'tonnes':
      return pollutant !== null && (measure !== null || book !== null || period !== null);
    case 'percent':
    case 'points':
      return measure !== null && (measure !== 'attained' || pollutant !== null || ofTasks);
    case 'rank':
      return about.places.some((place) => place !== '');
    case 'count':
    case 'wan':
    case null:
      return measure !== null;
    case 'days':
    case 'other':
      return false;
  }
}
