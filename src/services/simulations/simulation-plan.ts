import { addDays, dayNumber } from '../../../models/calendar.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import type { ExplorationPlan } from '../../../models/uncertainty/explore.ts';

/** What ozone is made from: the pollutants a simulation's page speaks of. */
export const PRECURSORS = ['NOx', 'VOC'] as const;

const CURVE_POINTS = 12;
const MOST_EXPLORED = 2000;
const DRAWS_PER_FACTOR = 512;

/** How far a simulation of so many draws explores beside them: enough for a band and an order, not for a third digit. */
export function explorationPlan(portfolio: Portfolio, draws: number): ExplorationPlan {
  const { year, season } = portfolio;
  const zero = dayNumber(`${String(year)}-01-01`);
  const length = dayNumber(season.to) - dayNumber(season.from) + 1;
  const points = Math.min(CURVE_POINTS, length);
  const days = Array.from({ length: points }, (_, i) => {
    const day = addDays(season.from, Math.round(((i + 1) * length) / points) - 1);
    return { day, index: dayNumber(day) - zero };
  });
  const explored = Math.min(draws, MOST_EXPLORED);
  return {
    pollutants: PRECURSORS,
    days,
    draws: explored,
    drawsPerFactor: Math.min(Math.ceil(draws / 4), DRAWS_PER_FACTOR),
  };
}
