// Section 9 of the model: money in 万元.
import type { ByPollutant } from './outcome-json.ts';
import type { Standing } from './standing-project.ts';

export function annualisedCost(project: Standing): number {
  if (project.capital === 0) return project.om;
  const { life: n, rate: i } = project;
  const recovery = i === 0 ? 1 / n : (i * (1 + i) ** n) / ((1 + i) ** n - 1);
  return project.capital * recovery + project.om;
}

/** Annualised cost per tonne of a full year; null when there are no tonnes to divide by. */
export function costPerTonne(annualised: number, reduces: ByPollutant): Record<string, number | null> {
  const perTonne: Record<string, number | null> = {};
  for (const [pollutant, figures] of Object.entries(reduces)) {
    perTonne[pollutant] = figures.full_year > 0 ? annualised / figures.full_year : null;
  }
  return perTonne;
}
