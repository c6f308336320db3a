import { cumulative, type CumulativeSeries } from '../../../models/engine/cumulative.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import type { Book } from '../../../models/vocabulary.ts';
import { addDays, daysBetween } from '../../words/day.ts';

const kept = new WeakMap<Portfolio, CumulativeSeries>();
const STEP = 7;

/** How a programme's season grows, week by week, the as-of day and the last day included; computed once per portfolio. */
export function seasonCurve(portfolio: Portfolio): CumulativeSeries {
  const known = kept.get(portfolio);
  if (known !== undefined) return known;
  const series = cumulative(portfolio, curveDays(portfolio));
  kept.set(portfolio, series);
  return series;
}

/** The days an S-curve is drawn through: every seventh of the season, the as-of day, the last day. */
export function curveDays({ season, as_of: asOf }: Pick<Portfolio, 'season' | 'as_of'>): readonly string[] {
  const weeks = Array.from({ length: Math.ceil(daysBetween(season.from, season.to) / STEP) }, (_, week) =>
    addDays(season.from, week * STEP),
  );
  const inside = asOf != null && asOf >= season.from && asOf <= season.to ? [asOf] : [];
  return [...new Set([...weeks, ...inside, season.to])].sort();
}

/** Points of one book and pollutant, summed over the zones (all of them, or one). */
export function curvePoints(
  series: CumulativeSeries,
  book: Book,
  pollutant: 'NOx' | 'VOC',
  zone?: string,
): { day: string; tonnes: number }[] {
  const zones = series.zones.filter(({ id }) => zone === undefined || id === zone);
  return series.days.map((day, index) => ({
    day,
    tonnes: zones.reduce((sum, { books }) => sum + (books[book][pollutant]?.[index] ?? 0), 0),
  }));
}

/** The day a season's tonnes reach what is asked for if the plan holds, between two points by the straight line; null when they never do. */
export function reachingDay(
  points: readonly { readonly day: string; readonly tonnes: number }[],
  required: number,
): string | null {
  const at = points.findIndex(({ tonnes }) => tonnes >= required * (1 - 1e-9));
  if (at < 0) return null;
  const [before, point] = [points[at - 1], points[at]!];
  if (before === undefined) return point.day;
  const share = (required - before.tonnes) / (point.tonnes - before.tonnes);
  return addDays(before.day, Math.ceil(share * daysBetween(before.day, point.day)));
}
