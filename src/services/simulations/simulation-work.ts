import { availableParallelism } from 'node:os';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import { evaluate } from '../../../models/engine/evaluate.ts';
import { faultLine } from '../../../models/fault.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { explorationDraws } from '../../../models/uncertainty/explore.ts';
import { IN_SEASON } from '../../../models/uncertainty/layout.ts';
import { prepareSimulation, type SimulationOptions } from '../../../models/uncertainty/simulation.ts';
import { cityDraws, spreadOf, summarise } from '../../../models/uncertainty/summary.ts';
import type { IncompleteInputs } from '../../catalogue/incomplete-inputs.ts';
import { programmeOf } from '../../db/programmes.ts';
import type { Reader } from '../../db/reader.ts';
import type { SimulationHead } from '../../db/simulations.ts';
import { modelVersion } from '../../model-files.ts';
import { basedOn } from './history-basis.ts';
import { loadPortfolio } from '../portfolio/load-portfolio.ts';
import { loadInputs } from '../scenarios/load-scenarios.ts';
import { incompleteUnder } from '../scenarios/run-inputs-kept.ts';
import { assumptionsText, inputsFingerprint, portfolioUnder } from '../scenarios/run-inputs.ts';
import { blocksAside, exploreAside } from './simulate-aside.ts';
import { explorationPlan, PRECURSORS } from './simulation-plan.ts';
import type { SimulationResult } from './simulation-result.ts';

/** A second thread pays; more would leave nothing to those who wait for pages. */
const MOST_THREADS = 2;

/** What a simulation is made from, and what its row says of that. */
export interface SimulationInputs {
  readonly portfolio: Portfolio;
  readonly incomplete: IncompleteInputs;
  readonly frozen: Pick<
    SimulationHead,
    'changes' | 'assumptions' | 'fingerprint' | 'model_version' | 'data_version' | 'scenario_name' | 'total'
  >;
}

/** Reads what a simulation is made from, as it stands now. */
export async function readInputs(reader: Reader, row: SimulationHead): Promise<SimulationInputs> {
  const key = { city: row.city, programme: row.programme };
  const { name, data_version } = await programmeOf(reader, key);
  const said = await loadInputs(reader, key, row.scenario);
  const asOf = row.as_of ?? '';
  // What the scenario itself assumes is laid over either basis.
  const based = await basedOn(reader, key, row.basis, asOf, await loadPortfolio(reader, key, asOf));
  const parsed = parsePortfolio(portfolioUnder(based, said), based.name ?? '');
  if (!parsed.ok) throw new Error(`the stored programme is at fault: ${parsed.faults.map(faultLine).join('; ')}`);
  const { portfolio } = parsed;
  return {
    portfolio,
    // A simulation counts tonnes alone.
    incomplete: { ...incompleteUnder(based, said), noCost: [] },
    frozen: {
      scenario_name: said.scenarios.at(-1)?.name ?? name,
      changes: JSON.stringify(said.changes),
      assumptions: assumptionsText(said.assumptions),
      fingerprint: inputsFingerprint(based, said),
      model_version: modelVersion(),
      data_version,
      total: row.draws + explorationDraws(portfolio, explorationPlan(portfolio, row.draws)),
    },
  };
}

/** Makes a simulation beside the server; null when it was stopped. `tell` is told how many draws are made in all. */
export async function makeSimulation(
  { draws, seed, scenario }: SimulationHead,
  { portfolio, incomplete }: SimulationInputs,
  signal: AbortSignal,
  tell: (done: number) => void,
): Promise<SimulationResult | null> {
  const options: SimulationOptions = { seed, scenario };
  const plan = explorationPlan(portfolio, draws);
  const workers = Math.min(MOST_THREADS, availableParallelism());
  const blocks = await blocksAside(portfolio, draws, options, { workers, tell, signal });
  if (blocks === null) return null;
  const after = (done: number): void => tell(draws + done);
  const exploration = await exploreAside(portfolio, options, plan, { tell: after, signal });
  if (exploration === null) return null;
  const simulation = prepareSimulation(portfolio, options);
  const { totals } = evaluate(portfolio, scenario);
  return {
    incomplete,
    distribution: summarise(simulation, seed, blocks),
    season: portfolio.season,
    city: PRECURSORS.map((pollutant) => ({
      planned: totals.planned[pollutant]?.season ?? 0,
      season: spreadOf(cityDraws(simulation, blocks, pollutant, IN_SEASON)),
    })),
    exploration,
    drawsExplored: plan.draws,
  };
}
