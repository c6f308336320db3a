import { dayNumber } from '../calendar.ts';
import type { Standing } from '../outcome.ts';
import { BOOKS, type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import { areaBaseSeason, areaTonnes } from '../engine/area.ts';
import { type Columns, NO_DAY } from '../engine/columns.ts';
import type { CompiledTarget } from '../engine/compile-targets.ts';
import { countFinished } from '../engine/finished.ts';
import type { Compiled, Evaluation } from '../engine/evaluation.ts';
import { type Achievement, standing } from '../engine/target.ts';
import { ASKED, changeOffset, type DelayTrial } from './delay-trial.ts';

const PLANNED = BOOKS.indexOf('planned');

/** Where one target stands in book planned after a trial: what it had, plus what the trial changed. Moved rows have a date. */
export class TrialStanding implements Achievement {
  readonly #index: number;
  readonly #compiled: CompiledTarget;
  readonly #columns: Columns;
  readonly #evaluation: Evaluation;
  readonly #trial: DelayTrial;
  /** Per group: entries the target looks at, and how many of them are effective by its day. Empty for other kinds. */
  readonly #entries: Int32Array;
  readonly #done: Int32Array;
  readonly #by: number;
  readonly #finished: number;
  #rows: readonly number[] = [];
  #days = 0;

  constructor(compiled: Compiled, evaluation: Evaluation, trial: DelayTrial, index: number) {
    this.#trial = trial;
    this.#index = index;
    this.#compiled = compiled.targets[index]!;
    this.#columns = compiled.columns;
    this.#evaluation = evaluation;
    const { target, members } = this.#compiled;
    const counts = target.count !== undefined;
    const { projects, programme } = this.#columns;
    this.#by = counts ? dayNumber(target.by!) - programme.start : 0;
    this.#finished = counts ? countFinished(this.#columns, members!, PLANNED, this.#by) : 0;
    this.#entries = new Int32Array(counts ? projects.groups : 0);
    this.#done = new Int32Array(counts ? projects.groups : 0);
    for (let row = 0; counts && row < projects.count; row++) this.#note(row, projects.effective[row]!, members!, 1);
  }

  /** After the trial moved these rows by some days. */
  after(rows: readonly number[], days: number): Standing {
    this.#rows = rows;
    this.#days = days;
    return standing(this.#compiled.target, this);
  }

  tonnes(pollutant: Pollutant, measure: keyof typeof ASKED): number {
    const { area, restriction } = this.#compiled;
    if (restriction !== null) return this.#restricted() + this.#trial.restrictedChange[this.#index]!;
    let sum = areaTonnes(this.#evaluation.ledger, area, PLANNED, pollutant, measure);
    const at = POLLUTANTS.indexOf(pollutant);
    for (const zone of area) sum += this.#trial.change[changeOffset(zone, at) + ASKED[measure]]!;
    return sum;
  }

  baseSeason(pollutant: Pollutant): number {
    return areaBaseSeason(this.#columns, this.#compiled.area, pollutant);
  }

  /** Only the groups of the moved rows are counted anew. */
  finished(): number {
    const { effective, group } = this.#columns.projects;
    const rows = this.#rows;
    const groups = rows.length === 1 ? [group[rows[0]!]!] : [...new Set(rows.map((row) => group[row]!))];
    let finished = this.#finished;
    for (const one of groups) finished -= this.#isFinished(one) ? 1 : 0;
    for (const row of rows) {
      this.#note(row, effective[row]!, this.#compiled.members!, -1);
      if (this.#trial.looksAt(this.#index, row)) this.#noteLookedAt(row, effective[row]! + this.#days, 1);
    }
    for (const one of groups) finished += this.#isFinished(one) ? 1 : 0;
    for (const row of rows) {
      if (this.#trial.looksAt(this.#index, row)) this.#noteLookedAt(row, effective[row]! + this.#days, -1);
      this.#note(row, effective[row]!, this.#compiled.members!, 1);
    }
    return finished;
  }

  #restricted(): number {
    return this.#evaluation.targets[this.#index]!.books.planned.achieved;
  }

  #note(row: number, effective: number, members: Uint8Array, sign: 1 | -1): void {
    if (members[row] === 1) this.#noteLookedAt(row, effective, sign);
  }

  #noteLookedAt(row: number, effective: number, sign: 1 | -1): void {
    const { book, group } = this.#columns.projects;
    if (book[row]! < PLANNED) return;
    this.#entries[group[row]!]! += sign;
    if (effective !== NO_DAY && effective <= this.#by) this.#done[group[row]!]! += sign;
  }

  #isFinished(group: number): boolean {
    return this.#entries[group]! > 0 && this.#done[group] === this.#entries[group];
  }
}
