import { compareText } from '../compare-text.ts';
import { type Question, standingOf } from './question.ts';
import type { Tally } from './tally.ts';

/** One condition of a target over the quantities: sum of factors times quantities, plus a constant, at least 0. */
interface Condition {
  readonly constant: number;
  readonly factors: readonly (readonly [quantity: number, factor: number])[];
}

/**
 * Which chosen units a further one would make superfluous: dearest first, as long as what is over suffices. Each unit's part is taken
 * as it stands in the plan, so on a shared source this is a guess, to be tried by whoever uses it.
 */
export class Superfluous {
  readonly #plan: Tally;
  readonly #conditions: readonly Condition[];
  readonly #over: Float64Array;
  /** What each droppable unit carries of each condition, dearest first. */
  readonly #carried: readonly {
    readonly unit: number;
    readonly parts: Float64Array;
  }[];

  constructor(plan: Tally) {
    this.#plan = plan;
    this.#conditions = conditionsOf(plan.question);
    this.#over = this.#values(plan.totals);
    const { units } = plan.question;
    const costOf = (unit: number) => units[unit]!.variants[plan.selection[unit]!]!.annualised;
    this.#carried = [...units.keys()]
      .filter((unit) => plan.selection[unit]! >= 0 && !units[unit]!.required && costOf(unit) > 0)
      .sort((a, b) => costOf(b) - costOf(a) || compareText(units[a]!.key, units[b]!.key))
      .map((unit) => ({
        unit,
        parts: difference(this.#over, this.#values(plan.with(unit, -1).totals)),
      }));
  }

  /** Units to be left out when this one comes in. */
  without(unit: number): readonly number[] {
    const over = this.#values(this.#plan.with(unit, 0).totals);
    const left: number[] = [];
    for (const { unit: other, parts } of this.#carried) {
      if (!parts.every((part, index) => part <= over[index]! || part <= 0)) continue;
      for (let index = 0; index < over.length; index++) over[index]! -= parts[index]!;
      left.push(other);
    }
    return left;
  }

  #values(totals: Float64Array): Float64Array {
    return Float64Array.from(this.#conditions, ({ constant, factors }) =>
      factors.reduce((sum, [quantity, factor]) => sum + factor * totals[quantity]!, constant),
    );
  }
}

function difference(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, index) => value - other[index]!);
}

function conditionsOf(question: Question): readonly Condition[] {
  return question.targets.flatMap((target): Condition[] => {
    const [first, voc] = question.quantities.ofTarget.get(target.id)!;
    if (target.line === undefined) {
      const { required } = standingOf(question, target, question.base);
      return [{ constant: -required, factors: [[first!, 1]] }];
    }
    const { NOx: noxBase, VOC: vocBase } = question.inventory.get(target.id)!;
    const { a, b } = target.line;
    const constant = -vocBase! * b;
    const flat: Condition = { constant, factors: [[voc!, 1]] };
    return [
      flat,
      {
        constant,
        factors: [...flat.factors, [first!, (-a * vocBase!) / noxBase!]],
      },
    ];
  });
}
