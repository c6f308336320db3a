import { z } from 'zod';
import { POLLUTANTS, STATUSES, WARNINGS } from '../../../models/vocabulary.ts';
import { projectSchema } from '../../catalogue/project-schema.ts';
import { READ_ONLY } from '../../services/projects/read-api-project.ts';
import type { Shape } from './operation.ts';
import { problem } from './shapes.ts';

const { capital, om, life, rate, ...shared } = projectSchema.shape;
const amount = z.number();

const tonnes = z.strictObject({
  full_year: amount,
  year: amount,
  season: amount,
  year_to_date: amount,
  season_to_date: amount,
});

/** Credited figures, as the list shows them: null until the ledger was credited for the first time. */
const figures = z.strictObject({
  book: z.enum(['planned', 'pool']),
  counts: z.boolean(),
  first_day: z.string().nullable(),
  reduces: z.partialRecord(z.enum(POLLUTANTS), tonnes),
  annualised: amount,
  warnings: z.array(z.enum(WARNINGS)),
});

/** Values of the city's own fields (`x_text_…`, `x_number_…`, `x_day_…`, `x_choice_…`, `x_yesno_…`) stand beside the others; what is empty is left out. */
const own = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const record = z
  .object({
    ...shared,
    id: z.string(),
    /** 万元 and 万元 a year. */
    cost: z.strictObject({ capital: amount, om: amount, life, rate }),
    status: z.enum(STATUSES),
    paused_from: z.string().nullable(),
    pause_reason: z.string().nullable(),
    merged_into: z.string().nullable(),
    version: z.int(),
    created: z.string(),
    created_by: z.string(),
    updated: z.string(),
    updated_by: z.string(),
  })
  .catchall(own);
const project = record.extend({ figures: figures.nullable() });

/** What a program may send: the one schema of a project with its money under `cost`; what an answer states beside it is left aside. */
const stated = z
  .object({
    ...shared,
    cost: z
      .strictObject({ capital: capital.optional(), om: om.optional(), life: life.optional(), rate: rate.optional() })
      .nullish(),
    ...(Object.fromEntries(READ_ONLY.map((key) => [key, z.unknown().optional().meta({ readOnly: true })])) as Record<
      (typeof READ_ONLY)[number],
      z.ZodOptional<z.ZodUnknown>
    >),
  })
  .catchall(own);

const sums = z.record(z.string(), amount);
const list = z.strictObject({
  total: z.int(),
  page: z.int(),
  per: z.int(),
  rows: z.array(project),
  /** By book; `none` for what has no figures yet. */
  totals: z.partialRecord(z.enum(['planned', 'pool', 'none']), sums),
  /** What the address named and the list does not know. */
  ignored: z.array(z.string()),
});

const side = z.unknown();
/** A stale version: always what stands; what was read and what was sent too, where what was sent is a project. */
const conflict = problem.extend({
  theirs: record,
  base: record.optional(),
  mine: record.optional(),
  fields: z
    .array(
      z.strictObject({
        field: z.string(),
        base: side,
        theirs: side,
        mine: side,
        touched: z.enum(['theirs', 'mine', 'both']),
      }),
    )
    .optional(),
});

const output = (name: string, schema: z.ZodType): Shape => ({ name, schema, io: 'output' });
export const projectShape = output('Project', project);
export const projectListShape = output('ProjectList', list);
export const conflictShape = output('Conflict', conflict);
export const projectInputShape: Shape = { name: 'ProjectInput', schema: stated, io: 'input' };
