import type { Portfolio } from '../portfolio.ts';
import type { Pollutant } from '../vocabulary.ts';
import { type Block, blockMaker, blocksIn } from './block.ts';
import type { DistributionOutcome, Spread } from './distribution-outcome.ts';
import { IN_SEASON } from './layout.ts';
import { prepareSimulation, type Simulation, type SimulationOptions } from './simulation.ts';
import { cityDraws, spreadOf, summarise } from './summary.ts';
import { type Factor, factorsOf, onlyFactor } from './tornado.ts';

/** What a simulation's page says beside its distribution; spreads are of the whole city, t over the season. */
export interface Exploration {
  /** Tonnes up to and including each day. */
  readonly bands: readonly { readonly day: string; readonly spreads: readonly Spread[] }[];
  /** What one would claim whose projects' errors were each their own. */
  readonly independent: Pick<DistributionOutcome, 'targets' | 'p_all_met'> & { readonly spreads: readonly Spread[] };
  /** What each factor alone does. */
  readonly tornado: readonly { readonly factor: Factor; readonly spreads: readonly Spread[] }[];
}

/** What to explore: spreads are listed by pollutant in this order. */
export interface ExplorationPlan {
  readonly pollutants: readonly Pollutant[];
  /** Days of the season, with their place on the programme's axis. */
  readonly days: readonly { readonly day: string; readonly index: number }[];
  readonly draws: number;
  readonly drawsPerFactor: number;
}

/** Draws an exploration makes in all. */
export function explorationDraws(portfolio: Portfolio, { draws, drawsPerFactor }: ExplorationPlan): number {
  return 2 * draws + factorsOf(portfolio).length * drawsPerFactor;
}

/** Explores a valid portfolio; `tell` is told of every draw made and answers whether to go on. Null when it was stopped. */
export function explore(
  portfolio: Portfolio,
  options: SimulationOptions,
  plan: ExplorationPlan,
  tell: (made: number) => boolean,
): Exploration | null {
  const spreads = ({ simulation, blocks }: Drawn, measure = IN_SEASON as number): readonly Spread[] =>
    plan.pollutants.map((pollutant) => spreadOf(cityDraws(simulation, blocks, pollutant, measure)));
  const windows = plan.days.map(({ index }) => ({ within: 'season', end: index + 1 }) as const);

  const curve = drawn(portfolio, { ...options, windows }, plan.draws, tell);
  const apart = curve && drawn(portfolio, { ...options, independent: true }, plan.draws, tell);
  if (apart === null) return null;
  const tornado: { readonly factor: Factor; readonly spreads: readonly Spread[] }[] = [];
  for (const factor of factorsOf(portfolio)) {
    const alone = drawn(onlyFactor(portfolio, factor), options, plan.drawsPerFactor, tell);
    if (alone === null) return null;
    tornado.push({ factor, spreads: spreads(alone) });
  }
  const { targets, p_all_met } = summarise(apart.simulation, options.seed, apart.blocks);
  return {
    bands: plan.days.map(({ day }, at) => ({ day, spreads: spreads(curve!, FIRST_EXTRA + at) })),
    independent: { targets, p_all_met, spreads: spreads(apart) },
    tornado,
  };
}

/** Measure of the first window beside the year and the season. */
const FIRST_EXTRA = IN_SEASON + 1;

interface Drawn {
  readonly simulation: Simulation;
  readonly blocks: readonly Block[];
}

function drawn(
  portfolio: Portfolio,
  options: SimulationOptions,
  draws: number,
  tell: (made: number) => boolean,
): Drawn | null {
  const simulation = prepareSimulation(portfolio, options);
  const make = blockMaker(simulation, draws);
  const blocks: Block[] = [];
  for (let nth = 0; nth < blocksIn(draws); nth++) {
    const block = make(nth);
    blocks.push(block);
    if (!tell(block.count)) return null;
  }
  return { simulation, blocks };
}
