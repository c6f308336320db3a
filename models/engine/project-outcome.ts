import { dayText } from '../calendar.ts';
import type { ProjectOutcome, Tonnes } from '../outcome.ts';
import { type Pollutant, POLLUTANTS } from '../vocabulary.ts';
import { NO_DAY, NONE } from './columns.ts';
import { costPerTonne, projectCost } from './cost.ts';
import type { Ledger } from './ledger.ts';
import { MEASURES, ROW } from './measures.ts';
import { rowTonnes } from './row-tonnes.ts';
import { projectWarnings } from './warnings.ts';

/** The outcome of one project row: its credits, its cost and what must be said beside them. */
export function projectOutcome(ledger: Ledger, project: number): ProjectOutcome {
  const { columns, scene, credits } = ledger;
  const { projects, effects, programme } = columns;
  const state = projects.states[project]!;
  const cost = projectCost(state);
  const reduces: Partial<Record<Pollutant, Tonnes>> = {};
  const perTonne: Partial<Record<Pollutant, number | null>> = {};
  for (let effect = projects.effects[project]!; effect < projects.effects[project + 1]!; effect++) {
    const pollutant = POLLUTANTS[effects.pollutant[effect]!]!;
    reduces[pollutant] = rowTonnes(credits, effect * ROW, programme.hasToDate);
    perTonne[pollutant] = costPerTonne(cost, credits[effect * ROW + MEASURES.full_year]!);
  }

  const first = scene.first[project]!;
  return {
    id: state.project.id,
    counts: scene.counts[project] === 1 && projects.book[project] !== NONE,
    first_day: first === NO_DAY ? null : dayText(first + programme.start),
    reduces,
    cost: { capital: cost.capital, annualised: cost.annualised, per_tonne: perTonne },
    warnings: [...new Set(projectWarnings(ledger, project).map((warning) => warning.code))],
  };
}
