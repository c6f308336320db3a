import type { Columns } from '../engine/columns.ts';
import { NO_DAY } from '../engine/columns.ts';
import { Pieces } from '../engine/pieces.ts';
import type { Scene } from '../engine/scene.ts';
import { type Stack, StackWalker } from '../engine/stacking.ts';
import { scaledCapture, scaledRemoval, scaledSize } from './scaled-size.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Walks stacks draw by draw with the engine's own walker, over a scene in which only the projects at hand are kept true. */
export class StackTonnes {
  readonly pieces = new Pieces();
  readonly stack: Writable<Stack>;
  readonly #columns: Columns;
  readonly #scene: Scene;
  readonly #walker: StackWalker;

  constructor(columns: Columns, longest: number) {
    const { projects, effects } = columns;
    this.#columns = columns;
    this.#scene = {
      first: new Int32Array(projects.count),
      counts: new Uint8Array(projects.count),
      size: new Float64Array(effects.count),
      capture: effects.capture.slice(),
      removal: effects.removal.slice(),
      inUse: effects.inUse,
    };
    this.#walker = new StackWalker(columns, this.#scene);
    this.stack = {
      base: 0,
      members: new Int32Array(longest),
      count: 0,
      fullYearCuts: new Float64Array(longest),
      capped: new Uint8Array(longest),
    };
  }

  /** What a project comes to in the draw at hand. */
  set(project: number, first: number, scale: number): void {
    const { effects, projects } = this.#columns;
    const scene = this.#scene;
    scene.first[project] = first;
    if (first === NO_DAY) return;
    for (let effect = projects.effects[project]!; effect < projects.effects[project + 1]!; effect++) {
      scene.size[effect] = scaledSize(effects, projects, effect, scale);
      scene.capture[effect] = scaledCapture(effects, effect, scale);
      scene.removal[effect] = scaledRemoval(effects, effect, scale);
    }
  }

  /** Walks the effects that count in this draw: afterwards `stack` and `pieces` say who takes what when, as shares of the base. */
  walk(base: number, effects: readonly number[]): void {
    const stack = this.stack;
    stack.base = base;
    stack.count = 0;
    for (const effect of effects) {
      if (this.#scene.first[this.#columns.effects.project[effect]!] !== NO_DAY) this.#insert(effect);
    }
    this.pieces.count = 0;
    if (stack.count > 0) this.#walker.walk(stack, this.pieces);
  }

  /** By first counting day, `order`, id; the effects come by id. */
  #insert(effect: number): void {
    const { members } = this.stack;
    let at = this.stack.count++;
    while (at > 0 && this.#isBefore(effect, members[at - 1]!)) {
      members[at] = members[at - 1]!;
      at--;
    }
    members[at] = effect;
  }

  #isBefore(effect: number, other: number): boolean {
    const { effects, projects } = this.#columns;
    const { first } = this.#scene;
    const [a, b] = [effects.project[effect]!, effects.project[other]!];
    return first[a]! < first[b]! || (first[a] === first[b] && projects.order[a]! < projects.order[b]!);
  }
}
