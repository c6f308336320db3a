import { buildChoiceModel, type ChoiceModel } from './choice-model.ts';
import type { Effort } from './effort.ts';
import { type Search, searchHolding } from './found.ts';
import { ModelBuilder } from './model-builder.ts';
import { allMet } from './plan-check.ts';
import type { Question } from './question.ts';
import { demand, requirementsOf } from './requirements.ts';

/** The programme of a question with all its targets demanded; `rows` are those of each target. */
export interface DemandModel {
  readonly model: ChoiceModel;
  readonly builder: ModelBuilder;
  readonly rows: readonly (readonly number[])[];
}

/** Demands every target of the question. */
export function demandModel(question: Question, model = buildChoiceModel(question)): DemandModel {
  const builder = new ModelBuilder(model.builder);
  const rows = requirementsOf(question, model).map((requirement) => demand(builder, requirement));
  return { model, builder, rows };
}

/** The cheapest selection (万元 a year) that meets all targets. */
export function cheapest(question: Question, { model, builder }: DemandModel, effort: Effort): Search {
  return searchHolding(effort, model, {
    builder,
    objective: model.annualised,
    maximise: false,
    holds: (selection) => allMet(question, selection),
  });
}
