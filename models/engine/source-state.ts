import { type BaseColumns, type EffectColumns, FORMS } from './columns.ts';
import type { Scene } from './scene.ts';

/** How far above a base a reduction must be before the cap is worth a warning: rounding is not. */
const CAP_TOLERANCE = 1e-9;

/** A remainder of the base that is rounding, not emission. */
const NOTHING_LEFT = 1e-12;

/**
 * What is left of one source's emission of one pollutant while projects act on it one after the other: its control and the
 * share `kept` by everything else. `left` is its emission relative to the base, 1 at the start.
 */
export class SourceState {
  left = 1;
  /** Whether the last effect wanted more than there was to take. */
  capped = false;
  #kept = 1;
  #capture = 0;
  #removal = 0;
  #inUse = 1;
  #tonnes = 0;
  #uncontrolled = 1;

  /** Back to the base as it stands before any project. */
  reset(bases: BaseColumns, base: number): void {
    this.#tonnes = bases.tonnes[base]!;
    this.#capture = bases.capture[base]!;
    this.#removal = bases.removal[base]!;
    this.#inUse = bases.inUse[base]!;
    this.#uncontrolled = 1 - this.#capture * this.#removal * this.#inUse;
    this.#kept = 1;
    this.left = 1;
  }

  /** Lets one effect act; the share of the base emission it takes away (negative when it adds). */
  apply(effects: EffectColumns, scene: Scene, effect: number): number {
    const before = this.left;
    const size = scene.size[effect]!;
    this.capped = false;
    switch (effects.form[effect]) {
      case FORMS.original:
        this.#take(size / this.#tonnes);
        break;
      case FORMS.remaining:
        this.#take(before <= NOTHING_LEFT ? 0 : size / (this.#tonnes * before));
        break;
      case FORMS.control:
        this.#control(scene.capture[effect]!, scene.removal[effect]!, scene.inUse[effect]!);
        break;
      default:
        this.#kept *= 1 - size;
    }
    this.left = (this.#kept * (1 - this.#capture * this.#removal * this.#inUse)) / this.#uncontrolled;
    return before - this.left;
  }

  #take(wanted: number): void {
    this.capped = wanted > 1 + CAP_TOLERANCE;
    this.#kept *= 1 - Math.min(1, wanted);
  }

  #control(capture: number, removal: number, inUse: number): void {
    if (!Number.isNaN(capture)) this.#capture = capture;
    if (!Number.isNaN(removal)) this.#removal = removal;
    if (!Number.isNaN(inUse)) this.#inUse = inUse;
  }
}
