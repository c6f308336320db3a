import type { ChoiceModel } from './choice-model.ts';
import { combined, type LinearForm } from './linear-form.ts';
import { ModelBuilder } from './model-builder.ts';
import { type Question, standingOf } from './question.ts';
import { demand, type Requirement } from './requirements.ts';

/**
 * What the targets outside of a set lack, as a sum of shares. Where no more targets than these can be met, all others are unmet in every plan
 * that meets these, so what they lack is what they ask for less what is reached: a linear form. A line's share is none (what it asks for
 * moves): it is left out, and the form is then a bound from below.
 */
export function shortfallForm(
  question: Question,
  requirements: readonly Requirement[],
  met: readonly number[],
): LinearForm {
  const parts = requirements.flatMap(({ target, forms }, at) => {
    if (met.includes(at) || target.line !== undefined) return [];
    const { required } = standingOf(question, target, question.base);
    return [[forms[0]!, -1 / (required === 0 ? 1 : Math.abs(required))] as const];
  });
  return combined(parts);
}

/** A programme that meets these targets and, as no more can be met, none of the others. */
export function meetingOnly(
  model: ChoiceModel,
  requirements: readonly Requirement[],
  met: readonly number[],
): ModelBuilder {
  const builder = new ModelBuilder(model.builder);
  for (const [at, requirement] of requirements.entries()) {
    if (met.includes(at)) demand(builder, requirement);
    else if (requirement.target.line === undefined) builder.atMost(requirement.forms[0]!, 0);
  }
  return builder;
}
