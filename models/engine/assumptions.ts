import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.ts';
import { portfolioSchema, type Portfolio, type StatusDefaults, type Uncertainty } from '../portfolio.ts';

const {
  season,
  counting,
  slip_days: slipDays,
  uncertainty_defaults: defaults,
  status_defaults: statuses,
} = portfolioSchema.shape;

/**
 * What a scenario assumes about the programme itself rather than about projects: a diff in the words of `portfolio/v1`. What is left out
 * stays as the programme has it; `slip_days` and `uncertainty_defaults` are laid over the programme's own type by type, `status_defaults` status by status.
 */
export const assumptionsSchema = z.strictObject({
  season: season.partial().optional(),
  counting: counting.unwrap().unwrap().optional(),
  slip_days: slipDays.unwrap().unwrap().optional(),
  uncertainty_defaults: defaults.unwrap().unwrap().optional(),
  status_defaults: statuses.unwrap().unwrap().optional(),
});

export type Assumptions = DeepReadonly<z.infer<typeof assumptionsSchema>>;

/** Does it assume nothing? Then the programme stands as it is. */
export function assumesNothing({
  season: days,
  counting: rule,
  slip_days: slips,
  uncertainty_defaults: odds,
  status_defaults: byStatus,
}: Assumptions): boolean {
  const empty = (object: object | undefined): boolean => object === undefined || Object.keys(object).length === 0;
  return empty(days) && rule === undefined && empty(slips) && empty(odds) && empty(byStatus);
}

/** Assumptions of a scenario over those of the scenario it inherits from. */
export function mergeAssumptions(parent: Assumptions, own: Assumptions): Assumptions {
  const rule = own.counting ?? parent.counting;
  return tidy({
    season: { ...parent.season, ...own.season },
    ...(rule === undefined ? {} : { counting: rule }),
    slip_days: { ...parent.slip_days, ...own.slip_days },
    uncertainty_defaults: mergeDefaults(parent.uncertainty_defaults ?? {}, own.uncertainty_defaults ?? {}),
    status_defaults: mergeStatuses(parent.status_defaults ?? {}, own.status_defaults ?? {}),
  });
}

/** The portfolio under assumptions; under none it is the very same object. */
export function withAssumptions(portfolio: Portfolio, assumptions: Assumptions): Portfolio {
  if (assumesNothing(assumptions)) return portfolio;
  const { season: days, counting: rule, ...rest } = tidy(assumptions);
  const { slip_days: slips, uncertainty_defaults: odds, status_defaults: byStatus } = rest;
  return {
    ...portfolio,
    ...(days === undefined ? {} : { season: { ...portfolio.season, ...days } }),
    ...(rule === undefined ? {} : { counting: rule }),
    ...(slips === undefined ? {} : { slip_days: { ...portfolio.slip_days, ...slips } }),
    ...(odds === undefined ? {} : { uncertainty_defaults: mergeDefaults(portfolio.uncertainty_defaults ?? {}, odds) }),
    ...(byStatus === undefined ? {} : { status_defaults: mergeStatuses(portfolio.status_defaults ?? {}, byStatus) }),
  };
}

type Defaults = Readonly<Record<string, Uncertainty>>;

/** A type's spread, delay and failure are assumed one by one: what is not named stays. */
function mergeDefaults(below: Defaults, above: Defaults): Defaults {
  const types = Object.entries(above).map(([type, odds]) => [type, { ...below[type], ...odds }] as const);
  return { ...below, ...Object.fromEntries(types) };
}

function mergeStatuses(below: StatusDefaults, above: StatusDefaults): StatusDefaults {
  const merged = (['planned', 'building'] as const).flatMap((status) =>
    below[status] === undefined && above[status] === undefined
      ? []
      : [[status, { ...below[status], ...above[status] }] as const],
  );
  return Object.fromEntries(merged);
}

/** Without the keys that hold nothing, so that equal assumptions are equal as text. */
function tidy(assumptions: Assumptions): Assumptions {
  const kept = Object.entries(assumptions).filter(
    ([, value]) => typeof value !== 'object' || Object.keys(value as object).length > 0,
  );
  return Object.fromEntries(kept);
}
