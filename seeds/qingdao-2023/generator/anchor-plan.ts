import type { Pollutant } from '../../../models/vocabulary.ts';

/** A row whose tonnes, day and capital (万元) are fixed: a few large ones decide what the zones show. */
export interface Anchor {
  readonly type: string;
  readonly district: string;
  readonly tonnes: Readonly<Partial<Record<Pollutant, number>>>;
  readonly day: string;
  readonly capital: number;
}

// prettier-ignore
export const ANCHORS: readonly Anchor[] = [
  { type: 'ule-coking', district: '370211', tonnes: { NOx: 95, VOC: 104.3 }, day: '2023-07-10', capital: 9800 },
  { type: 'ule-steel', district: '370211', tonnes: { NOx: 62 }, day: '2023-04-15', capital: 7600 },
  { type: 'ule-steel', district: '370211', tonnes: { NOx: 28 }, day: '2023-05-31', capital: 5400 },
  { type: 'power-deep', district: '370211', tonnes: { NOx: 42 }, day: '2023-04-10', capital: 2600 },
  { type: 'power-deep', district: '370211', tonnes: { NOx: 30 }, day: '2023-05-12', capital: 2200 },
  { type: 'power-deep', district: '370214', tonnes: { NOx: 24 }, day: '2023-05-25', capital: 1600 },
  { type: 'power-deep', district: '370281', tonnes: { NOx: 20 }, day: '2023-06-20', capital: 1500 },
  { type: 'power-deep', district: '370203', tonnes: { NOx: 16 }, day: '2023-10-25', capital: 1300 },
  { type: 'port-shore', district: '370211', tonnes: { NOx: 38, VOC: 1.5 }, day: '2023-03-20', capital: 3800 },
  { type: 'port-shore', district: '370211', tonnes: { NOx: 26, VOC: 1 }, day: '2023-04-28', capital: 2400 },
  { type: 'clean-transport', district: '370211', tonnes: { NOx: 24 }, day: '2023-05-15', capital: 6500 },
  { type: 'vehicle-scrap', district: '370211', tonnes: { NOx: 40, VOC: 1.3 }, day: '2023-03-31', capital: 1200 },
  { type: 'vehicle-scrap', district: '370214', tonnes: { NOx: 30, VOC: 1 }, day: '2023-03-31', capital: 900 },
  { type: 'vehicle-scrap', district: '370215', tonnes: { NOx: 22, VOC: 0.8 }, day: '2023-06-30', capital: 700 },
  { type: 'furnace-denox', district: '370211', tonnes: { NOx: 22 }, day: '2023-05-20', capital: 1100 },
  { type: 'tank', district: '370211', tonnes: { VOC: 46 }, day: '2023-05-25', capital: 1500 },
  { type: 'loading-vru', district: '370211', tonnes: { VOC: 38 }, day: '2023-06-10', capital: 1300 },
  { type: 'open-liquid', district: '370211', tonnes: { VOC: 21 }, day: '2023-04-28', capital: 420 },
  { type: 'voc-endpipe', district: '370211', tonnes: { NOx: -0.8, VOC: 24 }, day: '2023-07-05', capital: 900 },
  { type: 'low-voc-materials', district: '370215', tonnes: { VOC: 52 }, day: '2023-04-18', capital: 2600 },
  { type: 'low-voc-materials', district: '370214', tonnes: { VOC: 44 }, day: '2023-05-10', capital: 1900 },
  { type: 'low-voc-materials', district: '370281', tonnes: { VOC: 40 }, day: '2023-06-05', capital: 1300 },
  { type: 'voc-endpipe', district: '370281', tonnes: { NOx: -1.1, VOC: 34 }, day: '2023-04-26', capital: 1200 },
  { type: 'voc-endpipe', district: '370283', tonnes: { NOx: -0.9, VOC: 28 }, day: '2023-06-20', capital: 880 },
  { type: 'green-island', district: '370285', tonnes: { VOC: 16 }, day: '2023-06-15', capital: 2400 },
  { type: 'low-voc-materials', district: '370213', tonnes: { VOC: 18 }, day: '2023-06-20', capital: 620 },
  { type: 'closure', district: '370283', tonnes: { NOx: 6, VOC: 22 }, day: '2023-03-31', capital: 300 },
  { type: 'closure', district: '370213', tonnes: { NOx: 9, VOC: 12 }, day: '2023-02-28', capital: 260 },
];

/** The twelve stand-alone grinding stations: Mt of cement a year by district, in the order in which they are dealt. */
export const GRINDING_STATIONS: readonly { readonly district: string; readonly capacity: number }[] = [
  { district: '370211', capacity: 2 },
  { district: '370211', capacity: 1.2 },
  { district: '370214', capacity: 0.8 },
  { district: '370215', capacity: 2.4 },
  { district: '370215', capacity: 1 },
  { district: '370215', capacity: 0.6 },
  { district: '370281', capacity: 1.6 },
  { district: '370281', capacity: 1 },
  { district: '370283', capacity: 1.2 },
  { district: '370283', capacity: 0.8 },
  { district: '370285', capacity: 1 },
  { district: '370285', capacity: 0.6 },
];
