import { compile, evaluateColumns } from '../engine/evaluation.ts';
import { POLLUTANTS } from '../vocabulary.ts';
import { areaOf, areaTonnes } from '../engine/area.ts';
import { BOOKS } from '../vocabulary.ts';
import type { TargetOutcome } from '../outcome.ts';
import type { Question } from './question.ts';
import { type Selection, statesUnder } from './selection.ts';

/** What a selection really comes to: the whole portfolio evaluated anew, nothing taken from the programme that was solved. */
export interface Reevaluation {
  /** Standings in book planned of the targets in play, in their order. */
  readonly targets: readonly TargetOutcome[];
  /** Season t of the whole city of the pollutant a max-reduction is about; 0 for other objectives. */
  readonly reduction: number;
}

/** Evaluates a selection by the engine. */
export function reevaluate(question: Question, selection: Selection): Reevaluation {
  const { portfolio, choice, targets, states, units } = question;
  const chosen = { ...portfolio, targets, choice: null };
  const { ledger, targets: outcomes } = evaluateColumns(compile(chosen, statesUnder(states, units, selection)));
  const pollutant = choice.objective === 'max-reduction' ? choice.pollutant! : null;
  const area = areaOf(ledger.columns, null);
  const reduction =
    pollutant === null || !POLLUTANTS.includes(pollutant)
      ? 0
      : areaTonnes(ledger, area, BOOKS.indexOf('planned'), pollutant, 'season');
  return { targets: outcomes, reduction };
}

/** Whether the engine says that every target in play is met. */
export function allMet(question: Question, selection: Selection): boolean {
  return reevaluate(question, selection).targets.every(({ books }) => books.planned.met);
}
