import { type BaseColumns, type EffectColumns, FORMS } from './columns.ts';
import type { Scene } from './scene.ts';

/** How far above a base a reduction must be before the cap is worth a warning: rounding is not. */
const CAP_TOLERANCE = 1e-9;

/** A remainder of the base that is rounding, not emission. */
const NOTHING_LEFT = 1e-12;

/** Places in the array of numbers. */
const [CAPTURE, REMOVAL, IN_USE, KEPT, LEFT, TONNES, UNCONTROLLED] = [0, 1, 2, 3, 4, 5, 6] as const;

/**
 * What is left of one source's emission of one pollutant while projects act on it one after the other: its control (capture,
 * removal, uptime) and the share `kept` by everything else. Numbers stand in arrays: written in place, never boxed.
 */
export class SourceState {
  /** Whether the last effect wanted more than there was to take. */
  capped = false;
  readonly #numbers = new Float64Array(7);

  /** Back to the base as it stands before any project. */
  reset(bases: BaseColumns, base: number): void {
    const n = this.#numbers;
    n[CAPTURE] = bases.capture[base]!;
    n[REMOVAL] = bases.removal[base]!;
    n[IN_USE] = bases.inUse[base]!;
    n[TONNES] = bases.tonnes[base]!;
    n[UNCONTROLLED] = 1 - n[CAPTURE] * n[REMOVAL] * n[IN_USE];
    n[KEPT] = 1;
    n[LEFT] = 1;
  }

  /** Lets one effect act and writes the share of the base emission it takes away (negative when it adds) to cuts[position]. */
  apply(effects: EffectColumns, scene: Scene, effect: number, cuts: Float64Array, position: number): void {
    const n = this.#numbers;
    const before = n[LEFT]!;
    const size = scene.size[effect]!;
    this.capped = false;
    switch (effects.form[effect]) {
      case FORMS.original:
        this.#take(size / n[TONNES]!);
        break;
      case FORMS.remaining:
        this.#take(before <= NOTHING_LEFT ? 0 : size / (n[TONNES]! * before));
        break;
      case FORMS.control:
        this.#control(scene, effect);
        break;
      default:
        n[KEPT]! *= 1 - size;
    }
    n[LEFT] = (n[KEPT]! * (1 - n[CAPTURE]! * n[REMOVAL]! * n[IN_USE]!)) / n[UNCONTROLLED]!;
    cuts[position] = before - n[LEFT];
  }

  #take(wanted: number): void {
    this.capped = wanted > 1 + CAP_TOLERANCE;
    this.#numbers[KEPT]! *= 1 - Math.min(1, wanted);
  }

  /** What the effect does not give (NaN) stays. */
  #control({ capture, removal, inUse }: Scene, effect: number): void {
    const n = this.#numbers;
    if (!Number.isNaN(capture[effect])) n[CAPTURE] = capture[effect]!;
    if (!Number.isNaN(removal[effect])) n[REMOVAL] = removal[effect]!;
    if (!Number.isNaN(inUse[effect])) n[IN_USE] = inUse[effect]!;
  }
}
