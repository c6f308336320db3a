import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly.ts';
import { BOOKS, POLLUTANTS, WARNINGS } from './vocabulary.ts';

/**
 * The shape of `outcome/v1`: what a portfolio achieves. Tonnes are credited reductions in t (negative where a project adds),
 * costs in 万元 and 万元 a year, costs per tonne in 万元/t of a full year. `…_to_date` stand only when the portfolio has `as_of`.
 */

const number = z.number();
const pollutant = z.enum(POLLUTANTS);
const book = z.enum(BOOKS);

const tonnes = z.strictObject({
  full_year: number,
  year: number,
  season: number,
  months: z.array(number).length(12),
  year_to_date: number.optional(),
  season_to_date: number.optional(),
});

const byPollutant = z.partialRecord(pollutant, tonnes);
const books = z.record(book, byPollutant);

const standing = z.strictObject({
  required: number,
  achieved: number,
  gap: number,
  met: z.boolean(),
  gap_tonnes: number.optional(),
});

const zoneOutcome = z.strictObject({ id: z.string(), base_season: z.partialRecord(pollutant, number), books });
const targetOutcome = z.strictObject({ id: z.string(), books: z.record(book, standing) });

const projectOutcome = z.strictObject({
  id: z.string(),
  counts: z.boolean(),
  first_day: z.string().nullable(),
  reduces: byPollutant,
  cost: z.strictObject({
    capital: number,
    annualised: number,
    per_tonne: z.partialRecord(pollutant, number.nullable()),
  }),
  warnings: z.array(z.enum(WARNINGS)),
});

const outcomeWarning = z.strictObject({
  code: z.enum(WARNINGS),
  zone: z.string().optional(),
  pollutant: pollutant.optional(),
  project: z.string().optional(),
});

/** Schema of a whole outcome. Projects stand in code-unit order of their ids, zones and targets as in the portfolio. */
export const outcomeSchema = z.strictObject({
  format: z.literal('outcome/v1'),
  scenario: z.string().nullable(),
  totals: books,
  zones: z.array(zoneOutcome),
  targets: z.array(targetOutcome),
  projects: z.array(projectOutcome),
  cost: z.strictObject({ capital: number, annualised: number }),
  warnings: z.array(outcomeWarning),
});

export type Outcome = DeepReadonly<z.infer<typeof outcomeSchema>>;
export type Tonnes = DeepReadonly<z.infer<typeof tonnes>>;
export type TonnesByPollutant = DeepReadonly<z.infer<typeof byPollutant>>;
export type Books = DeepReadonly<z.infer<typeof books>>;
export type Standing = DeepReadonly<z.infer<typeof standing>>;
export type ZoneOutcome = DeepReadonly<z.infer<typeof zoneOutcome>>;
export type TargetOutcome = DeepReadonly<z.infer<typeof targetOutcome>>;
export type ProjectOutcome = DeepReadonly<z.infer<typeof projectOutcome>>;
export type OutcomeWarning = DeepReadonly<z.infer<typeof outcomeWarning>>;
