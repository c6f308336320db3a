import { z } from 'zod';
import { isDay } from './calendar.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import { POLLUTANTS } from './vocabulary.ts';

/** The shape of `methods/*.yaml` and `factors/*.yaml`, explained key by key in models/README.md. Unknown keys are faults everywhere. */

const text = z.string().min(1);
const words = z.strictObject({ zh: text, en: text });
const day = z.string().refine(isDay, { params: { code: 'not-a-day' } });
const confidence = z.number().min(0).max(1);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const review = { reviewed: day, review_by: day };

export const FORMS = ['tonnes', 'control', 'quantity'] as const;

const input = z.strictObject({
  name: words,
  unit: text,
  floor: z.number(),
  ceiling: z.number(),
  default: z.number().optional(),
  factor: id.optional(),
  optional: z.literal(true).optional(),
  source: text.optional(),
  confidence: confidence.optional(),
  note: words.optional(),
  reviewed: day.optional(),
  review_by: day.optional(),
});

const example = z.strictObject({
  name: words,
  given: z.record(text, z.union([z.number(), text])),
  expect: z.record(text, z.number()),
  tolerance: z.number().min(0),
});

export const methodSchema = z.strictObject({
  id,
  name: words,
  words,
  form: z.enum(FORMS),
  pollutants: z.array(z.enum(POLLUTANTS)).min(1).optional(),
  applies_to: z.array(id),
  activity: text.optional(),
  inputs: z.record(text, input),
  constants: z.record(text, z.strictObject({ name: words, value: z.number(), unit: text, source: text })).default({}),
  formula: z.string(),
  empirical: z.record(text, z.strictObject({ unit: text, expects: z.record(text, text) })).default({}),
  steps: z.record(text, words.extend({ unit: text.optional() })).default({}),
  outputs: z.record(text, z.strictObject({ unit: text, show: z.literal(true).optional(), name: words.optional() })),
  subtract: words.optional(),
  note: words.optional(),
  source: text,
  confidence,
  ...review,
  examples: z.array(example),
});

export const factorSchema = z.strictObject({
  id,
  name: words,
  value: z.number(),
  unit: text,
  min: z.number(),
  max: z.number(),
  source: text,
  confidence,
  valid_from: day,
  valid_to: day.nullable(),
  ...review,
  document: text.optional(),
  region: text.optional(),
  applies_from: day.optional(),
  note: words.optional(),
});

export type MethodDefinition = DeepReadonly<z.infer<typeof methodSchema>>;
export type InputDefinition = DeepReadonly<z.infer<typeof input>>;
export type Factor = DeepReadonly<z.infer<typeof factorSchema>>;
export type Words = DeepReadonly<z.infer<typeof words>>;
export type Form = (typeof FORMS)[number];
