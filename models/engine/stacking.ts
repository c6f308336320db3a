import { type Columns, NEVER } from './columns.ts';
import type { Scene } from './scene.ts';
import { SourceState } from './source-state.ts';

/** The effects on one base in the order they act: by first counting day, `order`, id. Only the first `count` are meant. */
export interface Stack {
  readonly base: number;
  readonly members: Int32Array;
  readonly count: number;
}

/** Receives that, on the days from…end, the member at a position takes `cut` of the base's emission. */
export type Credit = (position: number, cut: number, from: number, end: number) => void;

/** Receives what the member at a position takes if all counted all year, and whether it wanted more than there was. */
export type FullYearCredit = (position: number, cut: number, capped: boolean) => void;

/**
 * Credits the members of a stack. A source's state changes only on the days a project starts or ends, so the walk goes from
 * one such day to the next. Days may lie before day 0 or after the horizon: the receiver clips them.
 */
export class StackWalker {
  readonly #columns: Columns;
  readonly #scene: Scene;
  readonly #state = new SourceState();
  /** Positions at work on the present day, with what each takes and since when. */
  readonly #active: number[] = [];
  readonly #cuts: number[] = [];
  readonly #since: number[] = [];

  constructor(columns: Columns, scene: Scene) {
    this.#columns = columns;
    this.#scene = scene;
  }

  /** Credits every member for all its days and for the year in which all of them count. */
  walk(stack: Stack, credit: Credit, creditFullYear: FullYearCredit): void {
    const ends = this.#someEnd(stack);
    this.#state.reset(this.#columns.bases, stack.base);
    for (let position = 0; position < stack.count; position++) {
      const cut = this.#apply(stack, position);
      creditFullYear(position, cut, this.#state.capped);
      // When nothing ends, whoever came before stays before: each takes the same on all its days.
      if (!ends) credit(position, cut, this.#firstOf(stack, position), NEVER);
    }
    if (ends) this.#walkDays(stack, credit);
  }

  #walkDays(stack: Stack, credit: Credit): void {
    this.#active.length = 0;
    this.#state.reset(this.#columns.bases, stack.base);
    let waiting = 0;
    while (waiting < stack.count || this.#active.length > 0) {
      const day = this.#nextChange(stack, waiting);
      if (day === NEVER) break;
      if (this.#endOn(stack, day, credit)) this.#reapply(stack, day, credit);
      for (; waiting < stack.count && this.#firstOf(stack, waiting) === day; waiting++)
        this.#start(stack, waiting, day);
    }
    for (const position of this.#active) credit(position, this.#cuts[position]!, this.#since[position]!, NEVER);
  }

  #nextChange(stack: Stack, waiting: number): number {
    let day = waiting < stack.count ? this.#firstOf(stack, waiting) : NEVER;
    for (const position of this.#active) day = Math.min(day, this.#endOf(stack, position));
    return day;
  }

  /** Takes those that end out of the active ones; true when there were any. */
  #endOn(stack: Stack, day: number, credit: Credit): boolean {
    let kept = 0;
    for (const position of this.#active) {
      if (this.#endOf(stack, position) > day) this.#active[kept++] = position;
      else credit(position, this.#cuts[position]!, this.#since[position]!, day);
    }
    const ended = kept < this.#active.length;
    this.#active.length = kept;
    return ended;
  }

  /** Stacks the active ones anew; whoever takes something else from now on is credited up to now. */
  #reapply(stack: Stack, day: number, credit: Credit): void {
    this.#state.reset(this.#columns.bases, stack.base);
    for (const position of this.#active) {
      const cut = this.#apply(stack, position);
      if (cut === this.#cuts[position]) continue;
      credit(position, this.#cuts[position]!, this.#since[position]!, day);
      this.#cuts[position] = cut;
      this.#since[position] = day;
    }
  }

  #start(stack: Stack, position: number, day: number): void {
    this.#active.push(position);
    this.#cuts[position] = this.#apply(stack, position);
    this.#since[position] = day;
  }

  #apply(stack: Stack, position: number): number {
    return this.#state.apply(this.#columns.effects, this.#scene, stack.members[position]!);
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
}
