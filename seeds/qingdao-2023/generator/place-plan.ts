/** The order of the columns below: 市南, 市北, 李沧, 崂山, 黄岛, 城阳, 即墨, 胶州, 平度, 莱西. */
export const PLACES = [
  '370202',
  '370203',
  '370213',
  '370212',
  '370211',
  '370214',
  '370215',
  '370281',
  '370283',
  '370285',
];

/** Rows of each type in each district. */
// prettier-ignore
export const PLACE_PLAN: Readonly<Record<string, readonly number[]>> = {
  'ule-grinding': [0, 0, 0, 0, 2, 1, 3, 2, 2, 2],
  'ule-coking': [0, 0, 0, 0, 1, 0, 0, 0, 0, 0],
  'ule-steel': [0, 0, 0, 0, 2, 0, 0, 0, 0, 0],
  'power-deep': [0, 1, 1, 0, 5, 2, 1, 2, 1, 1],
  'furnace-fuel': [0, 0, 1, 0, 6, 6, 8, 10, 8, 7],
  'furnace-denox': [0, 0, 1, 0, 9, 5, 5, 6, 7, 5],
  'coal-boiler-out': [0, 0, 1, 1, 7, 6, 8, 9, 14, 16],
  'coal-boiler-ule': [0, 1, 1, 1, 6, 4, 5, 5, 5, 6],
  'gas-boiler-lnb': [7, 16, 11, 14, 31, 19, 17, 17, 9, 7],
  'biomass-boiler': [0, 0, 0, 0, 4, 3, 4, 4, 7, 6],
  'clean-heating': [0, 0, 0, 0, 4, 1, 4, 4, 6, 5],
  'closure': [0, 2, 4, 1, 6, 4, 5, 5, 5, 4],
  'low-voc-materials': [2, 7, 11, 8, 38, 35, 32, 32, 17, 14],
  'voc-capture': [3, 8, 12, 9, 44, 39, 36, 36, 19, 18],
  'voc-endpipe': [2, 7, 9, 7, 44, 37, 36, 38, 19, 15],
  'voc-simple-out': [3, 9, 14, 9, 52, 45, 42, 42, 30, 25],
  'green-island': [0, 0, 0, 0, 1, 1, 1, 1, 0, 1],
  'ldar': [0, 0, 3, 0, 28, 4, 3, 6, 9, 5],
  'tank': [0, 1, 2, 0, 20, 1, 1, 3, 4, 2],
  'loading-vru': [0, 1, 1, 0, 10, 1, 1, 2, 1, 1],
  'gas-station': [9, 20, 14, 16, 49, 33, 31, 28, 22, 14],
  'open-liquid': [0, 0, 1, 0, 20, 3, 3, 5, 6, 5],
  'vehicle-scrap': [6, 8, 7, 6, 18, 14, 11, 11, 8, 7],
  'high-emitter-im': [1, 2, 2, 1, 4, 3, 2, 2, 2, 1],
  'nev-replace': [6, 7, 6, 6, 14, 10, 6, 6, 3, 2],
  'nonroad-replace': [2, 4, 4, 4, 14, 8, 6, 6, 3, 3],
  'port-shore': [0, 2, 0, 0, 12, 0, 0, 0, 0, 0],
  'clean-transport': [0, 0, 1, 0, 4, 1, 1, 2, 1, 0],
  'dust-site': [23, 37, 25, 30, 71, 51, 42, 31, 13, 7],
  'dust-road': [8, 11, 8, 10, 22, 14, 14, 12, 11, 10],
  'dust-yard': [1, 4, 6, 2, 44, 16, 20, 18, 17, 12],
  'dust-mine': [0, 0, 0, 1, 13, 2, 9, 6, 12, 7],
  'catering': [33, 34, 18, 27, 32, 19, 13, 10, 6, 4],
  'auto-repair': [4, 8, 6, 7, 13, 10, 7, 7, 5, 3],
  'straw': [0, 0, 0, 0, 6, 1, 7, 6, 16, 14],
  'livestock': [0, 0, 0, 0, 4, 1, 6, 6, 12, 11],
};

/** Rows of 城阳 that lie in the park 高新区. */
export const ROWS_IN_PARK = 90;
