import { type Columns, FORMS, NO_DAY } from './columns.ts';
import { firstCountingDay } from './programme.ts';

/**
 * What varies between evaluations of the same columns: when each project counts and how large each effect is. The baseline
 * comes from the columns; a draw lays its delays and scales over it.
 */
export interface Scene {
  /** First counting day per project, NO_DAY without one; meaningful before day 0 too (it decides the order). */
  readonly first: Int32Array;
  /** 1 when the project has at least one counting day in the programme year or the season. Says nothing about books. */
  readonly counts: Uint8Array;
  /** Per effect: t of a full year or the cut, after scale and uptime. */
  readonly size: Float64Array;
  /** Per effect: what a control sets, NaN where it stays. */
  readonly capture: Float64Array;
  readonly removal: Float64Array;
  readonly inUse: Float64Array;
}

/** The scene of the columns as compiled, without delay or further scale. */
export function baselineScene(columns: Columns): Scene {
  const { projects, effects } = columns;
  const size = new Float64Array(effects.count);
  for (let effect = 0; effect < effects.count; effect++)
    size[effect] = runningSize(columns, effect, effects.size[effect]!);
  const timing = schedule(columns, projects.effective);
  return { ...timing, size, capture: effects.capture, removal: effects.removal, inUse: effects.inUse };
}

/** First counting days and whether each project counts, from effective days on the programme's axis (NO_DAY without one). */
function schedule(columns: Columns, effective: Int32Array): Pick<Scene, 'first' | 'counts'> {
  const { programme, projects } = columns;
  const first = new Int32Array(projects.count);
  const counts = new Uint8Array(projects.count);
  for (let project = 0; project < projects.count; project++) {
    const day = effective[project]!;
    const firstDay = day === NO_DAY ? NO_DAY : firstCountingDay(programme, day);
    const inTime = Math.max(firstDay, 0) < Math.min(projects.end[project]!, programme.horizon);
    first[project] = firstDay;
    counts[project] = day !== NO_DAY && inTime ? 1 : 0;
  }
  return { first, counts };
}

/** An effect's size in operation: its project's uptime multiplies tonnes and fractions, nothing else. */
function runningSize(columns: Columns, effect: number, size: number): number {
  const form = columns.effects.form[effect];
  if (form === FORMS.replacement || form === FORMS.control) return size;
  return size * columns.projects.uptime[columns.effects.project[effect]!]!;
}
