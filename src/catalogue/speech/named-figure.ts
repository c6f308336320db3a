import type { Book, Pollutant } from '../../../models/vocabulary.ts';

/** What a figure measures. `projects` and `rate` are told apart by book: listed, built, verified. */
export const SPEECH_MEASURES = [
  'projects',
  'building',
  'started',
  'open',
  'unaccepted',
  'unstarted',
  'reserve',
  'late',
  'late-30',
  'due',
  'backlog',
  'next',
  'tasks',
  'rate',
  'task-rate',
  'late-rate',
  'open-rate',
  'building-rate',
  'started-rate',
  'due-rate',
  'time',
  'schedule',
  'time-lead',
  'share',
  'rank',
  'tonnes',
  'required',
  'gap',
  'surplus',
  'attained',
  'capital',
  'spent',
] as const;
export type SpeechMeasure = (typeof SPEECH_MEASURES)[number];

/** The books of the air, and the levels of the statistics book. */
export type SpeechBook = Book | 'declared' | 'city' | 'province' | 'nation';
export type SpeechPeriod = 'season' | 'season-to-date' | 'year' | 'year-to-date' | 'full-year' | 'five-year';

/** Before the id of a category that stands as a place. */
export const CATEGORY = 'category:';

/** A figure of the system on a day, by all that a sentence can say of it. */
export interface NamedFigure {
  /** Unique in its list and the same on every day: `done`, `370211-rate`, `A-built-VOC-season`. */
  readonly id: string;
  readonly measure: SpeechMeasure;
  /** Before rounding; tonnes negative where something is added, points negative behind the schedule. */
  readonly value: number;
  readonly unit: 'count' | 'tonnes' | 'percent' | 'points' | 'rank' | 'wan';
  /** Null = counts and money that are in no book. */
  readonly book: SpeechBook | null;
  readonly pollutant: Pollutant | null;
  readonly period: SpeechPeriod | null;
  /** Id of a district, an area, a zone or `category:<id>`; empty for the whole city. */
  readonly place: string;
  /** Counted from the end: 倒数第1位. */
  readonly fromEnd: boolean;
  /** Of a share: how many, and of how many. */
  readonly share?: { readonly part: NamedFigure; readonly whole: NamedFigure };
}

/** A place as people call it. */
export interface SpokenPlace {
  readonly id: string;
  readonly names: readonly string[];
}

/** Id of a zone as a place; zones and districts may have the same one. */
export function zonePlace(zone: string): string {
  return `zone:${zone}`;
}

/** A figure with nothing special about it. */
export function namedFigure(
  id: string,
  value: number,
  given: Pick<NamedFigure, 'measure' | 'unit'> & Partial<NamedFigure>,
): NamedFigure {
  return { id, value, book: null, pollutant: null, period: null, place: '', fromEnd: false, ...given };
}
