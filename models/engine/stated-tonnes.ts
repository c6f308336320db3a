import type { Reduction } from '../portfolio.ts';
import { readEffect } from './effect.ts';

/** What a source emitted in a year (t) and the control it had. */
export interface StatedBase {
  readonly tonnes: number;
  readonly capture: number | null;
  readonly removal: number | null;
  readonly uptime: number | null;
}

/**
 * Tonnes a year a reduction states for itself alone on its source, before any stacking and uncapped; null where it needs a base and there is
 * none. For checks of what was typed; credited tonnes come from `evaluate`.
 */
export function statedTonnes(reduction: Reduction, uptime: number, base: StatedBase | undefined): number | null {
  const effect = readEffect(reduction);
  if (effect.form === 'tonnes') return effect.tonnes * uptime;
  if (base === undefined) return null;
  if (effect.form === 'fraction') return base.tonnes * effect.cut * uptime;
  if (effect.form === 'replacement') return base.tonnes * effect.cut;
  const before = 1 - (base.capture ?? 0) * (base.removal ?? 0) * (base.uptime ?? 1);
  const after =
    1 -
    (effect.capture ?? base.capture ?? 0) * (effect.removal ?? base.removal ?? 0) * (effect.uptime ?? base.uptime ?? 1);
  return before <= 0 ? null : base.tonnes * (1 - after / before);
}
