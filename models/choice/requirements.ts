import type { Target } from '../portfolio.ts';
import type { ChoiceModel } from './choice-model.ts';
import { combined, FormBuilder, type LinearForm, rangeOf } from './linear-form.ts';
import type { ModelBuilder } from './model-builder.ts';
import { type Question, standingOf } from './question.ts';

/** How much nearer than its requirement a target may end and still be met; the engine's own tolerance. */
const MET_TOLERANCE = 1e-9;

/**
 * A target as rows: each form at least 0, all of them, or of a line with a falling slope either one. A line's forms are in t of
 * VOC, a count's in projects, all others in t.
 */
export interface Requirement {
  readonly target: Target;
  readonly forms: readonly LinearForm[];
  readonly either: boolean;
  /** What rounding may lack, in the unit of the forms. */
  readonly tolerance: number;
}

/** The targets of a question as rows over the columns of its programme. */
export function requirementsOf(question: Question, model: ChoiceModel): readonly Requirement[] {
  return question.targets.map((target) => {
    const places = question.quantities.ofTarget.get(target.id)!;
    const [form, voc] = places.map((place) => model.quantities[place]!);
    if (target.line !== undefined) return lineRequirement(question, target, form!, voc!);
    const { required } = standingOf(question, target, question.base);
    const tolerance = MET_TOLERANCE * Math.abs(required);
    return {
      target,
      forms: [combined([[form!, 1]], -required)],
      either: false,
      tolerance,
    };
  });
}

/**
 * v >= a·max(n, 0) + b in t of VOC: V - Vb·b >= 0 and V - Vb·(a·N/Nb + b) >= 0. With a >= 0 both must hold, the first being the
 * case n <= 0; with a < 0 the lower of the two asks less, so one of them is enough.
 */
function lineRequirement(question: Question, target: Target, nox: LinearForm, voc: LinearForm): Requirement {
  const { a, b } = target.line!;
  const { NOx: noxBase, VOC: vocBase } = question.inventory.get(target.id)!;
  const flat = combined([[voc, 1]], -vocBase! * b);
  const sloped = combined([
    [flat, 1],
    [nox, (-a * vocBase!) / noxBase!],
  ]);
  return {
    target,
    forms: [flat, sloped],
    either: a < 0,
    tolerance: MET_TOLERANCE * Math.abs(vocBase! * b),
  };
}

/** Adds rows that say "met"; the numbers of the rows that carry the target's price. */
export function demand(builder: ModelBuilder, requirement: Requirement): readonly number[] {
  const { forms, either, tolerance } = requirement;
  if (!either) return forms.map((form) => builder.atLeast(form, -tolerance));
  const first = builder.addChoice();
  return eitherRows(builder, forms, first, null, -tolerance);
}

/** Adds a yes-or-no column that may be 1 only where the target is met. */
export function judge(builder: ModelBuilder, { forms, either, tolerance }: Requirement): number {
  const met = builder.addChoice();
  if (either) eitherRows(builder, forms, builder.addChoice(), met, -tolerance);
  else for (const form of forms) builder.atLeast(relaxedBy(form, [[met, true]], -tolerance), -tolerance);
  return met;
}

/** Adds a column of at least what the target lacks, in the unit of its forms. */
export function lack(builder: ModelBuilder, { forms, either }: Requirement): number {
  const gap = builder.addContinuous(Infinity);
  const open = forms.map((form) => {
    const sum = new FormBuilder().addForm(form);
    sum.add(gap, 1);
    return sum;
  });
  if (either) eitherRows(builder, open, builder.addChoice(), null, 0);
  else for (const form of open) builder.atLeast(form, 0);
  return gap;
}

/** The first form holds where `first` is 1, the second where it is 0; neither need where `met` is 0. */
function eitherRows(
  builder: ModelBuilder,
  [one, other]: readonly LinearForm[],
  first: number,
  met: number | null,
  least: number,
): readonly number[] {
  const unless = met === null ? [] : ([[met, true]] as const);
  return [
    builder.atLeast(relaxedBy(one!, [[first, true], ...unless], least), least),
    builder.atLeast(relaxedBy(other!, [[first, false], ...unless], least), least),
  ];
}

/** The form raised by as much as it can lack for each switch column that is not as it says. */
function relaxedBy(
  form: LinearForm,
  switches: readonly (readonly [column: number, on: boolean])[],
  least: number,
): LinearForm {
  const much = Math.max(0, least - rangeOf(form).least);
  const sum = new FormBuilder().addForm(form);
  for (const [column, on] of switches) {
    if (on) sum.constant += much;
    sum.add(column, on ? -much : much);
  }
  return sum;
}
