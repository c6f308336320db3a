import type { Books, Outcome, Standing, Tonnes, TonnesByPollutant } from '../outcome.ts';
import { type Book, type Pollutant, POLLUTANTS } from '../vocabulary.ts';

/** With minus without, for sums and targets: t more reduced, 万元 more spent, `achieved` and `gap` as differences. */
export interface Impact {
  readonly totals: Books;
  readonly zones: readonly { readonly id: string; readonly books: Books }[];
  readonly targets: readonly TargetImpact[];
  readonly cost: { readonly capital: number; readonly annualised: number };
}

export interface TargetImpact {
  readonly id: string;
  readonly books: Readonly<Record<Book, StandingImpact>>;
}

export interface StandingImpact {
  /** Only a control line asks for more or less: its NOx cut moved. */
  readonly required: number;
  readonly achieved: number;
  readonly gap: number;
  /** Met on each side, so that "now met" and "no longer met" can be said. */
  readonly met: { readonly with: boolean; readonly without: boolean };
}

/**
 * What a scenario changes: the outcome with it minus the outcome without it, of one and the same portfolio. A pollutant
 * missing on one side is 0 there. Throws when zones or targets differ: those were two portfolios.
 */
export function impact(withOutcome: Outcome, withoutOutcome: Outcome): Impact {
  return {
    totals: booksImpact(withOutcome.totals, withoutOutcome.totals),
    zones: paired(withOutcome.zones, withoutOutcome.zones).map(([zone, before]) => ({
      id: zone.id,
      books: booksImpact(zone.books, before.books),
    })),
    targets: paired(withOutcome.targets, withoutOutcome.targets).map(([target, before]) => ({
      id: target.id,
      books: perBook((book) => standingImpact(target.books[book], before.books[book])),
    })),
    cost: {
      capital: withOutcome.cost.capital - withoutOutcome.cost.capital,
      annualised: withOutcome.cost.annualised - withoutOutcome.cost.annualised,
    },
  };
}

function paired<T extends { readonly id: string }>(
  left: readonly T[],
  right: readonly T[],
): readonly (readonly [T, T])[] {
  const byId = new Map(right.map((item) => [item.id, item]));
  if (left.length !== byId.size) throw new Error('outcomes of two different portfolios have no impact');
  return left.map((item) => {
    const other = byId.get(item.id);
    if (other === undefined) throw new Error(`${item.id} stands in one outcome only`);
    return [item, other];
  });
}

function perBook<T>(make: (book: Book) => T): Readonly<Record<Book, T>> {
  return { pool: make('pool'), planned: make('planned'), built: make('built'), verified: make('verified') };
}

function booksImpact(withBooks: Books, withoutBooks: Books): Books {
  return perBook((book) => pollutantsImpact(withBooks[book], withoutBooks[book]));
}

function pollutantsImpact(left: TonnesByPollutant, right: TonnesByPollutant): TonnesByPollutant {
  const differences: Partial<Record<Pollutant, Tonnes>> = {};
  for (const pollutant of POLLUTANTS) {
    const some = left[pollutant] ?? right[pollutant];
    if (some === undefined) continue;
    differences[pollutant] = difference(left[pollutant] ?? zero(some), right[pollutant] ?? zero(some));
  }
  return differences;
}

function difference(left: Tonnes, right: Tonnes): Tonnes {
  return {
    full_year: left.full_year - right.full_year,
    year: left.year - right.year,
    season: left.season - right.season,
    months: left.months.map((month, index) => month - right.months[index]!),
    ...(left.year_to_date === undefined ? {} : { year_to_date: left.year_to_date - right.year_to_date! }),
    ...(left.season_to_date === undefined ? {} : { season_to_date: left.season_to_date - right.season_to_date! }),
  };
}

function zero(like: Tonnes): Tonnes {
  return {
    ...like,
    full_year: 0,
    year: 0,
    season: 0,
    months: like.months.map(() => 0),
    ...(like.year_to_date === undefined ? {} : { year_to_date: 0, season_to_date: 0 }),
  };
}

function standingImpact(left: Standing, right: Standing): StandingImpact {
  return {
    required: left.required - right.required,
    achieved: left.achieved - right.achieved,
    gap: left.gap - right.gap,
    met: { with: left.met, without: right.met },
  };
}
