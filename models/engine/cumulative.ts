import { dayNumber } from '../calendar.ts';
import type { Change, Portfolio } from '../portfolio.ts';
import { BOOKS, POLLUTANTS, type Book, type Pollutant } from '../vocabulary.ts';
import { compile, evaluateColumns } from './evaluation.ts';
import { sumOffset } from './ledger.ts';
import { MEASURES } from './measures.ts';
import { baselineStates } from './project-state.ts';
import { applyChanges } from './scenario.ts';

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
  const { programme } = columns;
  const ledgers = days.map((day) => {
    const upToDay = { ...columns, programme: { ...programme, toDateEnd: dayNumber(day) - programme.start + 1 } };
    return evaluateColumns({ columns: upToDay, scene, targets: [] }).ledger;
  });
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
