import { z } from 'zod';
import { isDay } from './calendar.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import { type Pollutant, POLLUTANTS, STATUSES } from './vocabulary.ts';

/**
 * The shape of a `portfolio/v1` file: a self-contained programme year. Masses in t, money in 万元, days `YYYY-MM-DD`.
 * Every object is strict (a misspelt key is a fault). What needs two places at once is checked in `engine/checks`.
 * An optional key may also be null; both mean the default of the arithmetic.
 */

const text = z.string();
const id = z.string().min(1);
const number = z.number();
const whole = z.int();
const share = z.number().min(0).max(1);
const day = z.string().refine(isDay, { params: { code: 'not-a-day' } });
const pollutant = z.enum(POLLUTANTS);

/** An object that may hold a value for each pollutant and nothing else; unlike a record it reports a key `__proto__` too. */
function byPollutant<Value extends z.ZodType>(value: Value) {
  const keys = Object.fromEntries(POLLUTANTS.map((name) => [name, value.optional()]));
  return z.strictObject(keys as Record<Pollutant, z.ZodOptional<Value>>);
}

const status = z.enum(STATUSES);
const profile = z.array(number).nullish();

const control = z.strictObject({ capture: share.nullish(), removal: share.nullish(), uptime: share.nullish() });
const zoneBase = z.strictObject({ tonnes: number.min(0), profile, as_of: day.nullish() });
const sourceBase = zoneBase.extend({ control: control.nullish() });

const oneOrMany = z.union([text, z.array(text)]);
const select = z.strictObject({
  id: oneOrMany.optional(),
  group: oneOrMany.optional(),
  zone: oneOrMany.optional(),
  category: oneOrMany.optional(),
  type: oneOrMany.optional(),
  status: z.union([status, z.array(status)]).optional(),
  district: oneOrMany.optional(),
  source: oneOrMany.optional(),
  tag: oneOrMany.optional(),
  effective_after: day.optional(),
  effective_before: day.optional(),
});

const reduction = z.strictObject({
  tonnes: number.optional(),
  basis: z.enum(['original', 'remaining']).nullish(),
  fraction: number.max(1).optional(),
  from: number.max(1).optional(),
  to: number.max(1).optional(),
  control: control.optional(),
});

const distribution = z.discriminatedUnion('dist', [
  z.strictObject({ dist: z.literal('uniform'), min: number, max: number }),
  z.strictObject({ dist: z.literal('triangular'), min: number, mode: number, max: number }),
  z.strictObject({ dist: z.literal('pert'), min: number, mode: number, max: number }),
  z.strictObject({ dist: z.literal('normal'), mean: number, sd: number.min(0) }),
  z.strictObject({ dist: z.literal('lognormal'), median: number.gt(0), gsd: number.min(1) }),
]);
const uncertainty = z.strictObject({
  scale: distribution.nullish(),
  delay_days: distribution.nullish(),
  fail: share.nullish(),
});
/** What is taken of projects of a status as long as they say nothing of their own; stands above what is taken of their type. */
const statusDefault = z.strictObject({ slip_days: whole.min(0).max(1e6).nullish(), fail: share.nullish() });
/** Only what is planned and not built can still be late or fail. */
const statusDefaults = z.strictObject({ planned: statusDefault.optional(), building: statusDefault.optional() });
const sharedUncertainty = z.strictObject({
  by: z.enum(['type', 'district', 'zone', 'category', 'source']),
  scale: distribution.nullish(),
  delay_days: distribution.nullish(),
});

const zone = z.strictObject({
  id,
  name: text.nullish(),
  regime: text.nullish(),
  base: byPollutant(zoneBase).nullish(),
});

const source = z.strictObject({
  id,
  name: text.nullish(),
  zone: id,
  base: byPollutant(sourceBase).nullish(),
});

const target = z.strictObject({
  id,
  name: text.nullish(),
  zone: id.nullish(),
  pollutant: pollutant.nullish(),
  season_tonnes: number.optional(),
  season_percent: number.optional(),
  year_tonnes: number.optional(),
  full_year_tonnes: number.optional(),
  line: z.strictObject({ a: number, b: number }).optional(),
  count: whole.min(0).optional(),
  by: day.nullish(),
  only: select.nullish(),
});

const project = z.strictObject({
  id,
  name: text.nullish(),
  category: text.nullish(),
  type: text.nullish(),
  district: text.nullish(),
  group: id.nullish(),
  tags: z.array(text).nullish(),
  order: number.nullish(),
  source: id.nullish(),
  zone: id.nullish(),
  status,
  effective: day.nullish(),
  until: day.nullish(),
  uptime: share.nullish(),
  reduces: byPollutant(reduction).nullish(),
  profile,
  cost: z
    .strictObject({
      capital: number.nullish(),
      om: number.nullish(),
      life: number.gt(0).nullish(),
      rate: number.min(0).nullish(),
    })
    .nullish(),
  uncertainty: uncertainty.nullish(),
});

const change = z.strictObject({
  select,
  exclude: z.literal(true).optional(),
  include: z.literal(true).optional(),
  delay_days: whole.min(-1e6).max(1e6).optional(),
  effective: day.optional(),
  until: day.optional(),
  scale: byPollutant(number.min(0)).optional(),
  uptime: share.optional(),
  status: status.optional(),
  cost_factor: number.optional(),
});

const scenario = z.strictObject({
  id,
  name: text.nullish(),
  inherits: id.nullish(),
  changes: z.array(change).nullish(),
});

/** What a part of the candidates (a department's, a district's) may cost or must come to. Money as in budgets, `at_least` in real projects. */
const choiceLimit = z.strictObject({
  id,
  of: z.array(id),
  capital_at_most: number.min(0).nullish(),
  annual_at_most: number.min(0).nullish(),
  at_least: whole.min(0).nullish(),
});

const choice = z.strictObject({
  candidates: z.array(id).nullish(),
  required: z.array(id).nullish(),
  forbidden: z.array(id).nullish(),
  alternatives: z.array(z.array(id)).nullish(),
  objective: z.enum(['min-cost', 'max-attainment', 'max-reduction']),
  pollutant: pollutant.nullish(),
  targets: z.array(id).nullish(),
  budget_capital: number.min(0).nullish(),
  budget_annual: number.min(0).nullish(),
  starts_per_district: whole.min(0).nullish(),
  accelerate: z.record(z.string(), z.strictObject({ effective: day, extra_capital: number.nullish() })).nullish(),
  limits: z.array(choiceLimit).nullish(),
});

/** Schema of a whole portfolio file; `parsePortfolio` adds every check that needs more than one field. */
export const portfolioSchema = z.strictObject({
  format: z.literal('portfolio/v1'),
  name: text.nullish(),
  year: whole.min(1000).max(9998),
  as_of: day.nullish(),
  slip_days: z.record(z.string(), whole.min(0).max(1e6)).nullish(),
  season: z.strictObject({ from: day, to: day }),
  counting: z.union([z.literal('day'), z.strictObject({ months_after: whole.min(0).max(1e4) })]).nullish(),
  zones: z.array(zone).nullish(),
  targets: z.array(target).nullish(),
  sources: z.array(source).nullish(),
  projects: z.array(project).nullish(),
  scenarios: z.array(scenario).nullish(),
  choice: choice.nullish(),
  uncertainty_defaults: z.record(z.string(), uncertainty).nullish(),
  uncertainty_shared: z.array(sharedUncertainty).nullish(),
  status_defaults: statusDefaults.nullish(),
});

export type Portfolio = DeepReadonly<z.infer<typeof portfolioSchema>>;
export type Zone = DeepReadonly<z.infer<typeof zone>>;
export type Source = DeepReadonly<z.infer<typeof source>>;
export type SourceBase = DeepReadonly<z.infer<typeof sourceBase>>;
export type ZoneBase = DeepReadonly<z.infer<typeof zoneBase>>;
export type Target = DeepReadonly<z.infer<typeof target>>;
export type Project = DeepReadonly<z.infer<typeof project>>;
export type Reduction = DeepReadonly<z.infer<typeof reduction>>;
export type Select = DeepReadonly<z.infer<typeof select>>;
export type Change = DeepReadonly<z.infer<typeof change>>;
export type Scenario = DeepReadonly<z.infer<typeof scenario>>;
export type Choice = DeepReadonly<z.infer<typeof choice>>;
export type ChoiceLimit = DeepReadonly<z.infer<typeof choiceLimit>>;
export type Distribution = DeepReadonly<z.infer<typeof distribution>>;
export type Uncertainty = DeepReadonly<z.infer<typeof uncertainty>>;
export type StatusDefaults = DeepReadonly<z.infer<typeof statusDefaults>>;
export type SharedUncertainty = DeepReadonly<z.infer<typeof sharedUncertainty>>;
