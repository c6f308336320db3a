import { evaluate, evaluateWithChanges } from '../engine/evaluate.ts';
import { applyScenario, scenarioChanges } from '../engine/scenario.ts';
import type { Outcome, Standing } from '../outcome.ts';
import type { Portfolio } from '../portfolio.ts';
import type { Pollutant } from '../vocabulary.ts';
import type { Plan } from './plan.ts';
import { planChanges } from './plan-changes.ts';

/** Tonnes in book planned: those of the season and of a full year. */
export interface Tonnes {
  readonly season: number;
  readonly fullYear: number;
}
type ByPollutant = Readonly<Partial<Record<Pollutant, Tonnes>>>;

/** Where everything stands in book planned, without the plan or with it. */
export interface PlanSide {
  readonly targets: readonly (Standing & { readonly id: string })[];
  readonly zones: readonly {
    readonly id: string;
    readonly tonnes: ByPollutant;
  }[];
}

/** What a plan changes, by the engine, of every target and zone, and of every entry whose credit moves or that is chosen. */
export interface PlanSides {
  readonly before: PlanSide;
  readonly after: PlanSide;
  readonly moved: readonly {
    readonly id: string;
    readonly gains: ByPollutant;
  }[];
}

const ZERO: Tonnes = { season: 0, fullYear: 0 };

/** Evaluates a valid portfolio under a scenario (null: none) with what is chosen and without. */
export function planSides(portfolio: Portfolio, scenario: string | null, chosen: Plan['chosen']): PlanSides {
  const own = scenario === null ? [] : scenarioChanges(portfolio, scenario);
  const changes = [...own, ...planChanges(applyScenario(portfolio, scenario), chosen)];
  const [before, after] = [evaluate(portfolio, scenario), evaluateWithChanges(portfolio, changes)];
  const taken = new Set(chosen.map(({ id }) => id));
  const was = new Map(before.projects.map(({ id, reduces }) => [id, reduces]));
  const proposed = new Set(
    applyScenario(portfolio, scenario)
      .filter(({ status, excluded }) => status === 'proposed' || status === 'cancelled' || excluded)
      .map(({ project }) => project.id),
  );
  const moved = after.projects.flatMap(({ id, reduces }) => {
    // The figures of a proposed project are those of book pool: in book planned it brings nothing yet.
    const old = proposed.has(id) ? {} : tonnesOf(was.get(id)!);
    const now = proposed.has(id) && !taken.has(id) ? {} : tonnesOf(reduces);
    const gains = difference(now, old);
    return taken.has(id) || Object.values(gains).some(moves) ? [{ id, gains }] : [];
  });
  return { before: sideOf(before), after: sideOf(after), moved };
}

function moves({ season, fullYear }: Tonnes): boolean {
  return Math.abs(season) > 1e-9 || Math.abs(fullYear) > 1e-9;
}

function sideOf({ targets, zones }: Outcome): PlanSide {
  return {
    targets: targets.map(({ id, books }) => ({ id, ...books.planned })),
    zones: zones.map(({ id, books }) => ({
      id,
      tonnes: tonnesOf(books.planned),
    })),
  };
}

function tonnesOf(sums: Outcome['projects'][number]['reduces']): ByPollutant {
  return Object.fromEntries(
    Object.entries(sums).map(([pollutant, { season, full_year: fullYear }]) => [pollutant, { season, fullYear }]),
  );
}

function difference(now: ByPollutant, old: ByPollutant): ByPollutant {
  const names = new Set([...Object.keys(now), ...Object.keys(old)] as Pollutant[]);
  return Object.fromEntries(
    Array.from(names, (name) => {
      const [one, other] = [now[name] ?? ZERO, old[name] ?? ZERO];
      return [
        name,
        {
          season: one.season - other.season,
          fullYear: one.fullYear - other.fullYear,
        },
      ];
    }),
  );
}
