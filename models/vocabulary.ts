/** Closed lists of the model: unions, select options and checks are derived from these and written nowhere else. */

/** Pollutants the engine may carry; NOx is counted as NO2, VOC is mass of VOC. Data, not special cases (but for the control line). */
export const POLLUTANTS = ['NOx', 'VOC', 'PM25', 'PM10', 'TSP', 'SO2', 'NH3', 'CO2'] as const;
export type Pollutant = (typeof POLLUTANTS)[number];

/** What a derivation calls the pollutants whose sign is not their name. */
export const POLLUTANT_NAMES: Readonly<Partial<Record<string, { readonly zh: string; readonly en: string }>>> = {
  VOC: { zh: 'VOCs', en: 'VOCs' },
  PM25: { zh: 'PM2.5', en: 'PM2.5' },
  TSP: { zh: '总悬浮颗粒物', en: 'TSP' },
  SO2: { zh: 'SO₂', en: 'SO₂' },
  NH3: { zh: 'NH₃', en: 'NH₃' },
  CO2: { zh: 'CO₂', en: 'CO₂' },
};

/** Statuses in their order; `cancelled` stands outside it. */
export const STATUSES = ['proposed', 'planned', 'building', 'built', 'verified', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];

/** Status books: each is computed with only its own projects present and never mixed with another. */
export const BOOKS = ['pool', 'planned', 'built', 'verified'] as const;
export type Book = (typeof BOOKS)[number];

/** Which statuses a book holds (an excluded project is in none). */
export const BOOK_STATUSES: Readonly<Record<Book, readonly Status[]>> = {
  pool: ['proposed', 'planned', 'building', 'built', 'verified'],
  planned: ['planned', 'building', 'built', 'verified'],
  built: ['built', 'verified'],
  verified: ['verified'],
};

/** Warnings that travel with a result and are printed wherever the number is. */
export const WARNINGS = [
  'exceeds-base',
  'unbased',
  'already-in-base',
  'past-date-not-built',
  'no-effective-date',
  'outside-year',
  'nox-only',
  'stale-factor',
  'no-evidence',
] as const;
export type Warning = (typeof WARNINGS)[number];
