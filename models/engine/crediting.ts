import { BOOKS } from '../vocabulary.ts';
import { type Columns, NONE } from './columns.ts';
import { accrue, MEASURES, ROW } from './measures.ts';
import { Pieces } from './pieces.ts';
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
  readonly #pieces = new Pieces();
  /** The counting projects of the source at hand in the order they act. */
  #queue = new Int32Array(0);
  #queued = 0;
  #stack = makeStack(0);
  /** Credits of the stack at hand, a row per position. */
  #rows = new Float64Array(0);

  constructor(columns: Columns, scene: Scene, receive: BookCredit) {
    this.#columns = columns;
    this.#scene = scene;
    this.#walker = new StackWalker(columns, scene);
    this.#receive = receive;
    this.#reserve(64);
  }

  /** Goes through all sources once. */
  run(): void {
    for (let source = 0; source + 1 < this.#columns.sources.projects.length; source++) this.runSource(source);
  }

  /** Credits the projects of one source (row 0: all those without one). */
  runSource(source: number): void {
    const { sources } = this.#columns;
    this.#fillQueue(source);
    for (let place = 0; place < this.#queued; place++) this.#creditUnbased(this.#queue[place]!);
    for (let base = sources.bases[source]!; base < sources.bases[source + 1]!; base++) this.#creditStack(base);
  }

  /** Credits one project that has no source: nothing else moves with it. */
  runAlone(project: number): void {
    if (this.#scene.counts[project] === 0 || this.#columns.projects.book[project] === NONE) return;
    this.#creditUnbased(project);
  }

  #fillQueue(source: number): void {
    const { projects, sources } = this.#columns;
    const start = sources.projects[source]!;
    const end = sources.projects[source + 1]!;
    this.#reserve(end - start);
    this.#queued = 0;
    for (let project = start; project < end; project++) {
      if (this.#scene.counts[project] === 0 || projects.book[project] === NONE) continue;
      this.#queue[this.#queued++] = project;
    }
    if (source !== 0) this.#sortQueue();
  }

  /** By first counting day, `order`, id; rows of one source already stand by id. */
  #sortQueue(): void {
    if (this.#queued < 2) return;
    const { first } = this.#scene;
    const { order } = this.#columns.projects;
    this.#queue.subarray(0, this.#queued).sort((a, b) => first[a]! - first[b]! || order[a]! - order[b]! || a - b);
  }

  #creditUnbased(project: number): void {
    const { projects, effects, programme, profiles } = this.#columns;
    const { first, size } = this.#scene;
    for (let effect = projects.effects[project]!; effect < projects.effects[project + 1]!; effect++) {
      if (effects.base[effect] !== NONE) continue;
      this.#rows.fill(0, 0, ROW);
      this.#rows[MEASURES.full_year] = size[effect]!;
      const profile = projects.profile[project]!;
      accrue(programme, profiles, profile, size, effect, first[project]!, projects.end[project]!, this.#rows, 0);
      for (let book = 0; book <= projects.book[project]!; book++) this.#receive(book, effect, this.#rows, 0, false);
    }
  }

  #creditStack(base: number): void {
    const stack = this.#stack;
    let previous = 0;
    for (let book = 0; book < BOOKS.length; book++) {
      this.#fillStack(base, book);
      if (stack.count === 0) return; // each book is a part of the one before
      if (stack.count !== previous) this.#compute();
      previous = stack.count;
      for (let position = 0; position < stack.count; position++) {
        this.#receive(book, stack.members[position]!, this.#rows, position * ROW, stack.capped[position] === 1);
      }
    }
  }

  #fillStack(base: number, book: number): void {
    const { projects, effects } = this.#columns;
    const stack = this.#stack;
    stack.base = base;
    stack.count = 0;
    for (let place = 0; place < this.#queued; place++) {
      const project = this.#queue[place]!;
      if (projects.book[project]! < book) continue;
      for (let effect = projects.effects[project]!; effect < projects.effects[project + 1]!; effect++) {
        if (effects.base[effect] === base && effects.inBase[effect] === 0) stack.members[stack.count++] = effect;
      }
    }
  }

  #compute(): void {
    const { bases, programme, profiles } = this.#columns;
    const stack = this.#stack;
    const pieces = this.#pieces;
    pieces.count = 0;
    this.#walker.walk(stack, pieces);

    const tonnes = bases.tonnes[stack.base]!;
    const profile = bases.profile[stack.base]!;
    const rows = this.#rows;
    rows.fill(0, 0, stack.count * ROW);
    for (let position = 0; position < stack.count; position++) {
      rows[position * ROW + MEASURES.full_year] = tonnes * stack.fullYearCuts[position]!;
    }
    for (let piece = 0; piece < pieces.count; piece++) {
      pieces.cut[piece]! *= tonnes;
      const offset = pieces.position[piece]! * ROW;
      accrue(programme, profiles, profile, pieces.cut, piece, pieces.from[piece]!, pieces.end[piece]!, rows, offset);
    }
  }

  #reserve(count: number): void {
    if (count <= this.#queue.length) return;
    this.#queue = new Int32Array(count * 2);
    this.#stack = makeStack(count * 2);
    this.#rows = new Float64Array(count * 2 * ROW);
  }
}

function makeStack(size: number): { -readonly [Key in keyof Stack]: Stack[Key] } {
  return {
    base: NONE,
    count: 0,
    members: new Int32Array(size),
    fullYearCuts: new Float64Array(size),
    capped: new Uint8Array(size),
  };
}
