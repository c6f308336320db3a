import { dayNumber } from '../calendar.ts';
import { areaBaseSeason } from '../engine/area.ts';
import { NO_DAY, NONE } from '../engine/columns.ts';
import type { CompiledTarget } from '../engine/compile-targets.ts';
import { MEASURES } from '../engine/measures.ts';
import { standing } from '../engine/target.ts';
import { BLOCK, type BlockSimulator } from './block-simulator.ts';
import { type Gate, isOpen } from './gate.ts';
import { PLANNED } from './layout.ts';
import type { Simulation } from './simulation.ts';

/** How every target stands in each draw of a block. */
export interface Verdicts {
  /** 1 where a target (row) is met in a draw, at target · BLOCK + draw. */
  readonly met: Uint8Array;
  /** Sum over the targets of max(0, required - achieved) / |required|; a target that requires 0 adds nothing. */
  readonly shortfall: Float64Array;
}

/** Judges the targets of a simulation draw by draw, by the engine's own rule. */
export class Judge {
  readonly #simulation: Simulation;
  readonly #finished: readonly (((draw: number, days: Int32Array) => number) | null)[];
  readonly #verdicts: Verdicts;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    this.#finished = simulation.targets.map((target, row) =>
      target.target.count === undefined ? null : finishedCounter(simulation, target, simulation.gates[row]!),
    );
    this.#verdicts = { met: new Uint8Array(simulation.targets.length * BLOCK), shortfall: new Float64Array(BLOCK) };
  }

  /** Verdicts of the draws a simulator just made; the next call overwrites them. */
  judge({ sums, days }: BlockSimulator, count: number): Verdicts {
    const { met, shortfall } = this.#verdicts;
    shortfall.fill(0);
    for (const [row, compiled] of this.#simulation.targets.entries()) {
      for (let draw = 0; draw < count; draw++) {
        const { required, gap, met: isMet } = this.#standing(compiled, row, draw, sums, days);
        met[row * BLOCK + draw] = isMet ? 1 : 0;
        if (required !== 0) shortfall[draw]! += gap / Math.abs(required);
      }
    }
    return this.#verdicts;
  }

  #standing(compiled: CompiledTarget, row: number, draw: number, sums: Float64Array, days: Int32Array) {
    const { columns, layout } = this.#simulation;
    const restricted = layout.restricted[row]!;
    return standing(compiled.target, {
      tonnes: (pollutant, measure) => {
        if (restricted !== NONE) return sums[restricted * BLOCK + draw]!;
        let sum = 0;
        for (const zone of compiled.area) {
          const series = layout.rowOf(zone, pollutant, MEASURES[measure]);
          if (series !== NONE) sum += sums[series * BLOCK + draw]!;
        }
        return sum;
      },
      baseSeason: (pollutant) => areaBaseSeason(columns, compiled.area, pollutant),
      finished: () => this.#finished[row]!(draw, days),
    });
  }
}

/** Counts a count target's real projects that are finished in a draw: those that do not vary are looked at once. */
function finishedCounter({ columns, watched }: Simulation, { target, members }: CompiledTarget, gate: Gate | null) {
  const { projects, programme } = columns;
  const by = dayNumber(target.by!) - programme.start;
  const groups = new Map<number, { readonly fixed: number[]; readonly watched: number[] }>();
  for (let project = 0; project < projects.count; project++) {
    if (members![project] === 0 || projects.book[project]! < PLANNED) continue;
    if (gate !== null && projects.effective[project] === NO_DAY) continue;
    const group = groups.get(projects.group[project]!) ?? { fixed: [], watched: [] };
    groups.set(projects.group[project]!, group);
    const row = watched.rowOf[project]!;
    if (row === NONE) group.fixed.push(projects.effective[project]!);
    else group.watched.push(row * BLOCK);
  }
  const certain = [...groups.values()].filter((group) => group.watched.length === 0);
  const varying = [...groups.values()].filter((group) => group.watched.length > 0);
  const fixed = certain.filter((group) => isFinished(group.fixed, by, gate)).length;
  if (gate !== null) return countThrough(gate, varying, by, fixed);
  // Most groups are one project; nothing is made per draw, for there may be thousands of them.
  const rows = varying.filter((group) => group.fixed.every((day) => isDone(day, by))).map((group) => group.watched);
  return (draw: number, days: Int32Array): number => {
    let finished = fixed;
    for (const entries of rows) {
      let done = 1;
      for (const row of entries) if (!isDone(days[row + draw]!, by)) done = 0;
      finished += done;
    }
    return finished;
  };
}

interface Entries {
  readonly fixed: readonly number[];
  readonly watched: readonly number[];
}

function countThrough(gate: Gate, groups: readonly Entries[], by: number, certain: number) {
  return (draw: number, days: Int32Array): number =>
    groups.reduce((sum, { fixed, watched }) => {
      const all = [...fixed, ...watched.map((row) => days[row + draw]!)];
      return sum + (isFinished(all, by, gate) ? 1 : 0);
    }, certain);
}

function isDone(day: number, by: number): boolean {
  return day !== NO_DAY && day <= by;
}

/** Are all entries of a real project that are let in effective by a day, and is there one? A failed one (NO_DAY) never is. */
function isFinished(days: readonly number[], by: number, gate: Gate | null): boolean {
  const among = gate === null ? days : days.filter((day) => day === NO_DAY || isOpen(gate, day));
  return among.length > 0 && among.every((day) => isDone(day, by));
}
