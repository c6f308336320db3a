import type { Select } from '../portfolio.ts';
import { BOOKS, POLLUTANTS } from '../vocabulary.ts';
import { NO_DAY, NONE, type Columns } from '../engine/columns.ts';
import type { CompiledTarget } from '../engine/compile-targets.ts';
import { isInBase } from '../engine/compile-effects.ts';
import { Crediting } from '../engine/crediting.ts';
import type { Compiled, Evaluation } from '../engine/evaluation.ts';
import type { Restriction } from '../engine/ledger.ts';
import { MEASURES, ROW } from '../engine/measures.ts';
import { firstCountingDay } from '../engine/programme.ts';
import { selector } from '../engine/select.ts';

const PLANNED = BOOKS.indexOf('planned');
const { season, year, full_year: fullYear } = MEASURES;

/** Measures a target can ask for; they stand first in a row of credits. */
export const ASKED = { full_year: fullYear, year, season } as const;
const WIDTH = 3;

/**
 * What moving a few projects to later days changes, in book planned: only their own sources are credited anew, everything else stands still.
 * Not for sharing: a trial overwrites the one before.
 */
export class DelayTrial {
  /** More (or less, below 0) t than as planned: at changeOffset(zone, pollutant) + one of `ASKED`. */
  readonly change: Float64Array;
  /** The same for what each target with `only` and tonnes looks at, one number per target. */
  readonly restrictedChange: Float64Array;
  readonly #columns: Columns;
  readonly #credits: Float64Array;
  readonly #targets: readonly CompiledTarget[];
  readonly #crediting: Crediting;
  readonly #first: Int32Array;
  readonly #counts: Uint8Array;
  readonly #inBase: Uint8Array;
  readonly #sourceOf: Int32Array;
  readonly #members: readonly (Uint8Array | null)[];

  constructor({ columns, scene, targets }: Compiled, { ledger }: Evaluation) {
    this.#credits = ledger.credits;
    this.#targets = targets;
    this.#first = scene.first.slice();
    this.#counts = scene.counts.slice();
    this.#inBase = columns.effects.inBase.slice();
    this.#columns = { ...columns, effects: { ...columns.effects, inBase: this.#inBase } };
    this.#members = targets.map(({ members }) => members?.slice() ?? null);
    this.change = new Float64Array(columns.zones.length * POLLUTANTS.length * WIDTH);
    this.restrictedChange = new Float64Array(targets.length);
    this.#sourceOf = sourcesOf(columns);
    const moved = { ...scene, first: this.#first, counts: this.#counts };
    this.#crediting = new Crediting(this.#columns, moved, (book, effect, rows, offset) => {
      if (book === PLANNED) this.#add(effect, rows, offset, 1, this.#members);
    });
  }

  /** Source row of a project's row (0: none). */
  sourceOf(row: number): number {
    return this.#sourceOf[row]!;
  }

  /** Whether a target looks at a project's row when it is effective on the day tried last. */
  looksAt(target: number, row: number): boolean {
    return this.#members[target]?.[row] === 1;
  }

  /** Moves the rows' effective days (those without one stay) and fills `change` and `restrictedChange`. */
  move(rows: readonly number[], days: number): void {
    this.change.fill(0);
    this.restrictedChange.fill(0);
    const sources = new Set(rows.map((row) => this.#sourceOf[row]!).filter((source) => source !== 0));
    const alone = rows.filter((row) => this.#sourceOf[row] === 0);
    const starts = this.#columns.sources.projects;
    for (const source of sources) for (let row = starts[source]!; row < starts[source + 1]!; row++) this.#takeAway(row);
    for (const row of alone) this.#takeAway(row);

    for (const row of rows) this.#set(row, this.#columns.projects.effective[row]! + days);
    for (const source of sources) this.#crediting.runSource(source);
    for (const row of alone) this.#crediting.runAlone(row);
  }

  /** Puts the rows back on their planned days; `change` keeps what the last move found. */
  restore(rows: readonly number[]): void {
    for (const row of rows) this.#set(row, this.#columns.projects.effective[row]!);
  }

  #takeAway(row: number): void {
    const { projects } = this.#columns;
    if (projects.book[row]! < PLANNED) return;
    for (let effect = projects.effects[row]!; effect < projects.effects[row + 1]!; effect++)
      this.#add(effect, this.#credits, effect * ROW, -1, null);
  }

  /** `members` null: those as planned. */
  #add(
    effect: number,
    rows: Float64Array,
    offset: number,
    sign: 1 | -1,
    members: readonly (Uint8Array | null)[] | null,
  ): void {
    const { projects, effects } = this.#columns;
    const row = effects.project[effect]!;
    const pollutant = effects.pollutant[effect]!;
    const at = changeOffset(projects.zone[row]!, pollutant);
    for (let measure = 0; measure < WIDTH; measure++) this.change[at + measure]! += sign * rows[offset + measure]!;
    for (let index = 0; index < this.#targets.length; index++) {
      const target = this.#targets[index]!;
      const restriction: Restriction | null = target.restriction;
      if (restriction?.pollutant !== pollutant) continue;
      const looksAt = members === null ? restriction.members : members[index]!;
      if (looksAt[row] === 1) this.restrictedChange[index]! += sign * rows[offset + restriction.measure]!;
    }
  }

  #set(row: number, effective: number): void {
    const { projects, effects, bases, programme } = this.#columns;
    if (projects.effective[row] === NO_DAY) return;
    const first = firstCountingDay(programme, effective);
    this.#first[row] = first;
    this.#counts[row] = Math.max(first, 0) < Math.min(projects.end[row]!, programme.horizon) ? 1 : 0;
    const day = effective + programme.start;
    for (let effect = projects.effects[row]!; effect < projects.effects[row + 1]!; effect++) {
      const base = effects.base[effect]!;
      this.#inBase[effect] = base !== NONE && isInBase(bases, base, day) ? 1 : 0;
    }
    for (let index = 0; index < this.#targets.length; index++) {
      const { target, members } = this.#targets[index]!;
      if (members === null || !isDated(target.only ?? {})) continue;
      const state = { ...projects.states[row]!, effective: day };
      const inZone = target.zone == null || state.zone === target.zone;
      this.#members[index]![row] = inZone && selector(target.only ?? {})(state) ? 1 : 0;
    }
  }
}

/** Where a zone's (row) and pollutant's (index) changes start. */
export function changeOffset(zone: number, pollutant: number): number {
  return (zone * POLLUTANTS.length + pollutant) * WIDTH;
}

/** Whether moving a date can let a project in or out. */
export function isDated(only: Select): boolean {
  return only.effective_after !== undefined || only.effective_before !== undefined;
}

function sourcesOf({ projects, sources }: Columns): Int32Array {
  const sourceOf = new Int32Array(projects.count);
  for (let source = 0; source + 1 < sources.projects.length; source++)
    sourceOf.fill(source, sources.projects[source], sources.projects[source + 1]);
  return sourceOf;
}
