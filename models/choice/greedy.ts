import { compareText } from '../compare-text.ts';
import { limitsHold } from './limits.ts';
import { type Question, standingOf } from './question.ts';
import type { Selection } from './selection.ts';
import { Tally } from './tally.ts';

/** One way of taking a unit with what it brings when nothing else is taken, and 万元 a year per unit of that. */
interface Ranked {
  readonly unit: number;
  readonly variant: number;
  readonly average: number;
}

/**
 * What a ranking by average cost chooses: target by target, the cheapest per tonne (or project) first, each as if it stood alone, until the
 * target is met or no limit lets another in. The customary spreadsheet, to stand beside the optimum: it sees neither that one project
 * serves two targets nor that stacked ones bring less.
 */
export function greedySelection(question: Question): Selection {
  // What must be reached at least is no reason to leave something out.
  const upper: Question = {
    ...question,
    parts: question.parts.map((part) => ({ ...part, least: 0 })),
  };
  const nothing = Tally.of(
    question,
    question.units.map(() => -1),
  );
  const start = question.units.map(({ required, forbidden }) => (required && !forbidden ? 0 : -1));
  let taken = Tally.of(question, start);
  const take = ({ unit, variant }: Ranked): void => {
    if (taken.selection[unit]! >= 0) return;
    if (limitsHold(upper, taken.selection.with(unit, variant))) taken = taken.with(unit, variant);
  };
  for (const target of question.targets) {
    const quantity = question.quantities.ofTarget.get(target.id)!.at(-1)!;
    for (const ranked of ranking(nothing, quantity)) {
      if (standingOf(question, target, taken.totals).met) break;
      take(ranked);
    }
  }
  const { objective } = question.quantities;
  if (objective !== null) for (const ranked of ranking(nothing, objective)) take(ranked);
  return taken.selection;
}

/** Every way of taking a unit that brings anything of a quantity, the cheapest on average first. */
function ranking(nothing: Tally, quantity: number): readonly Ranked[] {
  const { units } = nothing.question;
  const ways = units.flatMap(({ variants }, unit) =>
    variants.flatMap(({ annualised }, variant): Ranked[] => {
      const brings = nothing.with(unit, variant).totals[quantity]! - nothing.totals[quantity]!;
      return brings > 1e-12 ? [{ unit, variant, average: annualised / brings }] : [];
    }),
  );
  return ways.sort(
    (a, b) => a.average - b.average || compareText(units[a.unit]!.key, units[b.unit]!.key) || a.variant - b.variant,
  );
}
