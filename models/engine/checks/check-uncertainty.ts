import type { Distribution, Uncertainty } from '../../portfolio.ts';
import type { Draft } from './draft.ts';
import { below, type Report } from './report.ts';

/** The distributions of an uncertainty, own, default or shared. */
export function checkUncertainty(uncertainty: Draft<Pick<Uncertainty, 'scale' | 'delay_days'>>, report: Report): void {
  for (const key of ['scale', 'delay_days'] as const) {
    const distribution = uncertainty[key];
    if (distribution != null) checkDistribution(distribution, below(report, key));
  }
}

function checkDistribution(distribution: Draft<Distribution>, report: Report): void {
  if (!('max' in distribution) && !('min' in distribution)) return;
  const { min, max } = distribution;
  const mode = 'mode' in distribution ? distribution.mode : undefined;
  if (min !== undefined && max !== undefined && min > max) report('max', 'bad-distribution', { order: 'below min' });
  if (mode === undefined) return;
  if (min !== undefined && mode < min) report('mode', 'bad-distribution', { order: 'below min' });
  if (max !== undefined && mode > max) report('mode', 'bad-distribution', { order: 'above max' });
}
