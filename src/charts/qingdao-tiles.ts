/** Where each district stands in the schematic map: column and row of its tile. Neighbours touch; shapes and sizes mean nothing. */
export const QINGDAO_TILES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  '370283': [0.5, 0],
  '370285': [1.5, 0],
  '370281': [0, 1],
  '370214': [1, 1],
  '370215': [2, 1],
  '370213': [1, 2],
  '370212': [2, 2],
  '370203': [1, 3],
  '370211': [0, 4],
  '370202': [1, 4],
};
