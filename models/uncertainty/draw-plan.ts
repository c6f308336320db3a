import type { ProjectState } from '../engine/project-state.ts';
import type { Distribution, Portfolio, SharedUncertainty, Uncertainty } from '../portfolio.ts';
import { statusDefault } from '../status-default.ts';
import { type StreamKey, streamKey } from './random-bits.ts';
import { type Sampler, Samplers } from './sampler.ts';

/** One quantity to draw: from which stream, by which distribution. */
export interface Drawn {
  readonly key: StreamKey;
  readonly sampler: Sampler;
}

/** What a project draws: its own quantities, and which rows of the shared ones act on it. */
export interface ProjectDraws {
  readonly scale: Drawn | null;
  readonly delay: Drawn | null;
  /** Probability that it does not happen at all. */
  readonly fail: { readonly key: StreamKey; readonly probability: number } | null;
  readonly sharedScales: readonly number[];
  readonly sharedDelays: readonly number[];
}

/** Who draws what: per project row (null: it does not vary), and the quantities that many projects have in common. */
export interface DrawPlan {
  readonly projects: readonly (ProjectDraws | null)[];
  readonly shared: readonly Drawn[];
}

/** How numbers are drawn. */
export interface DrawRules {
  readonly seed: number;
  /** Draw the shared quantities for each project apart: what a planner would claim who forgets that errors are shared. */
  readonly independent?: boolean;
}

/**
 * Plans the draws of the projects of a valid portfolio. A stream is named by the seed, the purpose and `group ?? id`, or by the
 * kind of a shared rule, how many of its kind stand before it, and the value it is drawn for: by nothing else.
 */
export function planDraws(portfolio: Portfolio, states: readonly ProjectState[], rules: DrawRules): DrawPlan {
  const register = new SharedRegister(portfolio.uncertainty_shared ?? [], rules);
  const projects = states.map((state) => drawsOf(state, portfolio, register, rules));
  return { projects, shared: register.drawn };
}

function drawsOf(
  state: ProjectState,
  portfolio: Portfolio,
  register: SharedRegister,
  { seed }: DrawRules,
): ProjectDraws | null {
  // What is done does not vary: of a built project only the size, of a verified one nothing.
  if (state.status === 'verified') return null;
  const happens = state.status !== 'built';
  const { project } = state;
  const own = project.uncertainty ?? defaultOf(state, portfolio);
  const real = project.group ?? project.id;
  const draw = (purpose: string, distribution: Distribution | null | undefined): Drawn | null =>
    distribution == null ? null : { key: ownKey(seed, purpose, real), sampler: register.samplers.of(distribution) };

  const draws: ProjectDraws = {
    scale: draw('scale', own.scale),
    delay: happens ? draw('delay', own.delay_days) : null,
    fail: happens && own.fail != null ? { key: ownKey(seed, 'fail', real), probability: own.fail } : null,
    sharedScales: register.rowsOf(state, 'scale'),
    sharedDelays: happens ? register.rowsOf(state, 'delay_days') : [],
  };
  const { scale, delay, fail, sharedScales, sharedDelays } = draws;
  const varies = scale !== null || delay !== null || fail !== null || sharedScales.length + sharedDelays.length > 0;
  return varies ? draws : null;
}

/** What is taken of a project that says nothing itself: as its type, but for the failure of its status. */
function defaultOf({ project, status }: ProjectState, portfolio: Portfolio): Uncertainty {
  const type = project.type ?? null;
  const defaults = portfolio.uncertainty_defaults ?? {};
  const ofType = type !== null && Object.hasOwn(defaults, type) ? defaults[type]! : {};
  const { fail } = statusDefault(portfolio, status);
  return fail == null ? ofType : { ...ofType, fail };
}

function ownKey(seed: number, purpose: string, real: string): StreamKey {
  return streamKey(JSON.stringify([seed, purpose, real]));
}

type Quantity = 'scale' | 'delay_days';

/** Gives each shared rule and value its row, as projects ask for them. */
class SharedRegister {
  readonly drawn: Drawn[] = [];
  readonly samplers = new Samplers();
  readonly #rows = new Map<string, number>();
  readonly #rules: readonly { readonly rule: SharedUncertainty; readonly nth: number }[];
  readonly #how: DrawRules;

  constructor(rules: readonly SharedUncertainty[], how: DrawRules) {
    this.#how = how;
    this.#rules = rules.map((rule, index) => ({
      rule,
      nth: rules.slice(0, index).filter(({ by }) => by === rule.by).length,
    }));
  }

  /** The rows that act on a project; a project without a value for `by` takes none. */
  rowsOf(state: ProjectState, quantity: Quantity): readonly number[] {
    return this.#rules.flatMap(({ rule, nth }) => {
      const distribution = rule[quantity];
      const value = valueOf(state, rule.by);
      if (distribution == null || value == null) return [];
      const alone = this.#how.independent === true ? [state.project.group ?? state.project.id] : [];
      const name = JSON.stringify([this.#how.seed, 'shared', rule.by, nth, quantity, value, ...alone]);
      return [this.#row(name, distribution)];
    });
  }

  #row(name: string, distribution: Distribution): number {
    const known = this.#rows.get(name);
    if (known !== undefined) return known;
    const row = this.drawn.push({ key: streamKey(name), sampler: this.samplers.of(distribution) }) - 1;
    this.#rows.set(name, row);
    return row;
  }
}

function valueOf({ project, zone }: ProjectState, by: SharedUncertainty['by']): string | null | undefined {
  return by === 'zone' ? zone : project[by];
}
