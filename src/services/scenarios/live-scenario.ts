import { assumesNothing, withAssumptions, type Assumptions } from '../../../models/engine/assumptions.ts';
import { sourceRows, type SourceRows } from '../../../models/engine/compile-bases.ts';
import { compile, evaluateColumns } from '../../../models/engine/evaluation.ts';
import { outcomeSums, type OutcomeSums } from '../../../models/engine/outcome-frame.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import { baselineStates, type ProjectState } from '../../../models/engine/project-state.ts';
import { applyChanges } from '../../../models/engine/scenario.ts';
import { assumptionsOfSliders, changesOfSliders, type Sliders } from '../../../models/engine/sliders.ts';
import type { Outcome } from '../../../models/outcome.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { programmeOf, type ProgrammeKey } from '../../db/programmes.ts';
import type { Reader } from '../../db/reader.ts';
import { ledgerOutcome } from '../portfolio/ledger.ts';
import { loadInputs } from './load-scenarios.ts';

/** What a scenario comes to with its panel at rest, and with it as it stands. */
export interface LiveAnswer {
  readonly without: OutcomeSums;
  readonly with: OutcomeSums;
  /** The programme under the scenario's own assumptions: types, categories, season. */
  readonly portfolio: Portfolio;
  /** The projects of the scenario, panel at rest. */
  readonly states: readonly ProjectState[];
  /** Its sources in order, which no panel moves. */
  readonly sources: SourceRows;
  /** The programme as it stands, for tonnes by type and project. */
  readonly outcome: Outcome;
}

/** The panel asks for a season that is none; what it says else stands. */
export interface LiveRefusal {
  readonly refused: 'season';
}

type Rest = Omit<LiveAnswer, 'with'>;

const KEPT = 6;
/** One memory per connection, as for the ledger: compiled once per data version, day and scenario. */
const memories = new WeakMap<Reader, Map<string, Promise<Rest>>>();

/** Evaluates a scenario under its panel; nothing is stored. The scenario itself is kept in memory, so that an answer costs one evaluation. */
export async function liveAnswer(
  reader: Reader,
  key: ProgrammeKey,
  asOf: string,
  scenario: string,
  sliders: Sliders,
): Promise<LiveAnswer | (Rest & LiveRefusal)> {
  const rest = await restOf(reader, key, asOf, scenario);
  const changes = changesOfSliders(sliders);
  const assumptions = assumptionsOfSliders(sliders);
  if (changes.length === 0 && assumesNothing(assumptions)) return { ...rest, with: rest.without };
  if (!isSeason(rest.portfolio, assumptions)) return { ...rest, refused: 'season' };
  const portfolio = withAssumptions(rest.portfolio, assumptions);
  return { ...rest, with: frameOf(portfolio, applyChanges(rest.states, changes), rest.sources) };
}

/** A season must have days in it for every target to have something to measure against; the model's own check says so. */
function isSeason(portfolio: Portfolio, assumptions: Assumptions): boolean {
  if (assumesNothing(assumptions)) return true;
  const { format, year, season, zones, targets } = withAssumptions(portfolio, assumptions);
  return parsePortfolio(
    { format, year, season, zones, targets: (targets ?? []).filter(({ only }) => only == null) },
    '',
  ).ok;
}

async function restOf(reader: Reader, key: ProgrammeKey, asOf: string, scenario: string): Promise<Rest> {
  const { data_version } = await programmeOf(reader, key);
  const said = await loadInputs(reader, key, scenario);
  const kept = memories.get(reader) ?? new Map<string, Promise<Rest>>();
  memories.set(reader, kept);
  const name = JSON.stringify([key.city, key.programme, data_version, asOf, said.changes, said.assumptions]);
  const known = kept.get(name);
  if (known !== undefined) return known;

  const computing = ledgerOutcome(reader, key, asOf).then((ledger): Rest => {
    const portfolio = withAssumptions(ledger.portfolio, said.assumptions);
    const states = applyChanges(baselineStates(portfolio), said.changes);
    const sources = sourceRows(portfolio);
    return { without: frameOf(portfolio, states, sources), portfolio, states, sources, outcome: ledger.outcome };
  });
  kept.set(name, computing);
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
  // What failed once is tried anew the next time.
  computing.catch(() => kept.delete(name));
  return computing;
}

function frameOf(portfolio: Portfolio, states: readonly ProjectState[], sources: SourceRows): OutcomeSums {
  return outcomeSums(evaluateColumns(compile(portfolio, states, sources)), null);
}
