import { oldDistrict } from '../../catalogue/district-codes.ts';
import { fieldOf } from '../../catalogue/fields.ts';
import type { CellWords } from '../../catalogue/read-cell.ts';

/** A functional area written where the district belongs (高新区) is kept as the area too, unless one is named. */
export function fillArea(input: Record<string, unknown>, district: string, words: CellWords): void {
  const name = oldDistrict(district)?.area ?? null;
  if (name === null || (input['area'] ?? null) !== null) return;
  const area = words.optionId(fieldOf('area')!, name);
  if (area !== undefined) input['area'] = area;
}
