import { expect, test } from 'vitest';
import type { Outcome } from '../../../models/outcome.ts';
import { monthCurve } from '../../../src/services/figures/month-curve.ts';

const months = Array.from({ length: 12 }, (_, index) => index + 1);
const tonnes = { full_year: 78, year: 78, season: 35, months };
const outcome = { totals: { pool: {}, planned: { NOx: tonnes }, built: {}, verified: {} } } as unknown as Outcome;

test('a season of whole months is drawn through the ends of its months', () => {
  const season = { year: 2023, season_from: '2023-05-01', season_to: '2023-09-30' };
  const curve = monthCurve(outcome, 'NOx', season);
  expect(curve).toMatchObject({ from: '2023-05-01', to: '2023-09-30' });
  expect(curve.points).toEqual([
    { day: '2023-05-31', tonnes: 5 },
    { day: '2023-06-30', tonnes: 11 },
    { day: '2023-07-31', tonnes: 18 },
    { day: '2023-08-31', tonnes: 26 },
    { day: '2023-09-30', tonnes: 35 },
  ]);
});

test.each([
  ['begins within a month', '2023-05-15', '2023-09-30'],
  ['ends within a month', '2023-05-01', '2023-09-15'],
  ['reaches into the next year', '2023-10-01', '2024-03-31'],
])('a season that %s cannot be read off months: the year is drawn', (_, season_from, season_to) => {
  const curve = monthCurve(outcome, 'NOx', { year: 2023, season_from, season_to });
  expect(curve).toMatchObject({ from: '2023-01-01', to: '2023-12-31' });
  expect(curve.points).toHaveLength(12);
  expect(curve.points.at(-1)).toEqual({ day: '2023-12-31', tonnes: 78 });
});

test('a pollutant nobody reduces stays at nothing', () => {
  const season = { year: 2024, season_from: '2024-02-01', season_to: '2024-02-29' };
  expect(monthCurve(outcome, 'CO2', season).points).toEqual([{ day: '2024-02-29', tonnes: 0 }]);
});
