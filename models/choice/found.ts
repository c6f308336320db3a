import { type ChoiceModel, readSelection } from './choice-model.ts';
import type { Effort } from './effort.ts';
import { FormBuilder, type LinearForm } from './linear-form.ts';
import { ModelBuilder } from './model-builder.ts';
import type { Unproven } from './plan.ts';
import type { Selection } from './selection.ts';

/** A selection with the bound proven for its stage. */
export interface Found {
  readonly selection: Selection;
  readonly bound: number;
  readonly proven: boolean;
  readonly values: Float64Array;
  /** Nothing that comes to the same has less of the second form. */
  readonly settled?: boolean;
  /** Of most targets only: what is not proven. */
  readonly unproven?: readonly Unproven[];
}

/** What came of a search: something, proof that there is nothing, or neither in the time given. */
export type Search =
  | { readonly status: 'found'; readonly found: Found }
  | { readonly status: 'infeasible' }
  | { readonly status: 'unknown' };

/** What to look for: the best of an objective whose selection holds by the engine's own rule. */
export interface Wanted {
  readonly builder: ModelBuilder;
  readonly objective: LinearForm;
  readonly maximise: boolean;
  readonly holds: (selection: Selection) => boolean;
  readonly start?: Float64Array | null;
  /** How near the best is near enough, as a fraction; that of a plan called optimal unless said. */
  readonly gap?: number;
  /** To be the least of what comes to the same. */
  readonly second?: LinearForm;
}

/** Selections that may turn out not to hold by a hair of rounding before the search gives up. */
const REPAIRS = 25;

/** Searches; a solution that fails by rounding is cut off — it alone — and the search goes on. */
export function searchHolding(effort: Effort, model: ChoiceModel, wanted: Wanted): Search {
  const { objective, holds } = wanted;
  const builder = new ModelBuilder(wanted.builder);
  for (let repair = 0; repair < REPAIRS; repair++) {
    const solved = effort.solve(builder, objective, wanted);
    if (solved.status === 'infeasible' || solved.status === 'unknown') return { status: solved.status };
    const selection = readSelection(model, solved.values);
    if (holds(selection)) {
      const { bound, values, settled = false } = solved;
      return {
        status: 'found',
        found: {
          selection,
          bound,
          proven: solved.status === 'optimal',
          values,
          settled,
        },
      };
    }
    forbid(builder, model, selection);
  }
  return { status: 'unknown' };
}

/** At least one unit must be decided otherwise than in this selection. */
function forbid(builder: ModelBuilder, { columnOf }: ChoiceModel, selection: Selection): void {
  const change = new FormBuilder();
  for (const [unit, columns] of columnOf.entries()) {
    const chosen = selection[unit]!;
    if (chosen >= 0) {
      change.constant += 1;
      change.add(columns[chosen]!, -1);
    } else for (const column of columns) change.add(column, 1);
  }
  builder.atLeast(change, 1);
}
