import { type Columns, NO_DAY, NONE } from '../engine/columns.ts';
import type { DrawPlan } from './draw-plan.ts';
import { PLANNED } from './layout.ts';

/** Projects of book planned that share a source (one alone where there is none): what has to be drawn together. */
export interface Unit {
  readonly projects: readonly number[];
  /** Effects that meet no other on their base, or have none. */
  readonly alone: readonly number[];
  /** Effects that meet on one base, two at least. */
  readonly stacks: readonly { readonly base: number; readonly effects: readonly number[] }[];
  /** Does any of its projects vary? */
  readonly varies: boolean;
}

/** The units of a portfolio in canonical order, those without any project of book planned left out. */
export function unitsOf(columns: Columns, plan: DrawPlan): readonly Unit[] {
  const { projects, sources } = columns;
  const units: Unit[] = [];
  const add = (rows: readonly number[]): void => {
    const planned = rows.filter((row) => projects.book[row]! >= PLANNED);
    if (planned.length > 0) units.push(unitOf(columns, plan, planned));
  };
  for (let source = 0; source + 1 < sources.projects.length; source++) {
    const start = sources.projects[source]!;
    const rows = Array.from({ length: sources.projects[source + 1]! - start }, (_, i) => start + i);
    if (source === 0) for (const row of rows) add([row]);
    else add(rows);
  }
  return units;
}

function unitOf({ projects, effects }: Columns, plan: DrawPlan, rows: readonly number[]): Unit {
  const onBase = new Map<number, number[]>();
  const alone: number[] = [];
  for (const row of rows) {
    if (projects.effective[row] === NO_DAY) continue;
    for (let effect = projects.effects[row]!; effect < projects.effects[row + 1]!; effect++) {
      const base = effects.base[effect]!;
      if (base === NONE) alone.push(effect);
      else if (effects.inBase[effect] === 0) onBase.set(base, [...(onBase.get(base) ?? []), effect]);
    }
  }
  const stacks: { readonly base: number; readonly effects: readonly number[] }[] = [];
  for (const [base, members] of onBase) {
    if (members.length === 1) alone.push(members[0]!);
    else stacks.push({ base, effects: members });
  }
  return { projects: rows, alone, stacks, varies: rows.some((row) => plan.projects[row] !== null) };
}
