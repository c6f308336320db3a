import { BOOKS } from '../vocabulary.ts';
import { type Columns, NONE } from './columns.ts';
import { addDays, MEASURES, ROW } from './measures.ts';
import type { Scene } from './scene.ts';
import { type Stack, StackWalker } from './stacking.ts';

/**
 * Receives one effect's credits in one book: the row of `ROW` numbers at an offset, and whether it wanted more than its base
 * held. The row is overwritten afterwards.
 */
export type BookCredit = (book: number, effect: number, rows: Float64Array, offset: number, capped: boolean) => void;

/**
 * Credits every counting effect in every book it belongs to, each book computed with only its own projects present. Goes
 * through the sources in canonical order, so whoever sums what it receives sums in the same order for any order of the file.
 */
export class Crediting {
  readonly #columns: Columns;
  readonly #scene: Scene;
  readonly #walker: StackWalker;
  readonly #receive: BookCredit;
  /** Credits of the stack at hand, a row per position. */
  #rows = new Float64Array(64 * ROW);
  #capped = new Uint8Array(64);
  #members = new Int32Array(64);

  constructor(columns: Columns, scene: Scene, receive: BookCredit) {
    this.#columns = columns;
    this.#scene = scene;
    this.#walker = new StackWalker(columns, scene);
    this.#receive = receive;
  }

  run(): void {
    const { sources } = this.#columns;
    for (let source = 0; source + 1 < sources.projects.length; source++) {
      const queue = this.#queue(source);
      for (const project of queue) this.#creditUnbased(project);
      for (let base = sources.bases[source]!; base < sources.bases[source + 1]!; base++) this.#creditStack(base, queue);
    }
  }

  /** The counting projects of a source that are in a book, in the order they act. */
  #queue(source: number): readonly number[] {
    const { projects, sources } = this.#columns;
    const { first, counts } = this.#scene;
    const queue: number[] = [];
    for (let project = sources.projects[source]!; project < sources.projects[source + 1]!; project++) {
      if (counts[project] === 1 && projects.book[project] !== NONE) queue.push(project);
    }
    // Rows of one source already stand by id, and sorting is stable.
    return queue.sort((a, b) => first[a]! - first[b]! || projects.order[a]! - projects.order[b]!);
  }

  #creditUnbased(project: number): void {
    const { projects, effects } = this.#columns;
    for (let effect = projects.effects[project]!; effect < projects.effects[project + 1]!; effect++) {
      if (effects.base[effect] !== NONE) continue;
      const tonnes = this.#scene.size[effect]!;
      this.#rows.fill(0, 0, ROW);
      this.#rows[MEASURES.full_year] = tonnes;
      const first = this.#scene.first[project]!;
      addDays(this.#columns, this.#rows, 0, tonnes, projects.profile[project]!, first, projects.end[project]!);
      for (let book = 0; book <= projects.book[project]!; book++) this.#receive(book, effect, this.#rows, 0, false);
    }
  }

  #creditStack(base: number, queue: readonly number[]): void {
    let previous = -1;
    for (let book = 0; book < BOOKS.length; book++) {
      const stack = this.#stackOf(base, queue, book);
      if (stack.count === 0) return; // each book is a part of the one before
      if (stack.count !== previous) this.#compute(stack);
      previous = stack.count;
      for (let position = 0; position < stack.count; position++) {
        this.#receive(book, stack.members[position]!, this.#rows, position * ROW, this.#capped[position] === 1);
      }
    }
  }

  #stackOf(base: number, queue: readonly number[], book: number): Stack {
    const { projects, effects } = this.#columns;
    this.#reserve(queue.length);
    let count = 0;
    for (const project of queue) {
      if (projects.book[project]! < book) continue;
      for (let effect = projects.effects[project]!; effect < projects.effects[project + 1]!; effect++) {
        if (effects.base[effect] === base && effects.inBase[effect] === 0) this.#members[count++] = effect;
      }
    }
    return { base, members: this.#members, count };
  }

  #compute(stack: Stack): void {
    const { bases } = this.#columns;
    const tonnes = bases.tonnes[stack.base]!;
    const profile = bases.profile[stack.base]!;
    this.#rows.fill(0, 0, stack.count * ROW);
    this.#walker.walk(
      stack,
      (position, cut, from, end) => {
        addDays(this.#columns, this.#rows, position * ROW, tonnes * cut, profile, from, end);
      },
      (position, cut, capped) => {
        this.#rows[position * ROW + MEASURES.full_year] = tonnes * cut;
        this.#capped[position] = capped ? 1 : 0;
      },
    );
  }

  #reserve(count: number): void {
    if (count <= this.#members.length) return;
    this.#members = new Int32Array(count * 2);
    this.#capped = new Uint8Array(count * 2);
    this.#rows = new Float64Array(count * 2 * ROW);
  }
}
