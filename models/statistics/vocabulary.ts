/** Closed lists of the statistics book (总量账), which counts what the province and the nation recognise and never the air. */

/** Who stated an amount, in the order it travels: 申报, 市审, 省审, 国家核定. */
export const LEVELS = ['declared', 'city', 'province', 'nation'] as const;
export type Level = (typeof LEVELS)[number];

/** The six official measures; what carries none of them is not in the book. */
export const OFFICIAL_MEASURES = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
export type OfficialMeasure = (typeof OFFICIAL_MEASURES)[number];

/** 企业关停淘汰: takes what a plant emitted whole. */
export const CLOSURE: OfficialMeasure = 'a';

/** Reasons an amount is cut by at review; codes are kept, their words live in the message catalogues. */
export const CUT_CODES = [
  'R01', 'R02', 'R03', 'R04', 'R05', 'R06', 'R07', 'R08', 'R09', 'R10', 'R11', 'R12', 'R13', 'R14', 'R15',
] as const; // prettier-ignore

/** The two the book applies itself: overlap with a closure, and more than the plant emitted last year. */
export const OVERLAP = 'R07';
export const ABOVE_BASE = 'R08';
