import { allowed } from './choice-model.ts';
import { partOf } from './part-limits.ts';
import type { Question } from './question.ts';
import { billOf, chosenUnits, type Selection } from './selection.ts';

/** Whether a selection keeps every limit of the choice: required and forbidden, alternatives, budgets, starts per district. */
export function limitsHold(question: Question, selection: Selection): boolean {
  const { choice, units, alternatives } = question;
  const taken = (unit: number): boolean => selection[unit]! >= 0;
  if (units.some(({ required, forbidden }, unit) => (required && !taken(unit)) || (forbidden && taken(unit))))
    return false;
  if (alternatives.some((list) => list.filter(taken).length > 1)) return false;
  const { capital, annualised } = billOf(units, selection);
  if (choice.budget_capital != null && capital > allowed(choice.budget_capital)) return false;
  if (choice.budget_annual != null && annualised > allowed(choice.budget_annual)) return false;
  if (!partsHold(question, selection)) return false;
  if (choice.starts_per_district == null) return true;
  const starts = new Map<string, number>();
  for (const { unit } of chosenUnits(units, selection)) {
    for (const district of unit.districts) starts.set(district, (starts.get(district) ?? 0) + 1);
  }
  return [...starts.values()].every((count) => count <= choice.starts_per_district!);
}

function partsHold({ units, parts }: Question, selection: Selection): boolean {
  return parts.every((limit) => {
    const { capital, annualised, count } = partOf(units, limit, selection);
    if (limit.capital !== null && capital > allowed(limit.capital)) return false;
    if (limit.annualised !== null && annualised > allowed(limit.annualised)) return false;
    return count >= limit.least;
  });
}
