import type { ProjectState } from '../engine/project-state.ts';
import { compile, evaluateColumns } from '../engine/evaluation.ts';
import type { Choice, Portfolio, Source, Target } from '../portfolio.ts';
import type { Pollutant } from '../vocabulary.ts';

/** Something a plan adds up: tonnes of a pollutant somewhere, or finished projects. Written as a target, so that the engine measures it. */
export interface Quantity {
  readonly target: Target;
  /** Null for a count. */
  readonly pollutant: Pollutant | null;
}

/** The quantities of targets and of the objective; `ofTarget` has one, or NOx and VOC of a line. */
export interface Quantities {
  readonly all: readonly Quantity[];
  readonly ofTarget: ReadonlyMap<string, readonly number[]>;
  /** Of a max-reduction. */
  readonly objective: number | null;
}

/** Lists what has to be measured for these targets; equal quantities stand once. */
export function quantitiesOf(choice: Choice, targets: readonly Target[]): Quantities {
  const places = new Map<string, number>();
  const all: Quantity[] = [];
  const placeOf = (target: Omit<Target, 'id'>): number => {
    const key = JSON.stringify(target);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, all.length);
    return (
      all.push({
        target: { ...target, id: key },
        pollutant: target.pollutant ?? null,
      }) - 1
    );
  };
  const ofTarget = new Map(targets.map((target) => [target.id, measuredBy(target).map(placeOf)]));
  const objective =
    choice.objective === 'max-reduction'
      ? placeOf({ zone: null, pollutant: choice.pollutant!, season_tonnes: 0 })
      : null;
  return { all, ofTarget, objective };
}

function measuredBy(target: Target): readonly Omit<Target, 'id'>[] {
  const { zone = null, pollutant = null, only = null } = target;
  const season = (of: Pollutant) => ({
    zone,
    pollutant: of,
    season_tonnes: 0,
    only,
  });
  if (target.line !== undefined) return [season('NOx'), season('VOC')];
  if (target.count !== undefined) return [{ zone, count: 0, by: target.by!, only }];
  if (target.year_tonnes !== undefined) return [{ zone, pollutant, year_tonnes: 0, only }];
  if (target.full_year_tonnes !== undefined) return [{ zone, pollutant, full_year_tonnes: 0, only }];
  return [season(pollutant!)];
}

/** Measures quantities of some projects in book planned, by the engine: the only place where tonnes come from. */
export class Gauge {
  readonly #portfolio: Portfolio;
  readonly #sources: ReadonlyMap<string, Source>;

  constructor(portfolio: Portfolio) {
    // Inventories, scenarios and the choice itself play no part in what projects are credited.
    const zones = (portfolio.zones ?? []).map(({ id }) => ({ id }));
    this.#portfolio = {
      ...portfolio,
      zones,
      scenarios: [],
      choice: null,
      projects: [],
    };
    this.#sources = new Map((portfolio.sources ?? []).map((source) => [source.id, source]));
  }

  source(id: string): Source {
    return this.#sources.get(id)!;
  }

  measure(states: readonly ProjectState[], quantities: readonly Quantity[]): Float64Array {
    const ids = new Set(states.flatMap(({ project }) => project.source ?? []));
    const part: Portfolio = {
      ...this.#portfolio,
      sources: Array.from(ids, (id) => this.source(id)),
      targets: quantities.map(({ target }) => target),
    };
    const { targets } = evaluateColumns(compile(part, states));
    return Float64Array.from(targets, ({ books }) => books.planned.achieved);
  }
}
