import { z } from 'zod';
import { POLLUTANTS, STATUSES } from '../../models/vocabulary.ts';
import { isDay } from '../words/day.ts';
import { AMOUNT_LEVELS, COUNTED, CRS, MANDATES, ORIGINS } from './fields.ts';
import { STEP_IDS } from './steps.ts';
import { acrossFields } from './across-fields.ts';
import { checkOwnValues, partedInput } from './own-values.ts';
import { isPrintable } from './printable.ts';
import { problem, type Checked, type Problem } from './problem.ts';

/** The one schema of a project: the web form, the API, the spreadsheet row and the command line all end here. Issues carry codes, never prose. */

const day = z.string().refine(isDay, 'not-a-day');
const text = (longest: number) =>
  z
    .string()
    .transform((typed) => typed.normalize('NFC').trim())
    .pipe(z.string().max(longest, 'too-long').refine(isPrintable, 'control-character'));
const optional = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);
const share = z.number('not-a-number').min(0, 'out-of-range').max(1, 'out-of-range');
const finite = z.number('not-a-number').refine(Number.isFinite, 'not-a-number');

const hasDays = (value: unknown): boolean => {
  const { from, until } = (value ?? {}) as { readonly from?: unknown; readonly until?: unknown };
  return typeof from === 'string' && isDay(from) && typeof until === 'string' && isDay(until);
};

export const measureSchema = z.strictObject({
  method: z.string().max(64, 'too-long'),
  inputs: z.record(z.string().max(64), z.union([finite, z.string().max(100, 'too-long')])),
  basis: z.enum(['original', 'remaining']).default('original'),
});

export const reductionSchema = z.union([
  z.strictObject({ tonnes: finite, basis: z.enum(['original', 'remaining']).optional() }),
  z.strictObject({ fraction: finite.max(1, 'out-of-range') }),
  z.strictObject({ from: share, to: share }).refine((pair) => pair.from < 1, 'from-is-one'),
  z.strictObject({
    control: z
      .strictObject({ capture: share.optional(), removal: share.optional(), uptime: share.optional() })
      .refine((control) => Object.keys(control).length > 0, 'control-empty'),
  }),
]);

export const trancheSchema = z.strictObject({
  day: optional(day),
  share,
  /** Planned and done, in the unit. */
  quantity: optional(finite),
  done: optional(finite.min(0, 'out-of-range')),
  unit: optional(z.string().max(20, 'too-long')),
  status: z.enum(STATUSES),
  evidence: optional(text(200)),
});

export const windowSchema = z
  .strictObject({ from: day, until: day, share: share.default(1) })
  // A share that is wrong does not hide days that are turned round.
  .refine((window) => window.until >= window.from, {
    error: 'window-order',
    path: ['until'],
    when: ({ value }) => hasDays(value),
  });

export const amountSchema = z.strictObject({
  pollutant: z.enum(POLLUTANTS),
  level: z.enum(AMOUNT_LEVELS),
  tonnes: finite,
  day: optional(day),
  document: optional(text(200)),
  batch: optional(text(64)),
  cut_code: optional(text(20)),
  cut_reason: optional(text(500)),
});

/** Every field by itself; what fields must be together is `acrossFields`. */
export const projectSchema = z.strictObject({
  id: optional(text(32)),
  sender_code: optional(text(64)),
  name: text(200).pipe(z.string().min(1, 'required')),
  category: text(64).pipe(z.string().min(1, 'required')),
  type: text(64).pipe(z.string().min(1, 'required')),
  process: optional(text(200)),
  enterprise: optional(text(200)),
  credit_code: optional(text(40)),
  permit: optional(text(64)),
  industry: optional(text(8)),
  district: text(12).pipe(z.string().min(1, 'required')),
  area: optional(text(64)),
  zone: optional(text(64)),
  lon: optional(finite.min(73, 'out-of-range').max(136, 'out-of-range')),
  lat: optional(finite.min(3, 'out-of-range').max(54, 'out-of-range')),
  crs: optional(z.enum(CRS)),
  content: optional(text(2000)),
  source: optional(text(64)),
  activity: optional(finite.min(0, 'out-of-range')),
  activity_unit: optional(text(20)),
  measures: z.array(measureSchema).max(20, 'too-many').default([]),
  reduces: z.partialRecord(z.enum(POLLUTANTS), reductionSchema).default({}),
  uptime: share.default(1),
  until: optional(day),
  profile: optional(z.array(finite.min(0, 'out-of-range')).length(12, 'twelve-shares')),
  tranches: z.array(trancheSchema).max(200, 'too-many').default([]),
  windows: z.array(windowSchema).max(50, 'too-many').default([]),
  amounts: z.array(amountSchema).max(64, 'too-many').default([]),
  counted: optional(z.enum(COUNTED)),
  mandate: optional(z.enum(MANDATES)),
  mandate_doc: optional(text(200)),
  capital: optional(finite.min(0, 'out-of-range').max(1e9, 'out-of-range')),
  om: optional(finite.max(1e9, 'out-of-range')),
  life: optional(finite.gt(0, 'out-of-range').max(100, 'out-of-range')),
  rate: optional(share),
  central_fund: optional(finite.min(0, 'out-of-range').max(1e9, 'out-of-range')),
  spent: optional(finite.min(0, 'out-of-range').max(1e9, 'out-of-range')),
  fund_no: optional(text(64)),
  plan_start: optional(day),
  plan_finish: optional(day),
  start: optional(day),
  finish: optional(day),
  run: optional(day),
  started: optional(day),
  finished: optional(day),
  effective: optional(day),
  progress: optional(finite.min(0, 'out-of-range').max(100, 'out-of-range')),
  step: z.enum(STEP_IDS as [string, ...string[]]).default('reserve'),
  problem: optional(text(2000)),
  lead: optional(text(100)),
  owner: optional(text(50)),
  phone: optional(text(30)),
  tags: z.array(text(40)).max(40, 'too-many').default([]),
  order: finite.default(0),
  group: optional(text(64)),
  parent: optional(text(64)),
  replaces: optional(text(64)),
  uncertainty: optional(z.record(z.string(), z.unknown())),
  origin: z.enum(ORIGINS).default('entered'),
});

/** A project as a person states it: typed values, days as text, money in 万元, shares as fractions of 1. */
export type ProjectInput = z.output<typeof projectSchema>;
export type Measure = z.output<typeof measureSchema>;
export type Reduction = z.output<typeof reductionSchema>;
export type Tranche = z.output<typeof trancheSchema>;
export type SeasonWindow = z.output<typeof windowSchema>;
export type Amount = z.output<typeof amountSchema>;

/**
 * Checks a whole project at once: the value, or every problem with its field. Unknown keys are problems too; values of the city's own fields
 * stand beside the others under their keys (`ownValuesOf`), checked as their kind.
 */
export function checkProject(input: unknown): Checked<ProjectInput> {
  const { rest, own } = typeof input === 'object' && input !== null ? partedInput(input) : { rest: input, own: {} };
  const parsed = projectSchema.safeParse(rest, { reportInput: true });
  const { values, problems } = checkOwnValues(own);
  // One faulty field hides no rule that asks for others.
  const across = acrossFields(parsed.success ? parsed.data : soundFields(rest));
  if (parsed.success && across.length + problems.length === 0)
    return { ok: true, value: { ...parsed.data, ...values } };
  return { ok: false, problems: [...(parsed.error?.issues.flatMap(problemsOf) ?? []), ...across, ...problems] };
}

/** The fields of a faulty project that are right by themselves. */
function soundFields(input: unknown): Partial<ProjectInput> {
  if (typeof input !== 'object' || input === null) return {};
  const stated = input as Readonly<Record<string, unknown>>;
  const read = Object.entries(projectSchema.shape).flatMap(([key, schema]) => {
    const field = schema.safeParse(stated[key]);
    return field.success ? [[key, field.data] as const] : [];
  });
  return Object.fromEntries(read);
}

/** A faulty project as far as each field stands for itself, so that it can be held against what is there beside its faults. */
export type SoundParts = Partial<ProjectInput>;

export function soundParts(input: unknown): SoundParts {
  if (typeof input !== 'object' || input === null) return {};
  const { rest, own } = partedInput(input);
  return { ...soundFields(rest), ...checkOwnValues(own).values };
}

const CODES: Readonly<Record<string, string>> = {
  invalid_type: 'wrong-type',
  invalid_value: 'not-an-option',
  invalid_union: 'not-a-reduction',
  too_big: 'too-long',
  too_small: 'required',
  unrecognized_keys: 'unknown-field',
};

function problemsOf(issue: z.core.$ZodIssue): readonly Problem[] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => problem(field === '' ? key : `${field}.${key}`, 'unknown-field'));
  // What is not there at all, or stands empty, was left out, whatever kind it should be of.
  if (issue.code === 'invalid_type' && (issue.input ?? null) === null) return [problem(field, 'required')];
  if (issue.code === 'too_big' && issue.message === 'out-of-range')
    return [problem(field, 'above-most', { value: String(issue.input), most: Number(issue.maximum) })];
  if (issue.code === 'too_small' && issue.message === 'out-of-range')
    return [
      problem(field, issue.inclusive === false ? 'not-above' : 'below-least', {
        value: String(issue.input),
        least: Number(issue.minimum),
      }),
    ];
  const ours = /^[a-z-]+$/.test(issue.message) ? issue.message : (CODES[issue.code] ?? 'wrong-type');
  return [problem(field, ours, issue.code === 'custom' ? (issue.params as Problem['params'] | undefined) : {})];
}
