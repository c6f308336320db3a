import { dayNumber } from '../calendar.ts';
import type { Change, Portfolio } from '../portfolio.ts';
import { BOOKS, POLLUTANTS, type Book, type Pollutant } from '../vocabulary.ts';
import type { Columns } from './columns.ts';
import { compile, evaluateColumns } from './evaluation.ts';
import { sumOffset } from './ledger.ts';
import { MEASURES } from './measures.ts';
import { baselineStates } from './project-state.ts';
import { applyChanges } from './scenario.ts';
import { creditedParts } from './season-parts.ts';

type ByPollutant = Readonly<Partial<Record<Pollutant, readonly number[]>>>;

/** Season tonnes (t) up to and including each of the days asked for, in their order; pollutants as in `POLLUTANTS`. */
export interface CumulativeSeries {
  readonly days: readonly string[];
  readonly zones: readonly { readonly id: string; readonly books: Readonly<Record<Book, ByPollutant>> }[];
}

/**
 * How the season's tonnes of a valid portfolio grow, per zone, book and pollutant: what an S-curve shows. The last day of the season
 * reaches the season's figure of `evaluate` exactly. Days are YYYY-MM-DD; what the portfolio's own `as_of` decides stays decided.
 */
export function cumulative(
  portfolio: Portfolio,
  days: readonly string[],
  changes: readonly Change[] = [],
): CumulativeSeries {
  const { columns, scene } = compile(portfolio, applyChanges(baselineStates(portfolio), changes));
  const ledgers = days.map((day) => evaluateColumns({ columns: upTo(columns, day), scene, targets: [] }).ledger);
  const series = (zone: number, book: Book): ByPollutant =>
    Object.fromEntries(
      POLLUTANTS.map((pollutant, p) => [
        pollutant,
        ledgers.map(({ sums }) => sums[sumOffset(columns, BOOKS.indexOf(book), zone, p) + MEASURES.season_to_date]!),
      ]),
    );
  return {
    days,
    zones: columns.zones.map(({ id }, zone) => ({
      id,
      books: {
        pool: series(zone, 'pool'),
        planned: series(zone, 'planned'),
        built: series(zone, 'built'),
        verified: series(zone, 'verified'),
      },
    })),
  };
}

/** The same of some entries of the portfolio only, each with what it is credited beside all others. */
export function cumulativeOf(
  portfolio: Portfolio,
  days: readonly string[],
  counts: (entry: string) => boolean,
  changes: readonly Change[] = [],
): CumulativeSeries {
  const { columns, scene } = compile(portfolio, applyChanges(baselineStates(portfolio), changes));
  const sums = days.map((day) => {
    const byKey = new Map<string, number>();
    for (const part of creditedParts({ columns: upTo(columns, day), scene }, MEASURES.season_to_date)) {
      if (!counts(part.entry)) continue;
      const key = keyOf(part.zone, part.book, part.pollutant);
      byKey.set(key, (byKey.get(key) ?? 0) + part.tonnes);
    }
    return byKey;
  });
  const series = (zone: string, book: Book): ByPollutant =>
    Object.fromEntries(
      POLLUTANTS.map((pollutant) => [pollutant, sums.map((byKey) => byKey.get(keyOf(zone, book, pollutant)) ?? 0)]),
    );
  return {
    days,
    zones: columns.zones.map(({ id }) => ({
      id,
      books: {
        pool: series(id, 'pool'),
        planned: series(id, 'planned'),
        built: series(id, 'built'),
        verified: series(id, 'verified'),
      },
    })),
  };
}

function keyOf(zone: string, book: Book, pollutant: Pollutant): string {
  return `${book} ${pollutant} ${zone}`;
}

function upTo(columns: Columns, day: string): Columns {
  const { programme } = columns;
  return { ...columns, programme: { ...programme, toDateEnd: dayNumber(day) - programme.start + 1 } };
}
