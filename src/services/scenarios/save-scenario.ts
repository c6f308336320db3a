import { assumesNothing, withAssumptions, type Assumptions } from '../../../models/engine/assumptions.ts';
import type { Lock } from '../../../models/engine/locks.ts';
import { parsePortfolio } from '../../../models/engine/parse-portfolio.ts';
import type { Fault } from '../../../models/fault.ts';
import type { Change, Portfolio, Scenario } from '../../../models/portfolio.ts';
import { problem, type Problem } from '../../catalogue/problem.ts';
import type { Preset } from '../../catalogue/scenario-presets.ts';
import { writeAudit } from '../../db/audit.ts';
import { takeNumbers } from '../../db/counters.ts';
import { holdProgramme, type ProgrammeKey } from '../../db/programmes.ts';
import type { Writer } from '../../db/reader.ts';
import { findScenario, insertScenario, scenariosOf, updateScenario } from '../../db/scenarios.ts';
import type { ScenariosTable } from '../../db/tables/run-tables.ts';
import { NotFound } from '../../errors.ts';
import { signature, type Actor } from '../actor.ts';
import { loadPortfolio } from '../portfolio/load-portfolio.ts';
import { inputsOf, ownAssumptions, ownLocks, portfolioScenario } from './load-scenarios.ts';
import { locksText, newlyBroken, type BrokenLock } from './scenario-locks.ts';
import { assumptionsText } from './run-inputs.ts';

const LONGEST_NAME = 100;
const LONGEST_NOTE = 2000;

/** The preset a scenario was made from, and the day whose data it read. */
export interface ScenarioOrigin {
  readonly preset: Preset;
  readonly as_of: string;
}

/** A scenario as a person states it; `id` null makes a new one, `version` is the one they saw. */
export interface ScenarioInput {
  readonly id: string | null;
  readonly version: number | null;
  readonly name: string;
  readonly parent: string | null;
  readonly changes: readonly Change[];
  readonly note: string | null;
  readonly archived?: boolean;
  /** What it assumes about the programme itself; left out: as before. */
  readonly assumptions?: Assumptions;
  /** Whom it locks; left out: as before. */
  readonly locks?: readonly Lock[];
  /** Where a new scenario comes from; left out: as before, or somebody's own. */
  readonly origin?: ScenarioOrigin | null;
}

export type ScenarioSave =
  | { readonly kind: 'saved'; readonly scenario: ScenariosTable }
  | {
      readonly kind: 'invalid';
      readonly problems: readonly Problem[];
      readonly faults: readonly Fault[];
      /** Locks the changes would break: they take out what must stay, or take what must not be taken. */
      readonly broken: readonly BrokenLock[];
    }
  | { readonly kind: 'stale'; readonly theirs: ScenariosTable };

/** Saves a scenario with its audit row; what the model would not take is refused with its faults. */
export async function saveScenario(
  trx: Writer,
  actor: Actor,
  key: ProgrammeKey,
  asOf: string,
  input: ScenarioInput,
): Promise<ScenarioSave> {
  await holdProgramme(trx, key);
  const before = input.id === null ? null : await findScenario(trx, key, input.id);
  if (before === undefined) throw new NotFound('scenario', input.id ?? '');
  const problems = scenarioProblems(input);
  if (problems.length > 0) return { kind: 'invalid', problems, faults: [], broken: [] };
  if (before !== null && input.version !== before.version) return { kind: 'stale', theirs: before };

  const at = actor.now.toISOString();
  const row: ScenariosTable = {
    city: key.city,
    programme: key.programme,
    id: before?.id ?? `S${String(await takeNumbers(trx, key.city, `scenario/${key.programme}`))}`,
    name: input.name.normalize('NFC').trim(),
    parent: input.parent,
    changes: JSON.stringify(input.changes),
    assumptions: assumptionsText(input.assumptions ?? (before === null ? {} : ownAssumptions(before))),
    locks: locksText(input.locks ?? (before === null ? [] : ownLocks(before))),
    note: input.note,
    origin: input.origin == null ? (before?.origin ?? null) : JSON.stringify(input.origin),
    author: before?.author ?? actor.person.displayName,
    archived: input.archived === true ? 1 : 0,
    version: (before?.version ?? 0) + 1,
    created: before?.created ?? at,
    updated: at,
  };
  const others = (await scenariosOf(trx, key, true)).filter(({ id }) => id !== row.id);
  const programme = await loadPortfolio(trx, key, asOf);
  const faults = faultsOf(programme, others, row);
  if (faults.length > 0) return { kind: 'invalid', problems: [], faults, broken: [] };
  const broken = newlyBroken(programme, others, before, row);
  if (broken.length > 0) return { kind: 'invalid', problems: [], faults: [], broken };
  await put(trx, actor, before, row);
  return { kind: 'saved', scenario: row };
}

async function put(trx: Writer, actor: Actor, before: ScenariosTable | null, row: ScenariosTable): Promise<void> {
  if (before === null) await insertScenario(trx, row);
  else if (!(await updateScenario(trx, row)))
    throw new Error(`scenario ${row.id} changed in the transaction that read it`);
  const fields = ['name', 'parent', 'changes', 'assumptions', 'locks', 'note', 'origin', 'archived'] as const;
  await writeAudit(trx, [
    {
      ...signature(actor),
      city: row.city,
      programme: row.programme,
      action: before === null ? 'create' : 'update',
      entity: 'scenario',
      entity_id: row.id,
      changes: fields
        .filter((field) => before?.[field] !== row[field])
        .map((field) => ({ field, from: before?.[field] ?? null, to: row[field] })),
    },
  ]);
}

/** What is wrong with a scenario's name and note, before the model is asked. */
export function scenarioProblems({ name, note }: Pick<ScenarioInput, 'name' | 'note'>): readonly Problem[] {
  const problems: Problem[] = [];
  if (name.trim() === '') problems.push(problem('name', 'required'));
  if (name.length > LONGEST_NAME) problems.push(problem('name', 'too-long'));
  if ((note?.length ?? 0) > LONGEST_NOTE) problems.push(problem('note', 'too-long'));
  return problems;
}

/** What the model has against the scenario beside all others of the programme (unknown parent, circle, empty change, season outside the year …). */
function faultsOf(programme: Portfolio, others: readonly ScenariosTable[], row: ScenariosTable): readonly Fault[] {
  const scenarios: Scenario[] = [...others, row].map(portfolioScenario);
  const parsed = parsePortfolio({ ...programme, scenarios }, row.name);
  if (!parsed.ok) return parsed.faults;
  const { assumptions } = inputsOf([...others, row], row.id);
  if (assumesNothing(assumptions)) return [];
  const assumed = parsePortfolio({ ...withAssumptions(programme, assumptions), scenarios: [] }, row.name);
  return assumed.ok ? [] : assumed.faults;
}
