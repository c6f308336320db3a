import type { ProjectState } from './project-state.ts';

/** Money of one project or of many: 万元 once, and 万元 a year. */
export interface Cost {
  readonly capital: number;
  readonly annualised: number;
}

/**
 * Capital recovery factor: the yearly share of a capital that repays it with interest over its life. `rate` is a fraction a
 * year, `life` years above 0. Equals i(1+i)^n / ((1+i)^n - 1), written so that small rates lose no digits.
 */
export function capitalRecoveryFactor(rate: number, life: number): number {
  if (rate === 0) return 1 / life;
  return rate / -Math.expm1(-life * Math.log1p(rate));
}

/** Capital and annualised cost of a project under its scenario; 0 where it states none. */
export function projectCost({ project, costFactor }: ProjectState): Cost {
  const capital = (project.cost?.capital ?? 0) * costFactor;
  const om = (project.cost?.om ?? 0) * costFactor;
  const { rate, life } = project.cost ?? {};
  const repaid = capital === 0 ? 0 : capital * capitalRecoveryFactor(rate!, life!);
  return { capital, annualised: repaid + om };
}

/** 万元 per tonne of a full year; null where nothing is reduced. */
export function costPerTonne(cost: Cost, fullYear: number): number | null {
  return fullYear > 0 ? cost.annualised / fullYear : null;
}
