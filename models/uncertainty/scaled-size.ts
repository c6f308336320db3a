import { type EffectColumns, FORMS, type ProjectColumns } from '../engine/columns.ts';

/**
 * An effect's size in operation under a draw's scale: on the tonnes, on the cut (at most 1); the project's uptime then multiplies
 * tonnes and fractions. A control has no size (NaN stands for none).
 */
export function scaledSize(effects: EffectColumns, projects: ProjectColumns, effect: number, scale: number): number {
  const size = effects.size[effect]! * scale;
  switch (effects.form[effect]) {
    case FORMS.original:
    case FORMS.remaining:
      return size * projects.uptime[effects.project[effect]!]!;
    case FORMS.fraction:
      return Math.min(1, size) * projects.uptime[effects.project[effect]!]!;
    case FORMS.replacement:
      return Math.min(1, size);
    default:
      return NaN;
  }
}

/** The removal a control sets under a scale, NaN where it sets none. */
export function scaledRemoval({ removal }: EffectColumns, effect: number, scale: number): number {
  return Math.min(1, removal[effect]! * scale);
}

/** The capture a control sets: the scale acts on it only where no removal is set. */
export function scaledCapture({ capture, removal }: EffectColumns, effect: number, scale: number): number {
  return Number.isNaN(removal[effect]) ? Math.min(1, capture[effect]! * scale) : capture[effect]!;
}
