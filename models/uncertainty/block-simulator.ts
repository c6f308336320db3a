import { type Columns, NO_DAY, NONE } from '../engine/columns.ts';
import { Draws, projectBlock, type ProjectBlock } from './draws.ts';
import { FULL_YEAR, type Layout, OUTPUT } from './layout.ts';
import { type Gate, isOpen } from './gate.ts';
import { loneTonnes } from './lone-tonnes.ts';
import { type Shares, ShareTables } from './shares.ts';
import type { Simulation } from './simulation.ts';
import { StackTonnes } from './stack-tonnes.ts';
import type { Unit } from './units.ts';

/** Draws made at a time: the rows they fill stay in the processor's cache. Results never depend on it but in the last digits. */
export const BLOCK = 256;

/**
 * Sums what a portfolio brings in each draw of a block, project by project rather than draw by draw. What does not vary is summed
 * once; what varies alone on its source costs a look into a table of shares; only what meets others on a base is stacked anew.
 */
export class BlockSimulator {
  /** Sums in t, a row of BLOCK draws each: the layout's, then one of season tonnes for each real project that varies. */
  readonly sums: Float64Array;
  /** Effective day of the rows of `simulation.watched` in each draw. */
  readonly days: Int32Array;
  readonly #simulation: Simulation;
  readonly #columns: Columns;
  readonly #layout: Layout;
  readonly #draws: Draws;
  readonly #tables: ShareTables;
  readonly #stacks: StackTonnes;
  readonly #blocks: readonly ProjectBlock[];
  readonly #starts: readonly Int32Array[];
  readonly #constant: Float64Array;
  readonly #tonnes = new Float64Array(BLOCK);
  readonly #credited = new Float64Array(BLOCK);
  readonly #place: Int32Array;

  constructor(simulation: Simulation) {
    const { columns, layout, units, slots } = simulation;
    const largest = units.reduce((most, { projects }) => Math.max(most, projects.length), 1);
    this.#simulation = simulation;
    this.#columns = columns;
    this.#layout = layout;
    this.#draws = new Draws(columns, simulation.plan, BLOCK);
    this.#tables = new ShareTables(columns, layout.windows);
    this.#stacks = new StackTonnes(columns, largest);
    this.#blocks = Array.from({ length: largest }, () => projectBlock(BLOCK));
    this.#starts = Array.from({ length: largest }, () => new Int32Array(BLOCK));
    this.#place = new Int32Array(columns.projects.count);
    this.sums = new Float64Array((layout.count + slots.count) * BLOCK);
    this.days = new Int32Array(simulation.watched.count * BLOCK);
    this.#constant = this.#sumConstant();
  }

  /** Makes the draws first…first+count-1 (at most BLOCK); `sums` and `days` then hold them. */
  run(first: number, count: number): void {
    this.sums.fill(0);
    for (let row = 0; row < this.#layout.count; row++) {
      this.sums.fill(this.#constant[row]!, row * BLOCK, row * BLOCK + count);
    }
    this.#draws.begin(first, count);
    for (const unit of this.#simulation.units) if (unit.varies) this.#credit(unit, count);
  }

  #sumConstant(): Float64Array {
    this.#draws.begin(0, 1);
    for (const unit of this.#simulation.units) if (!unit.varies) this.#credit(unit, 1);
    return Float64Array.from({ length: this.#layout.count }, (_, row) => this.sums[row * BLOCK]!);
  }

  #credit(unit: Unit, count: number): void {
    for (const [place, project] of unit.projects.entries()) {
      this.#place[project] = place;
      this.#draws.fill(project, this.#blocks[place]!);
      this.#keepDays(project, place, count);
      this.#clip(project, place, count);
    }
    for (const effect of unit.alone) this.#creditAlone(effect, count);
    if (unit.stacks.length > 0) this.#creditStacks(unit, count);
  }

  #keepDays(project: number, place: number, count: number): void {
    const row = this.#simulation.watched.rowOf[project]!;
    if (row !== NONE) this.days.set(this.#blocks[place]!.effective.subarray(0, count), row * BLOCK);
  }

  /** Where a project's counting days begin within the axis: at their end when it does not count. */
  #clip(project: number, place: number, count: number): void {
    const stop = this.#stopOf(project);
    const { first } = this.#blocks[place]!;
    const starts = this.#starts[place]!;
    for (let i = 0; i < count; i++) {
      const day = first[i]!;
      starts[i] = day === NO_DAY ? stop : day > 0 ? day : 0;
    }
  }

  #stopOf(project: number): number {
    return Math.max(0, Math.min(this.#columns.projects.end[project]!, this.#columns.programme.horizon));
  }

  #creditAlone(effect: number, count: number): void {
    const { effects, bases, projects } = this.#columns;
    const project = effects.project[effect]!;
    const place = this.#place[project]!;
    const base = effects.base[effect]!;
    const profile = base === NONE ? projects.profile[project]! : bases.profile[base]!;
    const [tonnes, credited] = [this.#tonnes, this.#credited];
    loneTonnes(this.#columns, effect, this.#blocks[place]!.scale, count, tonnes);

    const outputs = this.#simulation.outputs[effect]!;
    let done = NONE;
    for (let at = 0; at < outputs.length; at += OUTPUT) {
      const measure = outputs[at]!;
      if (measure !== done) this.#spread(measure, profile, project, place, count);
      done = measure;
      const row = outputs[at + 1]! * BLOCK;
      const gate = this.#gateOf(outputs[at + 2]!);
      const { effective } = this.#blocks[place]!;
      for (let i = 0; i < count; i++)
        if (gate === null || isOpen(gate, effective[i]!)) this.sums[row + i]! += credited[i]!;
    }
  }

  /** Turns tonnes of a full year into those of a measure. */
  #spread(measure: number, profile: number, project: number, place: number, count: number): void {
    const [tonnes, credited, starts] = [this.#tonnes, this.#credited, this.#starts[place]!];
    if (measure === FULL_YEAR) {
      const { first } = this.#blocks[place]!;
      for (let i = 0; i < count; i++) credited[i] = first[i] === NO_DAY ? 0 : tonnes[i]!;
      return;
    }
    const shares = this.#sharesOf(measure, profile);
    const all = shares[this.#stopOf(project)]!;
    for (let i = 0; i < count; i++) credited[i] = tonnes[i]! * (all - shares[starts[i]!]!);
  }

  #gateOf(target: number): Gate | null {
    return target === NONE ? null : this.#simulation.gates[target]!;
  }

  /** Is an output of an effect closed in a draw, because its project is effective on a day its target does not ask for? */
  #isShut(target: number, effect: number, draw: number): boolean {
    const gate = this.#gateOf(target);
    if (gate === null) return false;
    const place = this.#place[this.#columns.effects.project[effect]!]!;
    return !isOpen(gate, this.#blocks[place]!.effective[draw]!);
  }

  #sharesOf(measure: number, profile: number): Shares {
    return this.#tables.of(measure - 1, profile);
  }

  #creditStacks({ projects, stacks }: Unit, count: number): void {
    for (let draw = 0; draw < count; draw++) {
      for (let place = 0; place < projects.length; place++) {
        const { first, scale } = this.#blocks[place]!;
        this.#stacks.set(projects[place]!, first[draw]!, scale[draw]!);
      }
      for (const { base, effects } of stacks) {
        this.#stacks.walk(base, effects);
        this.#creditPieces(base, draw);
        this.#creditFullYear(base, draw);
      }
    }
  }

  #creditPieces(base: number, draw: number): void {
    const { horizon } = this.#columns.programme;
    const { pieces, stack } = this.#stacks;
    const tonnes = this.#columns.bases.tonnes[base]!;
    const profile = this.#columns.bases.profile[base]!;
    for (let piece = 0; piece < pieces.count; piece++) {
      const effect = stack.members[pieces.position[piece]!]!;
      const outputs = this.#simulation.outputs[effect]!;
      const [from, end] = [pieces.from[piece]!, pieces.end[piece]!];
      const start = from < 0 ? 0 : from > horizon ? horizon : from;
      const stop = end < 0 ? 0 : end > horizon ? horizon : end;
      const size = tonnes * pieces.cut[piece]!;
      for (let at = 0; at < outputs.length; at += OUTPUT) {
        const measure = outputs[at]!;
        if (measure === FULL_YEAR || this.#isShut(outputs[at + 2]!, effect, draw)) continue;
        const shares = this.#sharesOf(measure, profile);
        this.sums[outputs[at + 1]! * BLOCK + draw]! += size * (shares[stop]! - shares[start]!);
      }
    }
  }

  #creditFullYear(base: number, draw: number): void {
    if (!this.#simulation.wantsFullYear) return;
    const { stack } = this.#stacks;
    const tonnes = this.#columns.bases.tonnes[base]!;
    for (let position = 0; position < stack.count; position++) {
      const effect = stack.members[position]!;
      const outputs = this.#simulation.outputs[effect]!;
      for (let at = 0; at < outputs.length; at += OUTPUT) {
        if (outputs[at] !== FULL_YEAR || this.#isShut(outputs[at + 2]!, effect, draw)) continue;
        this.sums[outputs[at + 1]! * BLOCK + draw]! += tonnes * stack.fullYearCuts[position]!;
      }
    }
  }
}
