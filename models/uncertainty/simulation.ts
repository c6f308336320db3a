import { compareText } from '../compare-text.ts';
import { type Columns, NONE } from '../engine/columns.ts';
import type { CompiledTarget } from '../engine/compile-targets.ts';
import { compile } from '../engine/evaluation.ts';
import { applyScenario } from '../engine/scenario.ts';
import type { Portfolio } from '../portfolio.ts';
import { type DrawPlan, type DrawRules, planDraws } from './draw-plan.ts';
import { type Gate, gatesOf, withoutGates } from './gate.ts';
import { FULL_YEAR, IN_SEASON, layOut, type Layout, OUTPUT, PLANNED } from './layout.ts';
import type { DayWindow } from './shares.ts';
import { type Unit, unitsOf } from './units.ts';

/** A portfolio ready to be drawn again and again. */
export interface Simulation {
  readonly columns: Columns;
  readonly targets: readonly CompiledTarget[];
  /** Per target. */
  readonly gates: readonly (Gate | null)[];
  readonly plan: DrawPlan;
  readonly layout: Layout;
  readonly units: readonly Unit[];
  /** Per effect where its tonnes go, as in the layout; the rows of real projects follow the layout's. */
  readonly outputs: readonly (readonly number[])[];
  /** Real projects whose tonnes vary, in code-unit order of their names. */
  readonly slots: { readonly count: number; readonly names: readonly string[] };
  /** Projects whose day in each draw a count target asks for: the row of each, NONE for the others. */
  readonly watched: { readonly count: number; readonly rowOf: Int32Array };
  readonly wantsFullYear: boolean;
}

/** What to draw, beside the seed. */
export interface SimulationOptions extends DrawRules {
  /** Scenario of the portfolio; null or left out is the baseline. */
  readonly scenario?: string | null;
  /** Windows to sum beside the year and the season. */
  readonly windows?: readonly DayWindow[];
}

/** Prepares the draws of a valid portfolio. Throws when there is no such scenario. */
export function prepareSimulation(portfolio: Portfolio, options: SimulationOptions): Simulation {
  const states = applyScenario(portfolio, options.scenario ?? null);
  const { columns, targets } = compile(withoutGates(portfolio), states);
  const plan = planDraws(portfolio, columns.projects.states, options);
  const layout = layOut(columns, targets, options.windows ?? []);
  const units = unitsOf(columns, plan);
  const { names, slotOf } = slotsOf(columns, units);
  const outputs = layout.outputs.map((ofLayout, effect) => {
    const slot = slotOf[columns.effects.project[effect]!]!;
    const asked = slot !== NONE && layout.asked[columns.effects.pollutant[effect]!] === 1;
    return sortedByMeasure(asked ? [...ofLayout, IN_SEASON, layout.count + slot, NONE] : ofLayout);
  });
  return {
    columns,
    targets,
    gates: gatesOf(portfolio.targets ?? [], columns.programme.start),
    plan,
    layout,
    units,
    outputs,
    slots: { count: names.length, names },
    watched: watchedOf(columns, targets, units),
    wantsFullYear: outputs.some((list) => list.some((value, at) => at % OUTPUT === 0 && value === FULL_YEAR)),
  };
}

/** Every real project of a unit that varies: beside one that varies on its source, even a fixed one's credits vary. */
function slotsOf({ projects }: Columns, units: readonly Unit[]) {
  const nameOf = (row: number): string => {
    const { project } = projects.states[row]!;
    return project.group ?? project.id;
  };
  const rows = units.filter(({ varies }) => varies).flatMap((unit) => unit.projects);
  const names = [...new Set(rows.map(nameOf))].sort(compareText);
  const slots = new Map(names.map((name, slot) => [name, slot]));
  const slotOf = Int32Array.from({ length: projects.count }, (_, row) =>
    projects.book[row]! >= PLANNED ? (slots.get(nameOf(row)) ?? NONE) : NONE,
  );
  return { names, slotOf };
}

function watchedOf({ projects }: Columns, targets: readonly CompiledTarget[], units: readonly Unit[]) {
  const rowOf = new Int32Array(projects.count).fill(NONE);
  let count = 0;
  const counting = targets.filter(({ target }) => target.count !== undefined);
  for (const { varies, projects: rows } of units) {
    if (!varies) continue;
    for (const row of rows) if (counting.some(({ members }) => members![row] === 1)) rowOf[row] = count++;
  }
  return { count, rowOf };
}

/** Outputs of one measure stand together, so that its shares are worked out once. */
function sortedByMeasure(outputs: readonly number[]): readonly number[] {
  const each = Array.from({ length: outputs.length / OUTPUT }, (_, i) => outputs.slice(i * OUTPUT, (i + 1) * OUTPUT));
  return each.sort((a, b) => a[0]! - b[0]!).flat();
}
