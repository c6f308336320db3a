import type { Reduction } from '../portfolio.ts';

/** What a project does to one pollutant, whichever of the four forms it was written in; `from`/`to` has become a cut. */
export type Effect =
  | { readonly form: 'tonnes'; readonly tonnes: number; readonly basis: 'original' | 'remaining' }
  | { readonly form: 'fraction'; readonly cut: number }
  | { readonly form: 'replacement'; readonly cut: number }
  | {
      readonly form: 'control';
      readonly capture: number | null;
      readonly removal: number | null;
      readonly uptime: number | null;
    };

/** Reads a reduction that states exactly one form; one that states none is an impossible state after parsing and throws. */
export function readEffect(reduction: Reduction): Effect {
  const { tonnes, basis, fraction, from, to, control } = reduction;
  if (tonnes !== undefined) return { form: 'tonnes', tonnes, basis: basis ?? 'original' };
  if (fraction !== undefined) return { form: 'fraction', cut: fraction };
  if (from !== undefined && to !== undefined) return { form: 'replacement', cut: 1 - (1 - to) / (1 - from) };
  if (control !== undefined) {
    return {
      form: 'control',
      capture: control.capture ?? null,
      removal: control.removal ?? null,
      uptime: control.uptime ?? null,
    };
  }
  throw new Error('a reduction states no form: the portfolio was not parsed');
}

/** The effect times a factor >= 0: on the tonnes, on the cut (at most 1), on the removal or else the capture (at most 1). */
export function scaleEffect(effect: Effect, factor: number): Effect {
  switch (effect.form) {
    case 'tonnes':
      return { ...effect, tonnes: effect.tonnes * factor };
    case 'fraction':
    case 'replacement':
      return { ...effect, cut: Math.min(1, effect.cut * factor) };
    case 'control':
      if (effect.removal !== null) return { ...effect, removal: Math.min(1, effect.removal * factor) };
      if (effect.capture !== null) return { ...effect, capture: Math.min(1, effect.capture * factor) };
      return effect;
  }
}
