import type { Reason } from './plan.ts';
import { chosenReason } from './chosen-reason.ts';
import { rejectedReason } from './rejected-reason.ts';
import type { Tally } from './tally.ts';
import type { Turns } from './turns.ts';

/** One true sentence for every candidate, as codes, by id: entries of one group share theirs. */
export function reasonsOf(plan: Tally, turns: Turns): readonly Reason[] {
  return plan.question.units
    .flatMap(({ members }, unit): readonly Reason[] => {
      const chosen = plan.selection[unit]! >= 0;
      const said = chosen ? chosenReason(plan, unit) : rejectedReason(plan, unit);
      const turn = chosen || said.final ? null : turns(unit);
      return members.map(({ project }) => ({
        id: project.id,
        chosen,
        code: said.code,
        params: said.params,
        turns: turn,
      }));
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
