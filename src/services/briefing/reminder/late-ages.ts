import { AGES } from '../../../charts/ageing-bars.ts';
import { shares } from '../../../words/round.ts';

/** How many are late for how long, and their shares of all in percent, which add up to 100.0; empty when nothing is late. */
export function ages(
  lateDays: readonly number[],
): readonly { readonly id: string; readonly count: number; readonly share: number }[] {
  const late = lateDays.filter((days) => days > 0);
  const counts = AGES.map(({ from, to }) => late.filter((days) => days >= from && days <= to).length);
  const printed = shares(counts);
  return late.length === 0
    ? []
    : AGES.flatMap(({ id }, index) =>
        counts[index] === 0 ? [] : [{ id, count: counts[index]!, share: printed[index]! }],
      );
}
