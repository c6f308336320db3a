import { type Columns, NEVER } from './columns.ts';
import type { Pieces } from './pieces.ts';
import type { Scene } from './scene.ts';
import { SourceState } from './source-state.ts';

/** The effects on one base in the order they act: by first counting day, `order`, id. Only the first `count` are meant. */
export interface Stack {
  readonly base: number;
  readonly members: Int32Array;
  readonly count: number;
  /** Filled by the walk: what each member takes of the base's emission if all counted all year… */
  readonly fullYearCuts: Float64Array;
  /** …and 1 where it wanted more than there was. */
  readonly capped: Uint8Array;
}

/**
 * Credits the members of a stack. A source's state changes only on the days a project starts or ends, so the walk goes from
 * one such day to the next. Days may lie before day 0 or after the horizon: whoever sums the pieces clips them.
 */
export class StackWalker {
  readonly #columns: Columns;
  readonly #scene: Scene;
  readonly #state = new SourceState();
  /** Positions at work on the present day; what each takes and since when, by position. */
  readonly #active: number[] = [];
  #cuts = new Float64Array(64);
  #newCuts = new Float64Array(64);
  #since = new Int32Array(64);

  constructor(columns: Columns, scene: Scene) {
    this.#columns = columns;
    this.#scene = scene;
  }

  /** Fills in the stack's full year and adds to `pieces` what every member takes on all its days. */
  walk(stack: Stack, pieces: Pieces): void {
    const ends = this.#someEnd(stack);
    this.#state.reset(this.#columns.bases, stack.base);
    for (let position = 0; position < stack.count; position++) {
      this.#apply(stack, position, stack.fullYearCuts);
      stack.capped[position] = this.#state.capped ? 1 : 0;
      // When nothing ends, whoever came before stays before: each takes the same on all its days.
      if (!ends) pieces.add(position, stack.fullYearCuts, this.#firstOf(stack, position), NEVER);
    }
    if (ends) this.#walkDays(stack, pieces);
  }

  #walkDays(stack: Stack, pieces: Pieces): void {
    this.#reserve(stack.count);
    this.#active.length = 0;
    this.#state.reset(this.#columns.bases, stack.base);
    let waiting = 0;
    while (waiting < stack.count || this.#active.length > 0) {
      const day = this.#nextChange(stack, waiting);
      if (day === NEVER) break;
      if (this.#endOn(stack, day, pieces)) this.#restack(stack, day, pieces);
      for (; waiting < stack.count && this.#firstOf(stack, waiting) === day; waiting++)
        this.#start(stack, waiting, day);
    }
    for (const position of this.#active) pieces.add(position, this.#cuts, this.#since[position]!, NEVER);
  }

  #nextChange(stack: Stack, waiting: number): number {
    let day = waiting < stack.count ? this.#firstOf(stack, waiting) : NEVER;
    for (const position of this.#active) day = Math.min(day, this.#endOf(stack, position));
    return day;
  }

  /** Takes those that end out of the active ones; true when there were any. */
  #endOn(stack: Stack, day: number, pieces: Pieces): boolean {
    let kept = 0;
    for (const position of this.#active) {
      if (this.#endOf(stack, position) > day) this.#active[kept++] = position;
      else pieces.add(position, this.#cuts, this.#since[position]!, day);
    }
    const ended = kept < this.#active.length;
    this.#active.length = kept;
    return ended;
  }

  /** Stacks the active ones anew; whoever takes something else from now on is credited up to now. */
  #restack(stack: Stack, day: number, pieces: Pieces): void {
    this.#state.reset(this.#columns.bases, stack.base);
    for (const position of this.#active) {
      this.#apply(stack, position, this.#newCuts);
      if (this.#newCuts[position] === this.#cuts[position]) continue;
      pieces.add(position, this.#cuts, this.#since[position]!, day);
      this.#cuts[position] = this.#newCuts[position]!;
      this.#since[position] = day;
    }
  }

  #start(stack: Stack, position: number, day: number): void {
    this.#active.push(position);
    this.#apply(stack, position, this.#cuts);
    this.#since[position] = day;
  }

  #apply(stack: Stack, position: number, cuts: Float64Array): void {
    this.#state.apply(this.#columns.effects, this.#scene, stack.members[position]!, cuts, position);
  }

  #someEnd(stack: Stack): boolean {
    const { horizon } = this.#columns.programme;
    for (let position = 0; position < stack.count; position++) {
      if (this.#endOf(stack, position) < horizon) return true;
    }
    return false;
  }

  #firstOf(stack: Stack, position: number): number {
    return this.#scene.first[this.#columns.effects.project[stack.members[position]!]!]!;
  }

  #endOf(stack: Stack, position: number): number {
    return this.#columns.projects.end[this.#columns.effects.project[stack.members[position]!]!]!;
  }

  #reserve(count: number): void {
    if (count <= this.#since.length) return;
    this.#cuts = new Float64Array(count * 2);
    this.#newCuts = new Float64Array(count * 2);
    this.#since = new Int32Array(count * 2);
  }
}
