import { z } from 'zod';
import { factorSchema, methodSchema } from '../../../models/method-schema.ts';
import { assumptionsSchema } from '../../../models/engine/assumptions.ts';
import { outcomeSchema } from '../../../models/outcome.ts';
import { portfolioSchema } from '../../../models/portfolio.ts';
import type { Shape } from './operation.ts';

const text = z.string();
const output = (name: string, schema: z.ZodType): Shape => ({ name, schema, io: 'output' });

/** Short lists come whole: one page that holds them all. */
export const listOf = (rows: z.ZodType) =>
  z.strictObject({ total: z.int(), page: z.int(), per: z.int(), rows: z.array(rows), totals: z.strictObject({}) });

const changes = portfolioSchema.shape.scenarios.unwrap().unwrap().element.shape.changes.unwrap().unwrap();
const lock = z.strictObject({ kind: z.enum(['keep', 'bar']), select: changes.element.shape.select });
const scenario = z.strictObject({
  id: text,
  name: text,
  inherits: text.nullable(),
  changes,
  /** What it assumes about the programme itself, and whom it locks; what it inherits is not repeated. */
  assumptions: assumptionsSchema,
  locks: z.array(lock),
  note: text.nullable(),
  /** The ready-made scenario it began as and the day of the data; null = somebody's own. */
  origin: z.strictObject({ preset: text, as_of: text }).nullable(),
  author: text,
  archived: z.boolean(),
  version: z.int(),
  created: text,
  updated: text,
});

const run = z.strictObject({
  id: text,
  scenario: text.nullable(),
  scenario_name: text,
  /** The whole chain of changes, parents first. */
  changes,
  assumptions: assumptionsSchema,
  fingerprint: text,
  model_version: text,
  data_version: z.int(),
  as_of: text.nullable(),
  created: text,
  created_by: text,
  /** Which totals lack inputs. */
  incomplete: z.strictObject({ tonnes: z.boolean(), cost: z.boolean() }),
  outcome: outcomeSchema,
});

const standing = outcomeSchema.shape.targets.element.shape.books;
const target = portfolioSchema.shape.targets.unwrap().unwrap().element.extend({
  title: text.nullable(),
  district: text.nullable(),
  parent: text.nullable(),
  document: text.nullable(),
  issuer: text.nullable(),
  issued: text.nullable(),
  note: text.nullable(),
  books: standing,
});

const words = z.strictObject({ zh: text, en: text });
const line = z.strictObject({
  name: text,
  label: words,
  unit: text,
  formula: text,
  words,
  tex: words,
  mathml: words,
  uses: z.array(text),
});
const method = methodSchema.extend({ lines: z.array(line), factors: z.record(text, z.array(factorSchema)) });

const event = z.strictObject({
  id: z.int(),
  at: text,
  user_id: text,
  user_name: text,
  action: text,
  entity: text,
  entity_id: text,
  programme: text.nullable(),
  district: text.nullable(),
  changes: z.array(z.looseObject({ field: text, from: z.unknown(), to: z.unknown() })),
  reason: text.nullable(),
  batch: text.nullable(),
  request_id: text.nullable(),
});

/** What every refusal says. */
export const problem = z.looseObject({
  type: text,
  title: text,
  status: z.int(),
  detail: text,
  /** Number of the request, in the log and in the trail. */
  request: text,
  errors: z.array(z.strictObject({ field: text, message: text })),
  /** What has to be confirmed by its key before this is saved. */
  confirm: z.array(z.strictObject({ key: text, field: text, message: text })).optional(),
});

const fault = z.strictObject({
  id: text.nullable(),
  field: text,
  code: text,
  params: z.record(text, z.union([text, z.number()])),
  message: text,
});

export const scenarioShape = output('Scenario', scenario);
export const scenarioListShape = output('ScenarioList', listOf(scenario));
export const runShape = output('Run', run);
export const targetListShape = output('TargetList', listOf(target));
export const outcomeShape = output('Outcome', outcomeSchema);
export const portfolioShape: Shape = { name: 'Portfolio', schema: portfolioSchema, io: 'input' };
export const methodShape = output('Method', method);
export const methodListShape = output('MethodList', listOf(method));
export const auditListShape = output('AuditList', listOf(event));
export const problemShape = output('Problem', problem);
export const faultsShape = output('Faults', problem.extend({ faults: z.array(fault).optional() }));
export const descriptionShape = output('Description', z.looseObject({ openapi: z.literal('3.1.0') }));
