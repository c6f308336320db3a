import type { Reduction } from '../../../models/portfolio.ts';

/**
 * The part of a reduction that a window covers (`share` of the day's emission, 0–1). Tonnes and fractions shrink with the share,
 * an exchange of efficiencies becomes the fraction it stands for, a control reaches that part of its removal (else its capture).
 */
export function shareOfReduction(reduction: Reduction, share: number): Reduction {
  if (share === 1) return reduction;
  return stepOfReduction(reduction, 0, share);
}

/**
 * What one tranche adds when the shares before it sum to `before` and with it to `after` (0–1): tonnes by the difference. Fractions of one
 * source multiply, so that after all tranches together exactly the whole fraction is cut; a control is replaced by the share reached so far.
 */
export function stepOfReduction(reduction: Reduction, before: number, after: number): Reduction {
  if (reduction.tonnes !== undefined) return { ...reduction, tonnes: reduction.tonnes * (after - before) };
  if (reduction.control !== undefined) return { control: partOfControl(reduction.control, after) };
  const whole = fractionOf(reduction);
  const left = 1 - whole * before;
  return { fraction: left === 0 ? 0 : (whole * (after - before)) / left };
}

function fractionOf({ fraction, from = 0, to = 0 }: Reduction): number {
  return fraction ?? 1 - (1 - to) / (1 - from);
}

function partOfControl(control: NonNullable<Reduction['control']>, share: number): NonNullable<Reduction['control']> {
  if (typeof control.removal === 'number') return { ...control, removal: control.removal * share };
  if (typeof control.capture === 'number') return { ...control, capture: control.capture * share };
  return control;
}
