import type { Said } from './chosen-reason.ts';
import { combinationIn } from './question.ts';
import type { Tally } from './tally.ts';

/** A chosen unit on the same source that brings a tonne for less: both counted over what the rest of the plan leaves there. */
export function cheaperOnSource({ question, selection, tablesOf }: Tally, unit: number): Said | null {
  for (const index of tablesOf[unit]!) {
    const table = question.tables[index]!;
    const { cell } = table;
    const own = cell.units.findIndex((each) => each.unit === unit);
    if (cell.units.length < 2) continue;
    const planned = combinationIn(cell, selection);
    for (const [place, other] of cell.units.entries()) {
      if (planned[place] === 0) continue;
      const neither = planned.with(place, 0);
      const before = table.deltas(neither);
      const theirs = table.deltas(planned);
      const ours = table.deltas(neither.with(own, 1));
      for (const [at, quantity] of cell.quantities.entries()) {
        const { pollutant } = question.quantities.all[quantity]!;
        const [they, we] = [theirs[at]! - before[at]!, ours[at]! - before[at]!];
        if (pollutant === null || they <= 0 || we <= 0) continue;
        const dearer =
          question.units[unit]!.variants[0]!.annualised / we -
          question.units[other.unit]!.variants[selection[other.unit]!]!.annualised / they;
        if (dearer <= 0) continue;
        const params = {
          other: question.units[other.unit]!.members[0]!.project.id,
          pollutant,
          dearer,
        };
        return { code: 'same-source-cheaper', params };
      }
    }
  }
  return null;
}
