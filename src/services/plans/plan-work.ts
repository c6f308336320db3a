import type { ChoiceAnswer } from '../../../models/choice/answer.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import { checkChoice } from '../../../models/choice/check-choice.ts';
import { faultLine } from '../../../models/fault.ts';
import { lockedProjects } from '../../../models/engine/locks.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { parseListQuery } from '../../catalogue/filter.ts';
import { planProjects, type PlanProject } from '../../db/plan-projects.ts';
import type { PlanHead } from '../../db/plans.ts';
import { programmeOf, type ProgrammeKey } from '../../db/programmes.ts';
import { matchingIds } from '../../db/project-list.ts';
import type { Reader } from '../../db/reader.ts';
import { wholeProgramme } from '../../db/scope.ts';
import type { ProgrammesTable } from '../../db/tables/programme-tables.ts';
import { modelVersion } from '../../model-files.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { ledgerOutcome } from '../portfolio/ledger.ts';
import { loadInputs } from '../scenarios/load-scenarios.ts';
import { answerAside } from './optimise-aside.ts';
import { planChoice, type PlanChoice } from './plan-choice.ts';
import { planIncomplete } from './plan-incomplete.ts';
import { type PlanQuestion, readQuestion } from './plan-question.ts';
import type { PlanPlace, PlanResult } from './plan-result.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';
import { staleness, type Stale } from '../scenarios/run-freshness.ts';
import { assumptionsText, inputsFingerprint, portfolioUnder } from '../scenarios/run-inputs.ts';

/** A question held against the programme as it stands, and what a plan's row says of that. */
export interface PlanInputs {
  readonly choice: PlanChoice;
  readonly projects: readonly PlanProject[];
  readonly frozen: Pick<
    PlanHead,
    'changes' | 'assumptions' | 'choice' | 'fingerprint' | 'model_version' | 'data_version' | 'scenario_name'
  >;
}

/** Reads what a question is about. The programme is checked, or the stored one is at fault. */
export async function planInputs(
  reader: Reader,
  key: ProgrammeKey,
  asOf: string,
  scenario: string | null,
  question: PlanQuestion,
): Promise<PlanInputs> {
  const { name, year } = await programmeOf(reader, key);
  const said = await loadInputs(reader, key, scenario);
  const { portfolio: programme, version } = await ledgerOutcome(reader, key, asOf);
  const parsed = parsePortfolio(portfolioUnder(programme, said), name);
  if (!parsed.ok) throw new Error(`the stored programme is at fault: ${parsed.faults.map(faultLine).join('; ')}`);
  const scope = wholeProgramme({ city: key.city, id: key.programme });
  const projects = await planProjects(reader, scope);
  const { filter } = parseListQuery(new URLSearchParams(question.candidates), year);
  const matching = await matchingIds(reader, scope, filter, {
    today: asOf,
    me: { district: null, displayName: '' },
  });
  const { portfolio } = parsed;
  const locked = lockedProjects(programme, said.locks);
  const choice = planChoice(question, { portfolio, scenario, projects, matching, locked });
  return {
    choice,
    projects,
    frozen: {
      scenario_name: said.scenarios.at(-1)?.name ?? name,
      changes: JSON.stringify(said.changes),
      assumptions: assumptionsText(said.assumptions),
      choice: fingerprintOf(choice.portfolio.choice),
      fingerprint: inputsFingerprint(programme, said),
      model_version: modelVersion(),
      data_version: version,
    },
  };
}

/** Makes a plan beside the server; null when it was stopped, an Error when no plan was found in time. */
export async function makePlan(
  row: PlanHead,
  { choice, projects }: PlanInputs,
  signal: AbortSignal,
  tell: (done: number, total: number) => void,
): Promise<PlanResult | null> {
  const { portfolio, candidates, required, forbidden, settled } = choice;
  // What may be pulled forward may lie behind the programme's own day under a scenario that delays it.
  const faults = checkChoice(portfolio, row.name).filter(({ code }) => code !== 'not-earlier');
  if (faults.length > 0) throw new Error(faults.map(faultLine).join('; '));
  const job = { portfolio, scenario: row.scenario, seconds: readQuestion(row.question).seconds };
  const answer = await answerAside(job, tell, signal).catch((error: unknown) => {
    if (signal.aborted) return 'stopped' as const;
    throw error;
  });
  if (answer === 'stopped') return null;
  if (answer === null) throw new Error('no-plan-in-time');
  const counts = { candidates, required, forbidden, settled };
  const incomplete = planIncomplete(portfolio, row.scenario);
  return { ...answer, ...counts, incomplete, projects: places(answer, portfolio, projects) };
}

/** The projects an answer speaks of, as they are now. */
function places(answer: ChoiceAnswer, portfolio: Portfolio, projects: readonly PlanProject[]) {
  const spoken = new Set([...answer.plan.reasons, ...answer.moved].map(({ id }) => projectOfEntry(id)));
  const own = new Map(
    (portfolio.projects ?? []).toReversed().map(({ id, effective }) => [projectOfEntry(id), effective ?? null]),
  );
  return Object.fromEntries(
    projects
      .filter(({ id }) => spoken.has(id))
      .map(({ mandate: _, ...project }): [string, PlanPlace] => [
        project.id,
        { ...project, own: own.get(project.id) ?? null },
      ]),
  );
}

/** What has moved on since a plan was made; null = nothing. Its candidates and what is required count too. */
export async function planStaleness(
  reader: Reader,
  programme: ProgrammesTable,
  asOf: string,
  row: PlanHead,
): Promise<Stale | null> {
  const known = await staleness(reader, programme, asOf, row);
  if (known !== null || row.data_version === programme.data_version) return known;
  const key = { city: programme.city, programme: programme.id };
  const { frozen } = await planInputs(reader, key, asOf, row.scenario, readQuestion(row.question));
  return frozen.choice === row.choice ? null : 'data';
}
