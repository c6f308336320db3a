import type { Change, Portfolio } from '../portfolio.ts';
import { BOOKS, type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import { areaOf, areaTonnes } from './area.ts';
import { compile, evaluateColumns } from './evaluation.ts';
import { baselineStates } from './project-state.ts';
import { applyChanges } from './scenario.ts';

/** A programme (under its assumptions) and the changes made to it. */
export interface Stage {
  readonly portfolio: Portfolio;
  readonly changes: readonly Change[];
}

export type SeasonTonnes = Readonly<Record<Pollutant, number>>;

/** What happens between one stage and the next: changes taken back, other assumptions, one change more, or all that are left at once. */
export type StepKind = 'undo' | 'assumptions' | 'change' | 'rest';

export interface SeasonStep {
  readonly kind: StepKind;
  /** The change, where there is exactly one. */
  readonly change: Change | null;
  /** Season tonnes of the whole city in book planned: after the step minus before it. */
  readonly tonnes: SeasonTonnes;
}

/** More changes than this are taken in one last step, so that a picture stays a picture and an answer quick. */
const STEPS_AT_MOST = 12;

/**
 * The way from one scenario to another, step by step: what both share stays, the rest of the first is taken back, assumptions move, then
 * every change of the second acts in its order. The steps sum to the difference of the two; their order is that of the changes.
 */
export function seasonSteps(from: Stage, to: Stage): readonly SeasonStep[] {
  const shared = sharedLength(from.changes, to.changes);
  const common = to.changes.slice(0, shared);
  const stages: { kind: StepKind; change: Change | null; stage: Stage }[] = [];
  if (from.changes.length > shared)
    stages.push({ kind: 'undo', change: null, stage: { portfolio: from.portfolio, changes: common } });
  if (from.portfolio !== to.portfolio)
    stages.push({ kind: 'assumptions', change: null, stage: { portfolio: to.portfolio, changes: common } });
  for (let end = shared + 1; end <= to.changes.length; end++) {
    const last = end - shared === STEPS_AT_MOST && end < to.changes.length;
    const changes = last ? to.changes : to.changes.slice(0, end);
    const change = last ? null : to.changes[end - 1]!;
    stages.push({ kind: last ? 'rest' : 'change', change, stage: { portfolio: to.portfolio, changes } });
    if (last) break;
  }
  let before = seasonTonnes(from);
  return stages.map(({ kind, change, stage }) => {
    const after = seasonTonnes(stage);
    const tonnes = minus(after, before);
    before = after;
    return { kind, change, tonnes };
  });
}

/** Season tonnes of the whole city in book planned. */
export function seasonTonnes({ portfolio, changes }: Stage): SeasonTonnes {
  const { ledger } = evaluateColumns(compile(portfolio, applyChanges(baselineStates(portfolio), changes)));
  const area = areaOf(ledger.columns, null);
  const planned = BOOKS.indexOf('planned');
  return each((pollutant) => areaTonnes(ledger, area, planned, pollutant, 'season'));
}

function minus(after: SeasonTonnes, before: SeasonTonnes): SeasonTonnes {
  return each((pollutant) => after[pollutant] - before[pollutant]);
}

function each(of: (pollutant: Pollutant) => number): SeasonTonnes {
  return Object.fromEntries(POLLUTANTS.map((pollutant) => [pollutant, of(pollutant)])) as Record<Pollutant, number>;
}

/** How many changes stand at the beginning of both, word for word. */
function sharedLength(left: readonly Change[], right: readonly Change[]): number {
  let shared = 0;
  while (shared < left.length && JSON.stringify(left[shared]) === JSON.stringify(right[shared])) shared++;
  return shared;
}
