import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.ts';

/**
 * The shape of `plan/v1`: what to choose, and how sure that is. Costs in 万元 and 万元 a year; tonnes, projects or (lines) a fraction
 * of the inventory as in an outcome. `sentence` is worded by whoever shows it; a machine reads `code`, `params` and `turns`.
 */

const number = z.number();

/** What a shadow price counts in. */
const PRICE_UNITS = ['cost-per-tonne', 'cost-per-project', 'tonnes-per-tonne', 'tonnes-per-project'] as const;

const target = z.strictObject({
  id: z.string(),
  required: number,
  achieved: number,
  /** achieved - required; what a line's means in tonnes of VOC stands beside it. */
  slack: number,
  slack_tonnes: number.optional(),
  met: z.boolean(),
  /** Per extra tonne (of VOC for a line) or project, from the linear relaxation; null where the plan does not meet the target. */
  shadow_price: number.nullable(),
  price_unit: z.enum(PRICE_UNITS),
});

const entry = z.strictObject({
  id: z.string(),
  effective: z.string().nullable(),
});
const cost = z.strictObject({ capital: number, annualised: number });

/** What would have to change for the decision to turn. */
const turn = z.union([
  z.strictObject({ kind: z.literal('cost-below'), annualised: number }),
  z.strictObject({
    kind: z.literal('target-raised'),
    target: z.string(),
    by: number,
    unit: z.enum(['t', 'projects']),
  }),
]);

export const REASON_CODES = [
  'required',
  'needed',
  'fills-limit',
  'narrows',
  'reduces',
  'saves',
  'part-of-plan',
  'forbidden',
  'alternative-taken',
  'starts-used-up',
  'over-budget',
  'over-limit',
  'no-help',
  'hurts',
  'same-source-cheaper',
  'not-needed',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

const reason = z.strictObject({
  id: z.string(),
  chosen: z.boolean(),
  code: z.enum(REASON_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  turns: turn.nullable(),
});

/** What may not be proven of a plan for most targets: that no more can be met, that the others cannot lack less, that it cannot cost less. */
export const UNPROVEN = ['number', 'shortfall', 'cost'] as const;
export type Unproven = (typeof UNPROVEN)[number];

const conflict = z.strictObject({
  targets: z.array(z.string()),
  limits: z.array(z.string()),
});

const closest = z.strictObject({
  chosen: z.array(entry),
  /** Targets met. */
  objective: number,
  cost,
  targets: z.array(target),
});

/** Schema of a plan without its sentences. */
export const planSchema = z.strictObject({
  format: z.literal('plan/v1'),
  status: z.enum(['optimal', 'feasible', 'infeasible']),
  chosen: z.array(entry),
  objective: number.nullable(),
  bound: number.nullable(),
  gap_percent: number.nullable(),
  /** Of a feasible plan for most targets; absent of any other. */
  unproven: z.array(z.enum(UNPROVEN)).optional(),
  cost,
  targets: z.array(target),
  reasons: z.array(reason),
  /** Irreducible: each set cannot be kept together, and can as soon as one of it is let go. */
  conflicts: z.array(conflict),
  /** What comes nearest when the targets cannot all be met; null too when not even the limits can be kept. */
  closest: closest.nullable(),
  /** Sources with too many candidates to list every combination: the plan is true there, its bound is not proven. */
  simplified: z.array(z.string()),
});

export type Plan = DeepReadonly<z.infer<typeof planSchema>>;
export type PlanTarget = DeepReadonly<z.infer<typeof target>>;
export type Reason = DeepReadonly<z.infer<typeof reason>>;
export type Turn = DeepReadonly<z.infer<typeof turn>>;
export type Conflict = DeepReadonly<z.infer<typeof conflict>>;
