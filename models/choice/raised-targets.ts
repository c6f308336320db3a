import { type ChoiceModel, waysOf } from './choice-model.ts';
import type { Effort } from './effort.ts';
import { cheapest, demandModel } from './min-cost.ts';
import type { Turn } from './plan.ts';
import { type Question, standingOf } from './question.ts';
import type { Target } from '../portfolio.ts';
import { polished } from './polish.ts';
import { Tally } from './tally.ts';

/** Up to so many ways of choosing units every target is raised step by step and the choice solved again. */
export const TRIED_WAYS = 60;
/** Steps as parts of what the target asks for; each is tried with one or two leading digits, as it will be said. */
const STEPS = [0.02, 0.1, 0.3] as const;

/**
 * Units that a raised target brings in: the smallest raise, in t or projects, at which the cheapest plan held them when it was
 * tried. Lines are not raised: what they ask for moves with NOx.
 */
export function raisedTargets(question: Question, model: ChoiceModel, effort: Effort): ReadonlyMap<number, Turn> {
  const turns = new Map<number, Turn & { readonly part: number }>();
  if (waysOf(model) > TRIED_WAYS) return turns;
  for (const target of question.targets) {
    if (target.line !== undefined) continue;
    const { required } = standingOf(question, target, question.base);
    for (const by of raisesOf(target, required)) {
      const raised = withRaised(question, target, required + by);
      const search = cheapest(raised, demandModel(raised, model), effort);
      if (search.status !== 'found') break;
      const { selection } = polished(Tally.of(raised, search.found.selection));
      const part = by / Math.max(Math.abs(required), 1e-9);
      for (const [unit, variant] of selection.entries()) {
        if (variant < 0 || (turns.get(unit)?.part ?? Infinity) <= part) continue;
        const unitOf = target.count === undefined ? 't' : 'projects';
        turns.set(unit, {
          kind: 'target-raised',
          target: target.id,
          by,
          unit: unitOf,
          part,
        });
      }
    }
  }
  return new Map(Array.from(turns, ([unit, { part: _, ...turn }]) => [unit, turn]));
}

function raisesOf(target: Target, required: number): readonly number[] {
  if (target.count !== undefined) return [1, 2];
  const raises = STEPS.map((step) => Number((step * Math.abs(required)).toPrecision(2)));
  return [...new Set(raises)].filter((raise) => raise > 0);
}

/** The question with one target asking for so many t (or projects); a percentage is written as the tonnes it means. */
function withRaised(question: Question, target: Target, required: number): Question {
  const { id, zone = null, pollutant = null, only = null } = target;
  const raised: Target =
    target.count !== undefined
      ? { ...target, count: required }
      : target.year_tonnes !== undefined
        ? { id, zone, pollutant, year_tonnes: required, only }
        : target.full_year_tonnes !== undefined
          ? { id, zone, pollutant, full_year_tonnes: required, only }
          : { id, zone, pollutant, season_tonnes: required, only };
  return {
    ...question,
    targets: question.targets.map((other) => (other.id === target.id ? raised : other)),
  };
}
