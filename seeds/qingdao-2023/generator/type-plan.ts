import type { Pollutant } from '../../../models/vocabulary.ts';

/** How many rows of a type there are, how large, when and how dear: the invented half of the sample, all of it assumption. */
export interface TypePlan {
  readonly id: string;
  readonly rows: number;
  /** Mean tonnes of a full year of the rows that are not anchors. */
  readonly body: Readonly<Partial<Record<Pollutant, number>>>;
  /** Geometric standard deviation of the body. */
  readonly gsd: number;
  /** Rows whose stable-run day lies in January–April, May–June, July–August, September–October, November–December. */
  readonly windows: readonly [number, number, number, number, number];
  /** Mean capital of the body, 万元. */
  readonly capital: number;
  /** Operating cost of a year as a share of capital. */
  readonly om: number;
  /** Service life, years. */
  readonly life: number;
  /** Monthly shares of the emission; absent = by the days of the month. */
  readonly profile?: readonly number[];
}

const HEATING = [0.26, 0.22, 0.14, 0.02, 0, 0, 0, 0, 0, 0, 0.12, 0.24];
const PETROL = [0.065, 0.065, 0.075, 0.08, 0.09, 0.1, 0.105, 0.105, 0.095, 0.08, 0.075, 0.065];
const STRAW = [0, 0, 0, 0, 0, 0.6, 0, 0, 0.1, 0.3, 0, 0];

// prettier-ignore
export const TYPE_PLAN: readonly TypePlan[] = [
  { id: 'ule-grinding', rows: 12, body: { NOx: 1.2 }, gsd: 1.7, windows: [0, 2, 4, 5, 1], capital: 180, om: 0.03, life: 15 },
  { id: 'ule-coking', rows: 1, body: {}, gsd: 1, windows: [0, 0, 1, 0, 0], capital: 9800, om: 0.03, life: 15 },
  { id: 'ule-steel', rows: 2, body: {}, gsd: 1, windows: [1, 1, 0, 0, 0], capital: 6500, om: 0.03, life: 15 },
  { id: 'power-deep', rows: 14, body: { NOx: 8 }, gsd: 1.6, windows: [2, 4, 3, 3, 2], capital: 1400, om: 0.03, life: 15 },
  { id: 'furnace-fuel', rows: 46, body: { NOx: 2.2, VOC: 0.05 }, gsd: 2.2, windows: [7, 13, 10, 10, 6], capital: 160, om: 0.03, life: 15 },
  { id: 'furnace-denox', rows: 38, body: { NOx: 4.8 }, gsd: 2.2, windows: [5, 11, 9, 8, 5], capital: 220, om: 0.03, life: 15 },
  { id: 'coal-boiler-out', rows: 62, body: { NOx: 2, VOC: 0.03 }, gsd: 2.2, windows: [1, 2, 9, 34, 16], capital: 120, om: 0.03, life: 15, profile: HEATING },
  { id: 'coal-boiler-ule', rows: 34, body: { NOx: 3.8 }, gsd: 2, windows: [1, 1, 5, 19, 8], capital: 350, om: 0.03, life: 15 },
  { id: 'gas-boiler-lnb', rows: 148, body: { NOx: 1.35 }, gsd: 2.4, windows: [15, 33, 32, 50, 18], capital: 45, om: 0.03, life: 15 },
  { id: 'biomass-boiler', rows: 28, body: { NOx: 0.8, VOC: 0.05 }, gsd: 1.8, windows: [3, 6, 6, 10, 3], capital: 60, om: 0.03, life: 15 },
  { id: 'clean-heating', rows: 24, body: { NOx: 2.5, VOC: 6.4 }, gsd: 1.6, windows: [1, 1, 3, 13, 6], capital: 1200, om: 0.03, life: 15, profile: HEATING },
  { id: 'closure', rows: 36, body: { NOx: 3, VOC: 3.6 }, gsd: 2.6, windows: [5, 10, 8, 8, 5], capital: 80, om: 0, life: 10 },
  { id: 'low-voc-materials', rows: 196, body: { VOC: 2.3 }, gsd: 2.6, windows: [31, 67, 43, 35, 20], capital: 70, om: 0.03, life: 10 },
  { id: 'voc-capture', rows: 224, body: { VOC: 1.5 }, gsd: 2.5, windows: [36, 76, 49, 40, 23], capital: 60, om: 0.03, life: 10 },
  { id: 'voc-endpipe', rows: 214, body: { NOx: -0.04, VOC: 2.6 }, gsd: 2.7, windows: [34, 73, 47, 39, 21], capital: 220, om: 0.08, life: 10 },
  { id: 'voc-simple-out', rows: 271, body: { VOC: 0.85 }, gsd: 2.3, windows: [43, 92, 60, 49, 27], capital: 55, om: 0.12, life: 10 },
  { id: 'green-island', rows: 5, body: { VOC: 9 }, gsd: 1.3, windows: [1, 2, 1, 1, 0], capital: 1800, om: 0.03, life: 10 },
  { id: 'ldar', rows: 58, body: { VOC: 2.6 }, gsd: 2.2, windows: [9, 20, 13, 10, 6], capital: 15, om: 0.6, life: 1 },
  { id: 'tank', rows: 34, body: { VOC: 4.6 }, gsd: 2.2, windows: [5, 12, 8, 6, 3], capital: 320, om: 0.03, life: 15 },
  { id: 'loading-vru', rows: 18, body: { VOC: 4 }, gsd: 2, windows: [3, 7, 4, 3, 1], capital: 480, om: 0.03, life: 10, profile: PETROL },
  { id: 'gas-station', rows: 236, body: { VOC: 0.4 }, gsd: 1.6, windows: [42, 90, 57, 33, 14], capital: 18, om: 0.03, life: 5, profile: PETROL },
  { id: 'open-liquid', rows: 43, body: { VOC: 1.2 }, gsd: 2.2, windows: [7, 15, 9, 8, 4], capital: 150, om: 0.03, life: 10 },
  { id: 'vehicle-scrap', rows: 96, body: { NOx: 5, VOC: 0.35 }, gsd: 1.9, windows: [24, 21, 19, 17, 15], capital: 150, om: 0, life: 10 },
  { id: 'high-emitter-im', rows: 20, body: { NOx: 3.4 }, gsd: 1.6, windows: [5, 4, 4, 4, 3], capital: 10, om: 0.03, life: 10 },
  { id: 'nev-replace', rows: 66, body: { NOx: 2.6, VOC: 0.08 }, gsd: 2, windows: [16, 15, 13, 12, 10], capital: 900, om: 0.03, life: 10 },
  { id: 'nonroad-replace', rows: 54, body: { NOx: 2.9, VOC: 0.36 }, gsd: 1.9, windows: [13, 12, 11, 10, 8], capital: 500, om: 0.03, life: 10 },
  { id: 'port-shore', rows: 14, body: { NOx: 5.5, VOC: 0.25 }, gsd: 1.6, windows: [3, 3, 3, 3, 2], capital: 1600, om: 0.03, life: 15 },
  { id: 'clean-transport', rows: 10, body: { NOx: 4.5 }, gsd: 1.6, windows: [3, 2, 2, 2, 1], capital: 2600, om: 0.03, life: 15 },
  { id: 'dust-site', rows: 330, body: { PM10: 4 }, gsd: 1.8, windows: [92, 86, 59, 53, 40], capital: 20, om: 0, life: 10 },
  { id: 'dust-road', rows: 120, body: { PM10: 6 }, gsd: 1.8, windows: [34, 31, 22, 19, 14], capital: 90, om: 0, life: 10 },
  { id: 'dust-yard', rows: 140, body: { PM10: 5 }, gsd: 1.8, windows: [39, 37, 25, 22, 17], capital: 260, om: 0, life: 15 },
  { id: 'dust-mine', rows: 50, body: { PM10: 20 }, gsd: 1.8, windows: [14, 13, 9, 8, 6], capital: 130, om: 0, life: 10 },
  { id: 'catering', rows: 196, body: { VOC: 0.12 }, gsd: 1.5, windows: [35, 75, 47, 27, 12], capital: 4, om: 0.03, life: 5, profile: PETROL },
  { id: 'auto-repair', rows: 70, body: { VOC: 0.36 }, gsd: 1.6, windows: [12, 27, 17, 10, 4], capital: 25, om: 0.03, life: 10, profile: PETROL },
  { id: 'straw', rows: 50, body: { NOx: 0.13, VOC: 0.35 }, gsd: 1.5, windows: [0, 25, 0, 25, 0], capital: 12, om: 0.03, life: 1, profile: STRAW },
  { id: 'livestock', rows: 40, body: { NH3: 2 }, gsd: 1.8, windows: [6, 11, 9, 9, 5], capital: 45, om: 0.03, life: 10 },
];
