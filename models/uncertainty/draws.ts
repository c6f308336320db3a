import { type Columns, NO_DAY } from '../engine/columns.ts';
import { CountingDays } from './counting-days.ts';
import type { Drawn, DrawPlan, ProjectDraws } from './draw-plan.ts';
import { fillBits, uniformOf } from './random-bits.ts';

/** A delay is never longer: far beyond any axis, and days stay whole numbers of 32 bits. */
const LONGEST_DELAY = 10_000_000;

/** What one project came to in each draw of a block. */
export interface ProjectBlock {
  /** Multiplies its effects. */
  readonly scale: Float64Array;
  /** When it is effective, its delay included; NO_DAY when it failed or has no date. */
  readonly effective: Int32Array;
  /** Its first counting day; NO_DAY when it brings nothing. */
  readonly first: Int32Array;
}

export function projectBlock(size: number): ProjectBlock {
  return { scale: new Float64Array(size), effective: new Int32Array(size), first: new Int32Array(size) };
}

/** Makes the draws of a block, for whichever project is asked for. */
export class Draws {
  readonly #columns: Columns;
  readonly #plan: DrawPlan;
  readonly #bits: Uint32Array;
  readonly #values: Float64Array;
  readonly #delay: Float64Array;
  /** Shared values of the block at hand, a row each, and for which block each row was drawn. */
  readonly #shared: Float64Array;
  readonly #drawnFor: Int32Array;
  readonly #size: number;
  readonly #counting: CountingDays;
  #first = 0;
  #count = 0;
  #block = 0;

  constructor(columns: Columns, plan: DrawPlan, size: number) {
    this.#columns = columns;
    this.#plan = plan;
    this.#size = size;
    this.#counting = new CountingDays(columns.programme);
    this.#bits = new Uint32Array(size);
    this.#values = new Float64Array(size);
    this.#delay = new Float64Array(size);
    this.#shared = new Float64Array(plan.shared.length * size);
    this.#drawnFor = new Int32Array(plan.shared.length);
  }

  /** From now on the draws first…first+count-1 are meant. */
  begin(first: number, count: number): void {
    this.#first = first;
    this.#count = count;
    this.#block++;
  }

  /** Fills in what a project row came to in each draw of the block. */
  fill(project: number, block: ProjectBlock): void {
    const draws = this.#plan.projects[project] ?? null;
    const { projects } = this.#columns;
    const count = this.#count;
    block.scale.fill(1, 0, count);
    block.effective.fill(projects.effective[project]!, 0, count);
    if (draws !== null) {
      this.#fillScale(draws, block.scale);
      if (projects.effective[project]! !== NO_DAY) this.#fillDays(draws, projects.effective[project]!, block.effective);
    }
    this.#fillFirst(project, block);
  }

  #fillScale({ scale, sharedScales }: ProjectDraws, into: Float64Array): void {
    const count = this.#count;
    if (scale !== null) this.#draw(scale, into);
    for (const row of sharedScales) {
      const values = this.#sharedRow(row);
      for (let i = 0; i < count; i++) into[i]! *= values[i]!;
    }
    for (let i = 0; i < count; i++) if (!(into[i]! > 0)) into[i] = 0;
  }

  #fillDays({ delay, sharedDelays, fail }: ProjectDraws, day: number, into: Int32Array): void {
    const count = this.#count;
    if (delay !== null || sharedDelays.length > 0) {
      const days = this.#delay;
      if (delay === null) days.fill(0, 0, count);
      else this.#draw(delay, days);
      for (const row of sharedDelays) {
        const values = this.#sharedRow(row);
        for (let i = 0; i < count; i++) days[i]! += values[i]!;
      }
      for (let i = 0; i < count; i++) {
        into[i] = day + Math.max(-LONGEST_DELAY, Math.min(LONGEST_DELAY, Math.round(days[i]!)));
      }
    }
    if (fail === null) return;
    fillBits(fail.key, this.#first, count, this.#bits);
    for (let i = 0; i < count; i++) if (uniformOf(this.#bits[i]!) < fail.probability) into[i] = NO_DAY;
  }

  #fillFirst(project: number, { effective, first }: ProjectBlock): void {
    const { programme, projects } = this.#columns;
    const stop = Math.min(projects.end[project]!, programme.horizon);
    for (let i = 0; i < this.#count; i++) {
      const start = this.#counting.of(effective[i]!);
      first[i] = start < stop && stop > 0 ? start : NO_DAY;
    }
  }

  #draw({ key, sampler }: Drawn, into: Float64Array): void {
    fillBits(key, this.#first, this.#count, this.#bits);
    sampler(this.#bits, this.#count, into);
  }

  #sharedRow(row: number): Float64Array {
    const values = this.#shared.subarray(row * this.#size, row * this.#size + this.#count);
    if (this.#drawnFor[row] !== this.#block) {
      this.#draw(this.#plan.shared[row]!, values);
      this.#drawnFor[row] = this.#block;
    }
    return values;
  }
}
