import { z } from 'zod';
import { KINDS } from '../../services/briefing/kinds.ts';
import { LOCALES } from '../../words/messages.ts';
import { isDay } from '../../words/day.ts';
import type { Shape } from './operation.ts';
import { listOf } from './shapes.ts';

const text = z.string();
const day = text.refine(isDay);
const narrowing = text.trim().max(1000).nullable().default(null);

/** What may be ordered; everything but the kind may be left out. */
export const sheetOrderSchema = z.strictObject({
  kind: z.enum(KINDS),
  as_of: day.optional(),
  scenario: narrowing,
  zone: narrowing,
  district: narrowing,
  project: narrowing,
  query: narrowing,
  beside: narrowing,
  locale: z.enum(LOCALES).optional(),
});

const sheet = z.strictObject({
  id: text,
  kind: text,
  /** As it is called: 第N期（总第M期）, or a draft of its kind. */
  name: text,
  state: z.enum(['draft', 'reviewed', 'issued', 'withdrawn']),
  as_of: text,
  scenario: text.nullable(),
  zone: text.nullable(),
  district: text.nullable(),
  project: text.nullable(),
  query: text.nullable(),
  /** Scenarios a special report compares with its own. */
  beside: text.nullable(),
  locale: text,
  run: text,
  /** The issued sheet it corrects, and why. */
  corrects: text.nullable(),
  reason: text.nullable(),
  /** The schedule that prepared it. */
  schedule: text.nullable(),
  created: text,
  created_by: text,
  reviewed: text.nullable(),
  reviewed_by: text.nullable(),
  year: z.int().nullable(),
  number: z.int().nullable(),
  total: z.int().nullable(),
  code: text.nullable(),
  issued: text.nullable(),
  issued_by: text.nullable(),
  model_version: text.nullable(),
  fingerprint: text.nullable(),
  html_sha256: text.nullable(),
  withdrawn: text.nullable(),
  withdrawn_by: text.nullable(),
  withdrawn_reason: text.nullable(),
  version: z.int(),
});

const figure = z.strictObject({
  id: text,
  label: text,
  /** Before rounding. */
  value: z.number(),
  unit: text,
  printed: text,
  book: text.nullable(),
  pollutant: text.nullable(),
  basis: text,
  release: z.enum(['public', 'internal']),
  /** Figures it was made from. */
  of: z.array(text),
  projects: z.array(z.strictObject({ id: text, value: z.number() })),
  /** SHA-256 of the issued figure and the address of its trace; null in a draft, whose figures move with the data. */
  hash: text.nullable(),
  trace: text.nullable(),
});

const ranged = z.strictObject({ label: text, printed: text, basis: text, sentence: text });
const verdict = z.strictObject({
  /** The number as it stands in the text, and where. */
  text,
  start: z.int(),
  end: z.int(),
  verdict: z.enum(['right', 'wrong', 'unknown']),
  fault: text.nullable(),
  why: text.nullable(),
  /** The figure the text means, with the sentence that says it right. */
  meant: ranged.nullable(),
});

export const speechSchema = z.strictObject({ text: text.trim().min(1).max(20_000), as_of: day.optional() });

export const sheetOrderShape: Shape = { name: 'SheetOrder', schema: sheetOrderSchema, io: 'input' };
export const sheetListShape: Shape = { name: 'SheetList', schema: listOf(sheet), io: 'output' };
export const sheetShape: Shape = { name: 'Sheet', schema: sheet.extend({ figures: z.array(figure) }), io: 'output' };
export const speechShape: Shape = { name: 'Speech', schema: speechSchema, io: 'input' };
export const verdictsShape: Shape = {
  name: 'Verdicts',
  schema: z.strictObject({ as_of: text, right: z.int(), wrong: z.int(), unknown: z.int(), numbers: z.array(verdict) }),
  io: 'output',
};
